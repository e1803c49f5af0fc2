// The public holidays a line keeps: found out elsewhere for whole years, then kept, single ones open if so wished.
import type { Holiday, HolidayCalendar } from './hours.ts';

/** What a source of holidays answers. */
export type FoundHolidays =
  | { readonly kind: 'found'; readonly days: readonly Holiday[] }
  | { readonly kind: 'unknown-country' }
  /** There is no source on this machine. */
  | { readonly kind: 'no-source' };

/** So many years after this one are worked out along with it. */
export const HOLIDAY_YEARS_AHEAD = 2;

export interface HolidayYears {
  readonly fromYear: number;
  readonly throughYear: number;
}

export const holidayYears = (today: string): HolidayYears => {
  const fromYear = Number(today.slice(0, 4));
  return { fromYear, throughYear: fromYear + HOLIDAY_YEARS_AHEAD };
};

/** Names of holidays that are kept open every year that is known, and so were not meant for one year. */
const alwaysKept = ({ days, keptOpen }: HolidayCalendar): ReadonlySet<string> => {
  const kept = new Map<string, boolean>();
  const years = new Map<string, number>();
  for (const { name, date } of days) {
    kept.set(name, (kept.get(name) ?? true) && keptOpen.includes(date));
    years.set(name, (years.get(name) ?? 0) + 1);
  }
  return new Set(
    [...kept].filter(([name, isKept]) => isKept && (years.get(name) ?? 0) > 1).map(([name]) => name),
  );
};

/** The calendar with other days; what was kept open stays so, in new years too when it was in every one. */
export const withDays = (
  before: HolidayCalendar,
  days: readonly Holiday[],
  throughYear: number,
): HolidayCalendar => {
  const names = alwaysKept(before);
  const isKept = ({ date, name }: Holiday): boolean => before.keptOpen.includes(date) || names.has(name);
  return { ...before, days, keptOpen: days.filter(isKept).map(({ date }) => date), throughYear };
};
