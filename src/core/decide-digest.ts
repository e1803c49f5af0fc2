// Decides about the digest of one line.
import { answered, changed, type Decision, type DecisionContext, withLine } from './decision.ts';
import { type DigestTimes, isSameTimes } from './digest.ts';
import { digestSetting } from './digest-view.ts';
import type { Reply } from './reply.ts';
import type { DigestCommand } from './report-command.ts';
import type { Line } from './settings.ts';

const shown = (line: Line, did: (Reply & { readonly kind: 'digest' })['did'], { now }: DecisionContext) =>
  ({ kind: 'digest', did, now: digestSetting(line, now) }) as const;

const becomes = (times: DigestTimes | null, context: DecisionContext): Decision => {
  const { line: before, settings, now } = context;
  const line = { ...before, digest: times === null ? null : { ...times, sinceAt: now } };
  const decision = changed(withLine(settings, line), { kind: 'digest', digest: times }, context);
  return { ...decision, reply: shown(line, times === null ? 'ended' : 'set', context) };
};

export const decideDigest = ({ wish }: DigestCommand, context: DecisionContext): Decision => {
  const { line } = context;
  switch (wish.kind) {
    case 'show':
      return answered(shown(line, null, context));
    case 'off':
      return line.digest === null ? answered(shown(line, 'nothing', context)) : becomes(null, context);
    case 'at':
      return line.digest !== null && isSameTimes(line.digest, wish)
        ? answered(shown(line, 'nothing', context))
        : becomes({ days: wish.days, minute: wish.minute }, context);
  }
};
