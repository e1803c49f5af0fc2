// What is open, found out minute by minute from what clocks show, without working out a single instant from a time.
import { DateTime } from 'luxon';
import type { DayRange } from '../../src/core/hours.ts';
import type { LineHours } from '../../src/core/hours-state.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../src/core/instant.ts';

const MINUTES_A_DAY = 1_440;

/** A clock face as a number that grows by one a minute. */
const faceOf = (local: string): number => Date.parse(`${local}Z`) / MINUTE_MS;

interface Minute {
  readonly at: Instant;
  readonly face: number;
}

const windows = new Map<string, readonly Minute[]>();

/** Every minute of the window with what clocks there show, in the order in which they come. */
const minutesOf = (timeZone: string, from: Instant, days: number): readonly Minute[] => {
  const key = `${timeZone} ${from} ${days}`;
  const minutes =
    windows.get(key) ??
    Array.from({ length: days * MINUTES_A_DAY }, (_, index) => {
      const at = from + index * MINUTE_MS;
      return { at, face: at / MINUTE_MS + DateTime.fromMillis(at, { zone: timeZone }).offset };
    });
  windows.set(key, minutes);
  return minutes;
};

/** When clocks first show that; a time that they skip is as much later as they skip. */
const firstSeen = (minutes: readonly Minute[]) => {
  const seen = new Map<number, Instant>();
  for (const { at, face } of minutes) if (!seen.has(face)) seen.set(face, at);
  const skippedAround = (face: number): number => {
    let [first, last] = [face, face];
    while (!seen.has(first - 1) && face - first < MINUTES_A_DAY) first -= 1;
    while (!seen.has(last + 1) && last - face < MINUTES_A_DAY) last += 1;
    return last - first + 1;
  };
  return (face: number): Instant => seen.get(face) ?? seen.get(face + skippedAround(face)) ?? Number.NaN;
};

const isoWeekday = (day: number): number => new Date(day * DAY_MS).getUTCDay() || 7;

const spansOf = (ranges: readonly DayRange[], days: readonly number[], seen: (face: number) => Instant) =>
  days.flatMap((day) =>
    ranges
      .filter((range) => range.day === isoWeekday(day))
      .map((range) => [
        seen(day * MINUTES_A_DAY + range.fromMinute),
        seen(day * MINUTES_A_DAY + range.toMinute),
      ]),
  );

const covers = (at: Instant, [from = Number.NaN, to = Number.NaN]: readonly number[]): boolean =>
  from <= at && at < to;

/** Whether it is open in each minute of those days; three days on either side are looked at besides. */
export const openMinutes = (line: LineHours, from: Instant, days: number): ReadonlyMap<Instant, boolean> => {
  const minutes = minutesOf(line.timeZone, from - 4 * DAY_MS, days + 8);
  const seen = firstSeen(minutes);
  const dayNumbers = [...new Set(minutes.map(({ face }) => Math.floor(face / MINUTES_A_DAY)))].slice(1, -2);
  const week = spansOf(line.hours.kind === 'week' ? line.hours.ranges : [], dayNumbers, seen);
  const closedDays = (line.holidays?.days ?? [])
    .filter(({ date }) => line.holidays?.keptOpen.includes(date) === false)
    .map(({ date }) => [seen(faceOf(`${date}T00:00`)), seen(faceOf(`${date}T00:00`) + MINUTES_A_DAY)]);
  const exceptions = line.exceptions.map((exception) => ({
    kind: exception.kind,
    span: [seen(faceOf(exception.from)), seen(faceOf(exception.to))],
  }));
  const isOpen = (at: Instant): boolean => {
    const exception = exceptions.filter(({ span }) => covers(at, span)).at(-1);
    if (exception !== undefined) return exception.kind === 'open';
    if (closedDays.some((span) => covers(at, span))) return false;
    return line.hours.kind === 'week' ? week.some((span) => covers(at, span)) : line.hours.kind === 'always';
  };
  return new Map(
    minutes.slice(4 * MINUTES_A_DAY, -4 * MINUTES_A_DAY).map(({ at }) => [at, isOpen(at)] as const),
  );
};
