// Decides about overrides: taking over, standing in for somebody, and ending either early.
import type { Until } from './command.ts';
import { type Decision, type DecisionContext, declined } from './decision.ts';
import { dialFault } from './dialable.ts';
import { DAY_MS, type Instant } from './instant.ts';
import { numberProblem } from './number-problem.ts';
import { isPaused, zoneOf } from './on-call.ts';
import { nextTurnAt } from './order.ts';
import { holdsAt, type Override, type Span } from './override.ts';
import { type Result, refused } from './problem.ts';
import { rosterNow } from './roster-now.ts';
import type { Roster } from './settings.ts';
import type { SaidSpan, ShiftCommand } from './shift-command.ts';
import { changedShifts, shiftsDeclined, shownShifts, weeksAhead } from './shift-decision.ts';
import { untilAt } from './until.ts';

type Of<K extends ShiftCommand['kind']> = Extract<ShiftCommand, { readonly kind: K }>;

export const OVERRIDES_MOST = 100;
/** A take without an end where nobody takes turns: long enough for what came up, short enough to be forgotten. */
const TAKE_MS = DAY_MS;
/** Shown after the end of what was made, so that who is on then is seen too. */
const SHOWN_AFTER_MS = DAY_MS;

/** One that none has had: whoever has an older list means no other by it. */
export const nextOverrideId = ({ lastOverrideId }: Roster): number => lastOverrideId + 1;

/** With the override, and what then holds while it does. */
export const withOverride = (
  roster: Roster,
  override: Override,
  made: { readonly requestId: number | null; readonly context: DecisionContext },
): Decision => {
  if (roster.overrides.length >= OVERRIDES_MOST)
    return shiftsDeclined({ kind: 'too-many', what: 'overrides', most: OVERRIDES_MOST });
  const overrides = [...roster.overrides, override];
  const after = { ...roster, overrides, lastOverrideId: override.id };
  const untilAt = Math.max(...override.spans.map((span) => span.untilAt)) + SHOWN_AFTER_MS;
  const showing = { about: 'schedule', span: { fromAt: made.context.now, untilAt } } as const;
  const done =
    made.requestId === null
      ? ({ kind: 'override-made', override } as const)
      : ({ kind: 'agreed', requestId: made.requestId, override } as const);
  return changedShifts(after, { done, showing }, made.context);
};

/** Whoever would be called in vain cannot take a shift. */
export const unreachable = ({ settings, by, line }: DecisionContext): Decision | null => {
  const phone = settings.membersById[by]?.phone;
  if (phone === undefined) return declined({ kind: 'no-phone', userId: by });
  const fault = dialFault(phone, settings);
  return fault === null ? null : declined(numberProblem(fault, phone, { line, settings }));
};

const takeEnd = ({ until }: Of<'take'>, roster: Roster, context: DecisionContext): Result<Instant> => {
  const { now, settings } = context;
  const timeZone = zoneOf(settings, roster.name);
  if (until !== null) return untilAt(until, { now, timeZone });
  return { ok: true, value: nextTurnAt(roster, now, timeZone) ?? now + TAKE_MS };
};

export const decideTake = (command: Of<'take'>, context: DecisionContext): Decision => {
  const { settings, by, now } = context;
  const trouble = unreachable(context);
  if (trouble !== null) return trouble;
  const member = settings.membersById[by];
  if (isPaused(member, now))
    return shiftsDeclined({ kind: 'taker-paused', untilAt: member?.pause?.untilAt ?? null });
  const roster = rosterNow(context);
  const end = takeEnd(command, roster, context);
  if (!end.ok) return declined(end.problem);
  // A new end takes the place of the one given before.
  const isMine = (override: Override): boolean =>
    override.kind === 'take' && override.userId === by && holdsAt(override, now);
  const others = { ...roster, overrides: roster.overrides.filter((override) => !isMine(override)) };
  const spans = [{ fromAt: now, untilAt: end.value }];
  const override = { id: nextOverrideId(roster), kind: 'take', userId: by, by, at: now, spans } as const;
  return withOverride(others, override, { requestId: null, context });
};

const COUNTED_FROM_START: ReadonlySet<Until['kind']> = new Set(['for', 'clock', 'weekday']);

/** Of what was said; a length, a clock or a day of the week after the start counts from there, `tomorrow` from today. */
export const spanFrom = ({ from, until }: SaidSpan, context: DecisionContext): Result<Span> => {
  const { now, settings, rosterName } = context;
  const timeZone = zoneOf(settings, rosterName);
  const start: Result<Instant> = from === null ? { ok: true, value: now } : untilAt(from, { now, timeZone });
  if (!start.ok) return start;
  const counted = { now: COUNTED_FROM_START.has(until.kind) ? start.value : now, timeZone };
  const end = untilAt(until, counted);
  if (!end.ok) return end;
  return end.value > start.value
    ? { ok: true, value: { fromAt: start.value, untilAt: end.value } }
    : refused({ kind: 'shifts', why: { kind: 'ends-before-start' } });
};

export const decideCover = (command: Of<'cover'>, context: DecisionContext): Decision => {
  const { by, now } = context;
  const { userId: insteadOf } = command;
  if (insteadOf === by) return shiftsDeclined({ kind: 'myself', what: 'cover' });
  const trouble = unreachable(context);
  if (trouble !== null) return trouble;
  const roster = rosterNow(context);
  const isCalled =
    roster.members.includes(insteadOf) || roster.overrides.some(({ userId }) => userId === insteadOf);
  if (!isCalled) return declined({ kind: 'not-in-roster', userId: insteadOf });
  const span = spanFrom(command.span, context);
  if (!span.ok) return declined(span.problem);
  const id = nextOverrideId(roster);
  const override = { id, kind: 'cover', userId: by, insteadOf, by, at: now, spans: [span.value] } as const;
  return withOverride(roster, override, { requestId: null, context });
};

const listed = (context: DecisionContext) =>
  ({ about: 'overrides', span: weeksAhead(context.now, 1) }) as const;

export const decideOverrides = (context: DecisionContext): Decision => shownShifts(context, listed(context));

export const decideRemoveOverride = ({ ids }: Of<'remove-override'>, context: DecisionContext): Decision => {
  const roster = rosterNow(context);
  const known = roster.overrides.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) return shiftsDeclined({ kind: 'unknown-override', id: unknown, known });
  const overrides = roster.overrides.filter(({ id }) => ids.includes(id));
  const left = roster.overrides.filter(({ id }) => !ids.includes(id));
  const done = { kind: 'overrides-removed', overrides } as const;
  return changedShifts({ ...roster, overrides: left }, { done, showing: listed(context) }, context);
};
