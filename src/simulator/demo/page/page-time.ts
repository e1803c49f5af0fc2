// Moments that the page's clock can be set to, always ahead: what has happened stays behind.
import { parseMoment } from '../../../core/parse-until.ts';
import { untilAt } from '../../../core/until.ts';
import { ZONE } from '../cast.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

const dateOf = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(at);

const weekdayOf = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'short' }).format(at);

const nextNamed = (day: string, now: number): string => {
  const days = Array.from({ length: WEEK_DAYS }, (_, ahead) => now + ahead * DAY_MS);
  return dateOf(days.find((at) => weekdayOf(at) === day) ?? now);
};

const WISHES: Readonly<Record<string, (now: number) => readonly [string, string]>> = {
  'saturday-night': (now) => [nextNamed('Sat', now), '03:00'],
  'monday-morning': (now) => [nextNamed('Mon', now), '09:00'],
  'christmas-eve': (now) => [`${dateOf(now).slice(0, 4)}-12-24`, '12:00'],
};
/** How far on the same wish is met again. */
const AGAIN_DAYS: Readonly<Record<string, number>> = { 'christmas-eve': 365 };

const instantOf = (date: string, time: string, now: number): number | null => {
  const moment = parseMoment(`${date} ${time}`);
  const until = moment === null ? null : untilAt(moment, { now, timeZone: ZONE });
  return until?.ok === true ? until.value : null;
};

/** The next moment of that name, or the given local one; null when it is not ahead. */
export const momentAhead = (wish: string, now: number): number | null => {
  const named = Object.hasOwn(WISHES, wish) ? WISHES[wish] : undefined;
  if (named === undefined) {
    const [date = '', time = ''] = wish.split('T');
    return instantOf(date, time.slice(0, 5), now);
  }
  const ahead = instantOf(...named(now), now);
  return ahead ?? instantOf(...named(now + (AGAIN_DAYS[wish] ?? WEEK_DAYS) * DAY_MS), now);
};

export const shownMoment = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
