// When a line's digest is due, worked out from its rule and the time: nothing has to happen at that moment. A rule
// stands at a wall-clock time, so clock changes move it as they move a rotation's handoffs.

import type { Weekday } from './hours.ts';
import { type Calendar, createCalendar, type DayNumber, weekdayOf } from './hours-calendar.ts';
import type { Instant, TimeZone } from './instant.ts';
import type { Span } from './override.ts';

export interface DigestTimes {
  /** Ascending; at least one. */
  readonly days: readonly Weekday[];
  /** Of the day, as clocks count. */
  readonly minute: number;
}

export interface Digest extends DigestTimes {
  /** When it was asked for: what was due before is none of its. */
  readonly sinceAt: Instant;
}

/** What a digest looks back at, and ahead to. */
export interface DigestSpans {
  readonly back: Span;
  readonly ahead: Span;
}

/** With a day to spare for a time that clocks skip. */
const SEARCHED_DAYS = 9;

const isDigestDay = ({ days }: DigestTimes, day: DayNumber): boolean =>
  days.some((weekday) => weekday === weekdayOf(day));

const found = (
  digest: DigestTimes,
  calendar: Calendar,
  { from, step, fits }: { from: DayNumber; step: 1 | -1; fits: (at: Instant) => boolean },
): Instant => {
  for (let away = 0; away <= SEARCHED_DAYS; away += 1) {
    const day = from + step * away;
    const at = calendar.instantAt(day, digest.minute);
    if (isDigestDay(digest, day) && fits(at)) return at;
  }
  throw new Error('a digest has no day');
};

/** The newest at `now` or before. */
export const lastDigestAt = (digest: DigestTimes, timeZone: TimeZone, now: Instant): Instant => {
  const calendar = createCalendar(timeZone);
  return found(digest, calendar, { from: calendar.dayAt(now) + 1, step: -1, fits: (at) => at <= now });
};

/** The first after `now`. */
export const nextDigestAt = (digest: DigestTimes, timeZone: TimeZone, now: Instant): Instant => {
  const calendar = createCalendar(timeZone);
  return found(digest, calendar, { from: calendar.dayAt(now) - 1, step: 1, fits: (at) => at > now });
};

/** Back to the one before it, ahead to the one after it. */
export const digestSpans = (digest: DigestTimes, timeZone: TimeZone, dueAt: Instant): DigestSpans => ({
  back: { fromAt: lastDigestAt(digest, timeZone, dueAt - 1), untilAt: dueAt },
  ahead: { fromAt: dueAt, untilAt: nextDigestAt(digest, timeZone, dueAt) },
});

/** The digest to be told now, or null. `toldAt`: when the last one told was due. */
export const digestDue = (
  { digest, timeZone }: { readonly digest: Digest | null; readonly timeZone: TimeZone },
  toldAt: Instant | undefined,
  now: Instant,
): Instant | null => {
  if (digest === null) return null;
  const dueAt = lastDigestAt(digest, timeZone, now);
  return dueAt > Math.max(digest.sinceAt, toldAt ?? 0) ? dueAt : null;
};

export const isSameTimes = (one: DigestTimes, other: DigestTimes): boolean =>
  one.minute === other.minute && one.days.join() === other.days.join();
