// How many calls of blocked numbers a line rejected on each day of the last year: they leave no record of their own.
// A mark for each day of the year holds the day and its count, so that the same day of the next year takes its place.
import type { Calendar, DayNumber } from './hours-calendar.ts';
import type { Span } from './override.ts';

const DAYS_KEPT = 366;
const COUNTS_BELOW = 1_000_000;

export const rejectedMark = (lineId: string, day: DayNumber): string =>
  `rejected:${lineId}:${day % DAYS_KEPT}`;

/** What a mark says of that day. */
export const rejectedOn = (kept: number | undefined, day: DayNumber): number =>
  kept !== undefined && Math.floor(kept / COUNTS_BELOW) === day ? kept % COUNTS_BELOW : 0;

export const withOneMoreRejected = (kept: number | undefined, day: DayNumber): number =>
  day * COUNTS_BELOW + Math.min(rejectedOn(kept, day) + 1, COUNTS_BELOW - 1);

/** Every day that begins in the span. */
export const daysIn = ({ fromAt, untilAt }: Span, calendar: Calendar): readonly DayNumber[] => {
  const first = calendar.dayAt(fromAt);
  const last = calendar.dayAt(untilAt - 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
};
