// Decides about reminders and texts of one line.
import { answered, changed, type Decision, type DecisionContext, withLine } from './decision.ts';
import { type FollowUpCommand, type FollowUpDeed, followUpView } from './follow-up.ts';
import type { Reply } from './reply.ts';
import type { Line, Reminders } from './settings.ts';
import { DEFAULT_TEXT } from './texts.ts';

type Of<K extends FollowUpCommand['kind']> = Extract<FollowUpCommand, { readonly kind: K }>;
type Did = (Reply & { readonly kind: 'follow-up' })['did'];

const shown = (line: Line, did: Did): Reply => ({ kind: 'follow-up', did, now: followUpView(line) });

const lineBecomes = (change: Partial<Line>, deed: FollowUpDeed, context: DecisionContext): Decision => {
  const line = { ...context.line, ...change };
  const decision = changed(withLine(context.settings, line), { kind: 'follow-up', done: deed }, context);
  return { ...decision, reply: shown(line, deed) };
};

const OFF: Reminders = { afterMinutes: [], callAfterMinutes: null, isAlways: false, atOpening: false };

/** Whoever asks for any reminder also wants what came while the line was closed. */
const remindAfter = (
  remind: Reminders,
  wish: Exclude<Of<'remind'>['wish'], { readonly kind: 'show' }>,
): Reminders => {
  const on = { ...remind, atOpening: true };
  switch (wish.kind) {
    case 'off':
      return OFF;
    case 'mention':
      return { ...on, afterMinutes: wish.afterMinutes };
    case 'call':
      return { ...on, callAfterMinutes: wish.afterMinutes };
    case 'when':
      return { ...on, isAlways: wish.isAlways };
  }
};

const isSame = (one: Reminders, other: Reminders): boolean =>
  one.afterMinutes.join() === other.afterMinutes.join() &&
  one.callAfterMinutes === other.callAfterMinutes &&
  one.isAlways === other.isAlways &&
  one.atOpening === other.atOpening;

const decideRemind = ({ wish }: Of<'remind'>, context: DecisionContext): Decision => {
  const { line } = context;
  if (wish.kind === 'show') return answered(shown(line, null));
  const remind = remindAfter(line.remind, wish);
  if (isSame(remind, line.remind)) return answered(shown(line, 'nothing'));
  return lineBecomes({ remind }, { kind: 'remind', remind }, context);
};

const decideText = ({ wish }: Of<'text'>, context: DecisionContext): Decision => {
  const { line } = context;
  if (wish.kind === 'show') return answered(shown(line, null));
  if (wish.kind === 'members')
    return wish.isOn === line.textMembers
      ? answered(shown(line, 'nothing'))
      : lineBecomes({ textMembers: wish.isOn }, { kind: 'text-members', isOn: wish.isOn }, context);
  const text = wish.isOn ? (wish.text ?? DEFAULT_TEXT[line.language]) : null;
  return text === line.textCallers
    ? answered(shown(line, 'nothing'))
    : lineBecomes({ textCallers: text }, { kind: 'text-callers', text }, context);
};

export const decideFollowUp = (command: FollowUpCommand, context: DecisionContext): Decision =>
  command.kind === 'remind' ? decideRemind(command, context) : decideText(command, context);
