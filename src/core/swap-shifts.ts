// Which two shifts a swap is about: the one on the day that was named, and the other's nearest that has not begun.
import type { Calendar } from './hours-calendar.ts';
import { dayNumber } from './hours-calendar.ts';
import type { Instant } from './instant.ts';
import { MINUTES_A_DAY } from './instant.ts';
import type { Span } from './override.ts';
import { type Result, refused } from './problem.ts';
import { handoffAt, rotated, turnAt } from './rotation.ts';
import type { Roster, UserId } from './settings.ts';
import type { ShiftProblem } from './shift-problem.ts';

export interface SwapAsked {
  readonly by: UserId;
  readonly of: UserId;
  readonly date: string;
}

/** What `by` gives away and what they get for it. */
export interface SwapSpans {
  readonly gives: Span;
  readonly gets: Span;
}

interface Turn extends Span {
  readonly userId: UserId | undefined;
}

const declined = (why: ShiftProblem) => refused({ kind: 'shifts', why });

const turnOf = (roster: Roster, turn: number, calendar: Calendar): Turn | null =>
  roster.rotation && {
    userId: rotated(roster.members, turn)[0],
    fromAt: handoffAt(roster.rotation, turn, calendar),
    untilAt: handoffAt(roster.rotation, turn + 1, calendar),
  };

/** Of that person's shifts ahead, the one that begins nearest to `near`; the earlier of two as near. */
const nearestOf = (
  userId: UserId,
  near: { readonly turn: number; readonly at: Instant; readonly now: Instant },
  { roster, calendar }: Among,
): Turn | null => {
  const reach = roster.members.length;
  const around = Array.from({ length: 2 * reach + 1 }, (_, index) => near.turn - reach + index);
  const shifts = around.flatMap((turn) => turnOf(roster, turn, calendar) ?? []);
  const ahead = shifts.filter((shift) => shift.userId === userId && shift.fromAt > near.now);
  const distance = ({ fromAt }: Span): number => Math.abs(fromAt - near.at);
  return ahead.sort((one, other) => distance(one) - distance(other) || one.fromAt - other.fromAt)[0] ?? null;
};

interface Among {
  readonly roster: Roster;
  readonly calendar: Calendar;
}

const spanOf = ({ fromAt, untilAt }: Span): Span => ({ fromAt, untilAt });

/** The shift of a day is the one that runs as it ends. */
export const swapShifts = (asked: SwapAsked, now: Instant, among: Among): Result<SwapSpans> => {
  const { by, of, date } = asked;
  const { roster, calendar } = among;
  if (roster.rotation === null) return declined({ kind: 'no-rotation' });
  const turn = turnAt(roster.rotation, calendar.instantAt(dayNumber(date), MINUTES_A_DAY) - 1, calendar);
  const shift = turnOf(roster, turn, calendar);
  if (shift?.userId === undefined) return declined({ kind: 'no-rotation' });
  if (shift.fromAt <= now) return refused({ kind: 'time-past', text: date });
  if (shift.userId !== by && shift.userId !== of)
    return declined({ kind: 'not-their-shift', date, userId: shift.userId });
  const other = shift.userId === by ? of : by;
  const otherShift = nearestOf(other, { turn, at: shift.fromAt, now }, among);
  if (otherShift === null) return declined({ kind: 'no-shift-ahead', userId: other });
  const [gives, gets] = shift.userId === by ? [shift, otherShift] : [otherShift, shift];
  return { ok: true, value: { gives: spanOf(gives), gets: spanOf(gets) } };
};

/** Whether both shifts are still whose they were. */
export const areStillTheirs = (
  { by, of, gives, gets }: SwapSpans & Pick<SwapAsked, 'by' | 'of'>,
  { roster, calendar }: Among,
): boolean => {
  const { rotation } = roster;
  if (rotation === null) return false;
  const isOf = (span: Span, userId: UserId): boolean => {
    const shift = turnOf(roster, turnAt(rotation, span.fromAt, calendar), calendar);
    return shift?.userId === userId && shift.fromAt === span.fromAt && shift.untilAt === span.untilAt;
  };
  return isOf(gives, by) && isOf(gets, of);
};
