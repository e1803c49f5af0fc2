// A time to look back at, as people say it: the last days, today included, or days from one date to another.
import { createCalendar, dateOf, dayNumber } from './hours-calendar.ts';
import type { Instant, TimeZone } from './instant.ts';
import type { Span } from './override.ts';

export type Period =
  | { readonly kind: 'last'; readonly days: number }
  /** `to` is included. */
  | { readonly kind: 'dates'; readonly from: string; readonly to: string };

export type Dates = Pick<Extract<Period, { readonly kind: 'dates' }>, 'from' | 'to'>;

export const PERIOD_MOST_DAYS = 366;

export const daysOf = ({ from, to }: Dates): number => dayNumber(to) - dayNumber(from) + 1;

export const datesOf = (period: Period, timeZone: TimeZone, now: Instant): Dates => {
  if (period.kind === 'dates') return { from: period.from, to: period.to };
  const today = createCalendar(timeZone).dayAt(now);
  return { from: dateOf(today - period.days + 1), to: dateOf(today) };
};

/** From the first midnight to the last, as clocks of that zone count. */
export const spanOfDates = ({ from, to }: Dates, timeZone: TimeZone): Span => {
  const calendar = createCalendar(timeZone);
  return { fromAt: calendar.startOf(dayNumber(from)), untilAt: calendar.startOf(dayNumber(to) + 1) };
};
