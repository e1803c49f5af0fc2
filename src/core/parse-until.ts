// When something ends, as people write it: `for 1h30m`, `until 14.00`, `until tomorrow 08:00`, `until fri 8`, `until 2026-12-01 08:00`.
import { Temporal } from 'temporal-polyfill';
import type { Until } from './command.ts';
import { MINUTES_A_DAY } from './instant.ts';
import { weekdayNamed } from './weekday-names.ts';

export const FOR_MOST_DAYS = 366;
export const FOR_MOST_MINUTES = FOR_MOST_DAYS * MINUTES_A_DAY;

const MINUTES_BY_UNIT: ReadonlyMap<string, number> = new Map([
  ...['m', 'min', 'mins', 'minute', 'minutes', 'minut', 'minuter'].map((unit) => [unit, 1] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours', 'tim', 'timme', 'timmar'].map((unit) => [unit, 60] as const),
  ...['d', 'day', 'days', 'dag', 'dagar'].map((unit) => [unit, MINUTES_A_DAY] as const),
  ...['w', 'week', 'weeks', 'v', 'vecka', 'veckor'].map((unit) => [unit, 10_080] as const),
]);
const PART = /\s*(?:and\s+|och\s+)?(\d{1,6}(?:[.,]\d{1,2})?)\s*([a-zåäö]+)/gy;
const CLOCK = /^(\d{1,2})(?:[:.](\d{2}))?$/;
const DATE_AND_CLOCK =
  /^(?:(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))|(tomorrow|i ?morgon|today|i ?dag))(?:[ t](\S+))?$/;
const TODAY = /^(?:today|i ?dag)$/;
const WEEKDAY_AND_CLOCK = /^([a-zåäö]+)\.?(?: (\S+))?$/;
/** Before a time. */
const FILLER = /(^| )(?:at|kl\.?) (?=\d)/;

const minutesOfPart = ([, amount = '', unit = '']: RegExpExecArray): number =>
  Number(amount.replace(',', '.')) * (MINUTES_BY_UNIT.get(unit) ?? Number.NaN);

/** In minutes, however long; NaN when it cannot be read. */
const durationIn = (text: string): number => {
  const parts = [...text.matchAll(PART)];
  const read = parts.reduce((sum, part) => sum + part[0].length, 0);
  if (read !== text.length || parts.length === 0) return Number.NaN;
  return Math.round(parts.reduce((sum, part) => sum + minutesOfPart(part), 0));
};

const isInLimits = (minutes: number): boolean => minutes >= 1 && minutes <= FOR_MOST_MINUTES;

/** `2h`, `90 min`, `1d 12h`; null when it cannot be read, is nothing or is longer than a year. */
export const parseDuration = (text: string): Until | null => {
  const minutes = durationIn(text);
  return isInLimits(minutes) ? { kind: 'for', minutes } : null;
};

/** `0m`, `for 400d`: it can be read, and is nothing or longer than a year. */
export const isDurationBeyondLimits = (said: string): boolean => {
  const minutes = durationIn(said.toLowerCase().replace(/^for /, ''));
  return !Number.isNaN(minutes) && !isInLimits(minutes);
};

const parseClock = (text: string): { readonly hour: number; readonly minute: number } | null => {
  const [, hours, minutes = '0'] = CLOCK.exec(text) ?? [];
  if (hours === undefined) return null;
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hour <= 23 && minute <= 59 ? { hour, minute } : null;
};

/** The pattern lets 30 February through; the calendar moves it, so it no longer reads the same. */
const isInCalendar = (date: string): boolean =>
  Temporal.PlainDate.from({
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8)),
  }).toString() === date;

const parseWeekdayMoment = (text: string): Until | null => {
  const [, name = '', time = '00:00'] = WEEKDAY_AND_CLOCK.exec(text) ?? [];
  const [day, at] = [weekdayNamed(name), parseClock(time)];
  return day === undefined || at === null ? null : { kind: 'weekday', day, ...at };
};

/** A time of day, or a day with or without one, but for today; null when it cannot be read. In lower case. */
export const parseMoment = (said: string): Until | null => {
  const text = said.replace(FILLER, '$1');
  const clock = parseClock(text);
  if (clock !== null) return { kind: 'clock', ...clock };
  const [whole, date, ahead, time] = DATE_AND_CLOCK.exec(text) ?? [];
  if (whole === undefined) return parseWeekdayMoment(text);
  const isToday = ahead !== undefined && TODAY.test(ahead);
  const at = parseClock(time ?? (isToday ? '' : '00:00'));
  if (at === null) return null;
  if (ahead !== undefined) return { kind: isToday ? 'today' : 'tomorrow', ...at };
  return date !== undefined && isInCalendar(date) ? { kind: 'date', date, ...at } : null;
};

const ENDS_WITH_CLOCK = /(?:^|[ t])\d{1,2}(?:[:.]\d{2})?$/;
const LOOKS_LIKE_CLOCK = /^(?:(?:at|kl\.?) )?\d{1,2}(?:[:.]\d|\d{2}\b|-\d| ?[ap]\.?m\b|$)/;

const HALF_OF_DAY = /^[ap]\.?m\b/;

/** `fri 8am`, `tomorrow 24:00`, `8 pm`: a part can be read and the time not. It is neither midnight nor a reason. */
export const isHalfRead = (read: string, rest: string): boolean =>
  (ENDS_WITH_CLOCK.test(read) ? HALF_OF_DAY : LOOKS_LIKE_CLOCK).test(rest.toLowerCase());
