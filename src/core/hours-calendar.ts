// Days and wall-clock times of one zone as instants. Every time becomes an instant by the calendar's "compatible"
// rule: one that a clock change skips moves on by the gap, one that comes twice is its first. A day lasts from its
// first midnight to the next day's, so that days follow one another without gap or overlap.
import { Temporal } from 'temporal-polyfill';
import { DAY_MS, type Instant, MINUTE_MS, type TimeZone } from './instant.ts';

/** Days since 1970-01-01, in any zone. */
export type DayNumber = number;
/** What a clock shows, as the instant at which a clock of UTC shows the same. */
type Local = number;

/** With a day on either side, shorter than any zone keeps its clock (a week, Gaza in 2040): equal offsets mean no change between. */
const STRETCH_DAYS = 4;
const STRETCH_MS = STRETCH_DAYS * DAY_MS;
const NANOSECONDS_IN_MS = 1_000_000;

/** `2026-12-24` */
export const dateOf = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const dayNumber = (date: string): DayNumber => Math.round(Date.parse(`${date}T00:00Z`) / DAY_MS);

/** ISO: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

const textOf = (local: Local): string => new Date(local).toISOString().slice(0, -1);

const offsetAt = (at: Instant, timeZone: TimeZone): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds /
  NANOSECONDS_IN_MS;

const lookUp = (local: Local, timeZone: TimeZone): Instant =>
  Temporal.PlainDateTime.from(textOf(local)).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;

/** Remembers what it has worked out: make one for a question, not for good. Throws RangeError for an unknown zone. */
export const createCalendar = (timeZone: TimeZone) => {
  const offsets = new Map<number, number | null>();

  /** The offset around that time, or null when the clock changes about then. */
  const steadyOffset = (time: number): number | null => {
    const stretch = Math.floor(time / STRETCH_MS);
    const known = offsets.get(stretch);
    if (known !== undefined) return known;
    const before = offsetAt(stretch * STRETCH_MS - DAY_MS, timeZone);
    const after = offsetAt((stretch + 1) * STRETCH_MS + DAY_MS, timeZone);
    const offset = before === after ? before : null;
    offsets.set(stretch, offset);
    return offset;
  };

  const localAt = (at: Instant): Local => at + (steadyOffset(at) ?? offsetAt(at, timeZone));

  const instantOf = (local: Local): Instant => {
    const offset = steadyOffset(local);
    return offset === null ? lookUp(local, timeZone) : local - offset;
  };

  const startOf = (day: DayNumber): Instant => instantOf(day * DAY_MS);

  return {
    dayAt: (at: Instant): DayNumber => {
      const day = Math.floor(localAt(at) / DAY_MS);
      if (at < startOf(day)) return day - 1;
      return at >= startOf(day + 1) ? day + 1 : day;
    },
    startOf,
    /** `minute` from that day's midnight, as clocks count; over 1440 it is on a later day. */
    instantAt: (day: DayNumber, minute: number): Instant => instantOf(day * DAY_MS + minute * MINUTE_MS),
    /** Of a local date-time such as `2026-12-24T08:00`. */
    instantOfText: (text: string): Instant => instantOf(Date.parse(`${text}Z`)),
    /** What a clock shows, to the minute: `2026-12-24T08:00`. */
    textAt: (at: Instant): string => textOf(localAt(at)).slice(0, 16),
  };
};

export type Calendar = ReturnType<typeof createCalendar>;
