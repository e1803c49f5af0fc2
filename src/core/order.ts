// Who is first, second … at any instant: the one place where rotation and overrides meet. Calls, status, mentions,
// posts, groups and calendars all ask here, so that they cannot tell different things.
import { type Calendar, createCalendar } from './hours-calendar.ts';
import type { Instant, TimeZone } from './instant.ts';
import { isWithin, overridden, type Span } from './override.ts';
import { handoffAt, nextHandoffAt, type Rotation, rotated, turnAt } from './rotation.ts';
import type { Roster, UserId } from './settings.ts';

export type Turns = Pick<Roster, 'members' | 'rotation' | 'overrides'>;

/** A time in which the order stays the same. */
export interface Shift extends Span {
  readonly order: readonly UserId[];
}

/** The turn that was asked about last, and how long it runs: to work one out takes 0.4 ms, and calls ask every time. */
interface RunningTurn extends Span {
  readonly turn: number;
  readonly timeZone: TimeZone;
}
const lastAsked = new WeakMap<Rotation, RunningTurn>();

const runningTurn = (rotation: Rotation, at: Instant, timeZone: TimeZone): RunningTurn => {
  const known = lastAsked.get(rotation);
  if (known?.timeZone === timeZone && isWithin(at, known)) return known;
  const calendar = createCalendar(timeZone);
  const turn = turnAt(rotation, at, calendar);
  const [fromAt, untilAt] = [handoffAt(rotation, turn, calendar), handoffAt(rotation, turn + 1, calendar)];
  const running = { turn, timeZone, fromAt, untilAt };
  lastAsked.set(rotation, running);
  return running;
};

const orderIn = ({ members, rotation, overrides }: Turns, at: Instant, calendar: Calendar) => {
  const turn = rotation === null ? 0 : turnAt(rotation, at, calendar);
  return overridden(rotated(members, turn), overrides, at);
};

/** Who is called first, second … at `now`; the zone is the one in which handoffs are meant. */
export const orderAt = (
  { members, rotation, overrides }: Turns,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: TimeZone },
): readonly UserId[] => {
  const turn = rotation === null ? 0 : runningTurn(rotation, now, timeZone).turn;
  return overridden(rotated(members, turn), overrides, now);
};

/** Before this instant the order is what it is at `now`; it need not change then. */
export const orderHoldsUntil = (
  { rotation, overrides }: Turns,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: TimeZone },
): Instant => {
  const turnEndsAt =
    rotation === null ? Number.POSITIVE_INFINITY : runningTurn(rotation, now, timeZone).untilAt;
  const edges = overrides.flatMap(({ spans }) => spans.flatMap(({ fromAt, untilAt }) => [fromAt, untilAt]));
  return Math.min(turnEndsAt, ...edges.filter((at) => at > now));
};

const handoffsWithin = ({ rotation }: Turns, span: Span, calendar: Calendar): readonly Instant[] => {
  if (rotation === null) return [];
  const handoffs: Instant[] = [];
  for (let turn = turnAt(rotation, span.fromAt, calendar) + 1; ; turn += 1) {
    const at = handoffAt(rotation, turn, calendar);
    if (at >= span.untilAt) return handoffs;
    handoffs.push(at);
  }
};

const edgesWithin = ({ overrides }: Turns, { fromAt, untilAt }: Span): readonly Instant[] =>
  overrides
    .flatMap(({ spans }) => spans.flatMap((span) => [span.fromAt, span.untilAt]))
    .filter((at) => fromAt < at && at < untilAt);

/** The whole span, cut wherever the order may change, and at `cuts` besides. */
export const shiftsBetween = (
  roster: Turns,
  span: Span,
  { timeZone, cuts = [] }: { readonly timeZone: TimeZone; readonly cuts?: readonly Instant[] },
): readonly Shift[] => {
  const calendar = createCalendar(timeZone);
  const inside = cuts.filter((at) => span.fromAt < at && at < span.untilAt);
  const edges = [...handoffsWithin(roster, span, calendar), ...edgesWithin(roster, span), ...inside];
  const starts = [...new Set([span.fromAt, ...edges])].sort((one, other) => one - other);
  return starts.map((fromAt, index) => ({
    fromAt,
    untilAt: starts[index + 1] ?? span.untilAt,
    order: orderIn(roster, fromAt, calendar),
  }));
};

/** Neighbours that are alike by `key`, as one. */
export const merged = <T extends Span>(spans: readonly T[], key: (span: T) => string): readonly T[] => {
  const joined: T[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && last.untilAt === span.fromAt && key(last) === key(span))
      joined[joined.length - 1] = { ...last, untilAt: span.untilAt };
    else joined.push(span);
  }
  return joined;
};

/** When the turn passes next; null without a rotation. */
export const nextTurnAt = (roster: Turns, now: Instant, timeZone: TimeZone): Instant | null =>
  roster.rotation === null ? null : nextHandoffAt(roster.rotation, now, createCalendar(timeZone));
