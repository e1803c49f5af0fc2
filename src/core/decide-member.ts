// Decides about one member: the number that rings, pausing and coming back.
import type { Command } from './command.ts';
import { changed, type Decision, type DecisionContext, declined, unchanged, unfit } from './decision.ts';
import { readNumberToRing } from './dialable.ts';
import { numberProblem } from './number-problem.ts';
import { isPaused } from './on-call.ts';
import { maskedNumber } from './phone-number.ts';
import { type Result, refused } from './problem.ts';
import type { Member, PhoneNumber, Settings, UserId } from './settings.ts';
import { untilAt } from './until.ts';

type Of<K extends Command['kind']> = Extract<Command, { readonly kind: K }>;

const memberOf = (userId: UserId, { settings }: DecisionContext): Member =>
  settings.membersById[userId] ?? {};

const withMember = (settings: Settings, userId: UserId, member: Member): Settings => ({
  ...settings,
  membersById: { ...settings.membersById, [userId]: member },
});

const ownerOf = (phone: PhoneNumber, settings: Settings): UserId | undefined =>
  Object.entries(settings.membersById).find(([, member]) => member.phone === phone)?.[0];

const readNumber = (text: string, { line, settings }: DecisionContext): Result<PhoneNumber> => {
  const reading = readNumberToRing(text, line, settings);
  return reading.ok
    ? { ok: true, value: reading.number }
    : refused(numberProblem(reading.fault, text, { line, settings }));
};

export const decidePhone = (command: Of<'phone'>, context: DecisionContext): Decision => {
  const { settings, by } = context;
  const userId = command.userId ?? by;
  const problem = unfit(userId, context);
  if (problem !== null) return declined(problem);
  const phone = readNumber(command.number, context);
  if (!phone.ok) return declined(phone.problem);
  const owner = ownerOf(phone.value, settings);
  if (owner === userId) return unchanged(context);
  if (owner !== undefined) return declined({ kind: 'number-taken', userId: owner });
  const { checkedAt: _of, ...member } = memberOf(userId, context);
  const after = withMember(settings, userId, { ...member, phone: phone.value });
  return changed(after, { kind: 'phone', userId, phone: maskedNumber(phone.value) }, context);
};

const pauseEnd = ({ until }: Of<'pause'>, { now, line }: DecisionContext): Result<number | null> =>
  until === null ? { ok: true, value: null } : untilAt(until, { now, timeZone: line.timeZone });

export const decidePause = (command: Of<'pause'>, context: DecisionContext): Decision => {
  const { settings, by, now } = context;
  const userId = command.userId ?? by;
  const problem = unfit(userId, context);
  if (problem !== null) return declined(problem);
  const isMember = settings.rosters.some((roster) => roster.members.includes(userId));
  if (!isMember) return declined({ kind: 'not-in-roster', userId });
  const end = pauseEnd(command, context);
  if (!end.ok) return declined(end.problem);
  const member = memberOf(userId, context);
  if (isPaused(member, now) && member.pause?.untilAt === end.value) return unchanged(context);
  const after = withMember(settings, userId, { ...member, pause: { untilAt: end.value } });
  return changed(after, { kind: 'pause', userId, untilAt: end.value }, context);
};

export const decideResume = (command: Of<'resume'>, context: DecisionContext): Decision => {
  const userId = command.userId ?? context.by;
  const { pause, ...awake } = memberOf(userId, context);
  if (!isPaused({ ...awake, ...(pause && { pause }) }, context.now))
    return declined({ kind: 'not-paused', userId });
  return changed(withMember(context.settings, userId, awake), { kind: 'resume', userId }, context);
};
