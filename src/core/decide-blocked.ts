// Decides whose calls are rejected on every line. Blocks that ended are dropped when the list changes.
import { already, arranged, type Decision, type DecisionContext, declined } from './decision.ts';
import { isShort, nationalFormat, readAnyNumber } from './phone-number.ts';
import { type Problem, type Result, shortened } from './problem.ts';
import type { BlockedNumber, PhoneNumber } from './settings.ts';
import type { SetupOrder } from './setup.ts';
import { isBlockedAt } from './setup-view.ts';
import { untilAt } from './until.ts';

export const BLOCKED_MOST = 500;

type Block = Extract<SetupOrder, { readonly kind: 'block' }>;

const stillBlocked = ({ settings, now }: DecisionContext): readonly BlockedNumber[] =>
  settings.blocked.filter((blocked) => isBlockedAt(blocked, now));

/** Calls from our own numbers are told apart already, and a colleague's would be lost. */
const ourOwn = (number: PhoneNumber, { settings }: DecisionContext): Problem | null => {
  const line = settings.lines.find((known) => known.number === number);
  if (line !== undefined) return { kind: 'block-line', name: line.name };
  const [userId] = Object.entries(settings.membersById).find(([, { phone }]) => phone === number) ?? [];
  return userId === undefined ? null : { kind: 'block-member', userId };
};

const endOf = ({ until }: Block, { now, line }: DecisionContext): Result<number | null> =>
  until === null ? { ok: true, value: null } : untilAt(until, { now, timeZone: line.timeZone });

const withBlock = (blocked: BlockedNumber, context: DecisionContext): Decision => {
  const others = stillBlocked(context).filter(({ number }) => number !== blocked.number);
  if (others.length >= BLOCKED_MOST)
    return declined({ kind: 'too-many', what: 'blocked numbers', most: BLOCKED_MOST });
  const { number, untilAt: endsAt, reason } = blocked;
  const setup = { kind: 'blocked', number, untilAt: endsAt, reason } as const;
  const known = context.settings.blocked.find((one) => one.number === number);
  if (known?.untilAt === endsAt && known.reason === reason) return already({ kind: 'setup', setup });
  const after = { ...context.settings, blocked: [...others, blocked] };
  return arranged(after, { setup, shown: null, notes: [] }, context);
};

export const decideBlock = (block: Block, context: DecisionContext): Decision => {
  const { line, by, now } = context;
  const number = readAnyNumber(block.number, line.country);
  if (number === null) return declined({ kind: 'bad-number', usage: 'block', text: shortened(block.number) });
  if (isShort(block.number)) return declined({ kind: 'block-short', text: shortened(block.number) });
  const own = ourOwn(number, context);
  if (own !== null) return declined(own);
  const end = endOf(block, context);
  if (!end.ok) return declined(end.problem);
  return withBlock({ number, untilAt: end.value, reason: block.reason, by, at: now }, context);
};

export const decideUnblock = (text: string, context: DecisionContext): Decision => {
  const { settings, line } = context;
  const number = readAnyNumber(text, line.country);
  if (number === null) return declined({ kind: 'bad-number', usage: 'unblock', text: shortened(text) });
  const blocked = stillBlocked(context);
  if (!blocked.some((one) => one.number === number))
    return declined({ kind: 'not-blocked', number: nationalFormat(number, line.country) });
  const after = { ...settings, blocked: blocked.filter((one) => one.number !== number) };
  return arranged(after, { setup: { kind: 'unblocked', number }, shown: null, notes: [] }, context);
};
