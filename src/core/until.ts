// From an end as said to an instant, in the line's zone. Around clock changes the calendar's rule is "compatible":
// a time that does not exist (02:30 in spring) moves on by the gap, one that comes twice (autumn) is its first to come.
import { Temporal } from 'temporal-polyfill';
import type { Until } from './command.ts';
import type { Weekday } from './hours.ts';
import { type Instant, MINUTE_MS, type TimeZone } from './instant.ts';
import { type Result, refused } from './problem.ts';

export interface Here {
  readonly now: Instant;
  readonly timeZone: TimeZone;
}

const WEEK_DAYS = 7;

interface Clock {
  readonly hour: number;
  readonly minute: number;
}

const two = (value: number): string => String(value).padStart(2, '0');
const clockText = ({ hour, minute }: Clock): string => `${two(hour)}:${two(minute)}`;

const todayAt = ({ now, timeZone }: Here): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();

const instantOf = (
  moment: Temporal.PlainDateTime,
  timeZone: TimeZone,
  rule: 'compatible' | 'later',
): Instant => moment.toZonedDateTime(timeZone, { disambiguation: rule }).epochMilliseconds;

/** When a clock there shows that on that day; once the first of two is over, the second. */
const onDay = (day: Temporal.PlainDate, { hour, minute }: Clock, { now, timeZone }: Here): Instant => {
  const moment = day.toPlainDateTime({ hour, minute });
  const first = instantOf(moment, timeZone, 'compatible');
  return first > now ? first : instantOf(moment, timeZone, 'later');
};

const nextClock = (clock: Clock, here: Here): Instant => {
  const today = todayAt(here);
  const at = onDay(today, clock, here);
  return at > here.now ? at : onDay(today.add({ days: 1 }), clock, here);
};

const nextWeekday = (day: Weekday, clock: Clock, here: Here): Instant => {
  const today = todayAt(here);
  const next = today.add({ days: (day - today.dayOfWeek + WEEK_DAYS) % WEEK_DAYS });
  const at = onDay(next, clock, here);
  return at > here.now ? at : onDay(next.add({ days: WEEK_DAYS }), clock, here);
};

const dateAt = (day: Temporal.PlainDate, clock: Clock, here: Here): Result<Instant> => {
  const at = onDay(day, clock, here);
  const text = `${day.toString()} ${clockText(clock)}`;
  return at > here.now ? { ok: true, value: at } : refused({ kind: 'time-past', text });
};

/** When it ends: always after `now`; a date gone by is a problem. Throws RangeError for an unknown zone. */
export const untilAt = (until: Until, here: Here): Result<Instant> => {
  switch (until.kind) {
    case 'for':
      return { ok: true, value: here.now + until.minutes * MINUTE_MS };
    case 'clock':
      return { ok: true, value: nextClock(until, here) };
    case 'today':
      return dateAt(todayAt(here), until, here);
    case 'tomorrow':
      return { ok: true, value: onDay(todayAt(here).add({ days: 1 }), until, here) };
    case 'weekday':
      return { ok: true, value: nextWeekday(until.day, until, here) };
    case 'date':
      return dateAt(Temporal.PlainDate.from(until.date), until, here);
  }
};
