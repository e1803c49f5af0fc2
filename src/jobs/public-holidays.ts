// Public holidays by `date-holidays`, which is large and optional: loaded when somebody first asks, missed without harm.
// Its data is under CC BY 3.0, https://github.com/commenthol/date-holidays.
import type Calendar from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { FoundHolidays } from '../core/holiday-calendar.ts';
import type { Holiday } from '../core/hours.ts';
import { DAY_MS, HOUR_MS } from '../core/instant.ts';
import type { HolidayQuery, Holidays } from '../ports/holidays.ts';

/** On this day before Easter Sunday Sweden keeps påskafton, which the data calls no more than observed. */
const EASTER_EVE_RULE = 'easter -1';
/** A day on which clocks change still counts as one. */
const CLOCK_CHANGE_MS = 2 * HOUR_MS;

type Make = typeof Calendar;

const loadPackage = async (): Promise<Make> => (await import('date-holidays')).default;

/**
 * Those on which the law closes things. Eves besides: what the data calls bank holidays (in Sweden midsommarafton,
 * julafton and nyårsafton) and Easter Eve. Half days before a holiday, such as trettondagsafton, stay working days.
 */
const isClosed = ({ type, rule }: HolidaysTypes.Holiday, eves: boolean): boolean =>
  type === 'public' || (eves && (type === 'bank' || rule === EASTER_EVE_RULE));

/** Each day of it by its date there; a part of a day counts whole. */
const datesOf = ({ date, start, end }: HolidaysTypes.Holiday): readonly string[] => {
  const first = Date.parse(`${date.slice(0, 10)}T00:00Z`);
  const lasts = end.getTime() - start.getTime();
  const days = Math.max(1, Math.floor((lasts + CLOCK_CHANGE_MS) / DAY_MS));
  return Array.from({ length: days }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
};

const daysOf = (calendar: Calendar, query: HolidayQuery): readonly Holiday[] => {
  const years = Array.from({ length: query.throughYear - query.fromYear + 1 }, (_, i) => query.fromYear + i);
  return years
    .flatMap((year) => calendar.getHolidays(year))
    .filter((holiday) => isClosed(holiday, query.eves))
    .flatMap((holiday) => datesOf(holiday).map((date) => ({ date, name: holiday.name })))
    .sort((one, other) => one.date.localeCompare(other.date));
};

/** The names people know: its own, or null when the data has no such country or part. */
const calendarOf = (Calendars: Make, place: string): Calendar | null => {
  const [country = '', state] = place.split('-');
  const all = new Calendars();
  if (all.getCountries()[country] === undefined) return null;
  if (state === undefined) return new Calendars(country);
  return all.getStates(country)?.[state] === undefined ? null : new Calendars(country, state);
};

export const createPublicHolidays = (load: () => Promise<Make> = loadPackage): Holidays => ({
  of: async (query): Promise<FoundHolidays> => {
    const Calendars = await load().catch(() => null);
    if (Calendars === null) return { kind: 'no-source' };
    const calendar = calendarOf(Calendars, query.country);
    return calendar === null ? { kind: 'unknown-country' } : { kind: 'found', days: daysOf(calendar, query) };
  },
});
