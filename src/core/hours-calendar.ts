// Days and wall-clock times of one zone as instants. Every time becomes an instant by the calendar's "compatible"
// rule: one that a clock change skips moves on by the gap, one that comes twice is its first. A day lasts from its
// first midnight to the next day's, so that days follow one another without gap or overlap.
import { Temporal } from 'temporal-polyfill';
import { DAY_MS, type Instant, MINUTE_MS, type TimeZone } from './instant.ts';

/** Days since 1970-01-01, in any zone. */
export type DayNumber = number;

/** `2026-12-24` */
export const dateOf = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const dayNumber = (date: string): DayNumber => Math.round(Date.parse(`${date}T00:00Z`) / DAY_MS);

/** ISO: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

const nanosecondsPerMs = 1_000_000;

/** Remembers what it has worked out: make one for a question, not for good. Throws RangeError for an unknown zone. */
export const createCalendar = (timeZone: TimeZone) => {
  const starts = new Map<DayNumber, Instant>();

  const localAt = (at: Instant): number =>
    at +
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds /
      nanosecondsPerMs;

  const instantOf = (local: string): Instant =>
    Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
      .epochMilliseconds;

  const startOf = (day: DayNumber): Instant => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const start = instantOf(`${dateOf(day)}T00:00`);
    starts.set(day, start);
    return start;
  };

  /** No clock changes on a day of 24 hours, so that its times need no looking up. */
  const onDay = (day: DayNumber, minute: number): Instant => {
    const start = startOf(day);
    if (minute === 0) return start;
    if (startOf(day + 1) - start === DAY_MS) return start + minute * MINUTE_MS;
    return instantOf(new Date(day * DAY_MS + minute * MINUTE_MS).toISOString().slice(0, -1));
  };

  return {
    /** What a clock shows, as `2026-12-24T08:00`. */
    localTextAt: (at: Instant): string => new Date(localAt(at)).toISOString().slice(0, 16),
    dayAt: (at: Instant): DayNumber => {
      const day = Math.floor(localAt(at) / DAY_MS);
      if (at < startOf(day)) return day - 1;
      return at >= startOf(day + 1) ? day + 1 : day;
    },
    startOf,
    /** `minute` from that day's midnight, as clocks count; over 1440 it is on a later day. */
    instantAt: (day: DayNumber, minute: number): Instant =>
      onDay(day + Math.floor(minute / 1_440), minute % 1_440),
    /** Of a local date-time such as `2026-12-24T08:00`. */
    instantOf,
  };
};

export type Calendar = ReturnType<typeof createCalendar>;
