// What people are shown of a line's opening hours: the week, what departs from it, and what holds now.
import type { ClosedThen, Holiday, HoursException, WeekHours } from './hours.ts';
import { createCalendar, dateOf } from './hours-calendar.ts';
import { isOver } from './hours-span.ts';
import { type OpenState, openStateAt } from './hours-state.ts';
import type { Instant, TimeZone } from './instant.ts';
import { type Moment, nobodyReason, rosterNamed, standingsAt } from './on-call.ts';
import type { NobodyReason } from './plan.ts';
import type { Line } from './settings.ts';

export interface HolidaysView {
  readonly country: string;
  readonly eves: boolean;
  readonly next: readonly (Holiday & { readonly isKeptOpen: boolean })[];
}

export interface HoursView {
  readonly lineName: string;
  readonly timeZone: TimeZone;
  readonly open: OpenState;
  readonly hours: WeekHours;
  /** Those that are not over, in the order in which they were added. */
  readonly exceptions: readonly HoursException[];
  readonly holidays: HolidaysView | null;
  readonly closedThen: ClosedThen;
  /** Why the roster that is to ring when it is closed would ring no phone; null: it would, or none is to. */
  readonly nobodyWhenClosed: NobodyReason | null;
  readonly announces: boolean;
}

export const HOLIDAYS_SHOWN = 3;

/** Without the exceptions that are over. */
export const withoutPast = (line: Line, now: Instant): Line => {
  if (line.exceptions.length === 0) return line;
  const calendar = createCalendar(line.timeZone);
  return { ...line, exceptions: line.exceptions.filter((exception) => !isOver(exception, now, calendar)) };
};

export const todayOf = ({ timeZone }: Line, now: Instant): string =>
  dateOf(createCalendar(timeZone).dayAt(now));

const holidaysView = (line: Line, now: Instant): HolidaysView | null => {
  if (line.holidays === null) return null;
  const { country, eves, days, keptOpen } = line.holidays;
  const today = todayOf(line, now);
  const next = days.filter(({ date }) => date >= today).slice(0, HOLIDAYS_SHOWN);
  return {
    country,
    eves,
    next: next.map((day) => ({ ...day, isKeptOpen: keptOpen.includes(day.date) })),
  };
};

const nobodyWhenClosed = (line: Line, moment: Moment): NobodyReason | null => {
  const { closedThen } = line;
  if (closedThen.kind !== 'ring') return null;
  const roster = rosterNamed(moment.settings, closedThen.rosterName);
  return nobodyReason(standingsAt(roster, { ...moment, line }));
};

export const hoursView = (line: Line, { settings, now }: Moment): HoursView => ({
  lineName: line.name,
  timeZone: line.timeZone,
  open: openStateAt(line, now),
  hours: line.hours,
  exceptions: withoutPast(line, now).exceptions,
  holidays: holidaysView(line, now),
  closedThen: line.closedThen,
  nobodyWhenClosed: nobodyWhenClosed(line, { settings, now }),
  announces: line.announcesHours,
});
