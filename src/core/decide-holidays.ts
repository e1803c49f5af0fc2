// Decides about the public holidays on which a line is closed.
import { changedLine, refusedHours, shown } from './decide-hours.ts';
import type { Decision, DecisionContext } from './decision.ts';
import { holidayYears, withDays } from './holiday-calendar.ts';
import type { Holiday, HolidayCalendar } from './hours.ts';
import type { HolidaysWish } from './hours-command.ts';
import { HOLIDAYS_SHOWN, todayOf } from './hours-view.ts';

type Of<K extends HolidaysWish['kind']> = Extract<HolidaysWish, { readonly kind: K }>;

const none = (country: string, eves: boolean): HolidayCalendar => ({
  country,
  eves,
  days: [],
  keptOpen: [],
  throughYear: 0,
});

const decideOff = (context: DecisionContext): Decision => {
  const { line } = context;
  if (line.holidays === null) return shown('holidays', context, 'nothing');
  return changedLine({ ...line, holidays: null }, { kind: 'holidays', country: null, eves: false }, context);
};

const decideCountry = (wish: Of<'country'>, context: DecisionContext): Decision => {
  const { line, now, found } = context;
  const country = wish.country ?? line.country;
  const { eves } = wish;
  if (!found || found.kind === 'no-source') return refusedHours({ kind: 'no-holiday-source' });
  if (found.kind === 'unknown-country') return refusedHours({ kind: 'unknown-country', country });
  const before = line.holidays;
  if (before?.country === country && before.eves === eves) return shown('holidays', context, 'nothing');
  const known = before?.country === country ? { ...before, eves } : none(country, eves);
  const { throughYear } = holidayYears(todayOf(line, now));
  const holidays = withDays(known, found.days, throughYear);
  return changedLine({ ...line, holidays }, { kind: 'holidays', country, eves }, context);
};

const isNamed = ({ date, name }: Holiday, which: string): boolean =>
  date === which || name.toLowerCase() === which;

/** By date or whole name, else by part of a name when that tells one holiday from the others. */
const holidaysMeant = (days: readonly Holiday[], which: string): readonly Holiday[] => {
  const text = which.toLowerCase();
  const exact = days.filter((day) => isNamed(day, text));
  if (exact.length > 0) return exact;
  const near = days.filter(({ name }) => name.toLowerCase().includes(text));
  return new Set(near.map(({ name }) => name)).size === 1 ? near : [];
};

const decideKept = (wish: Of<'keep' | 'close'>, context: DecisionContext): Decision => {
  const { line, now } = context;
  const { holidays } = line;
  if (holidays === null) return refusedHours({ kind: 'no-holidays' });
  const coming = holidays.days.filter(({ date }) => date >= todayOf(line, now));
  const meant = holidaysMeant(coming, wish.which);
  if (meant.length === 0)
    return refusedHours({
      kind: 'unknown-holiday',
      which: wish.which,
      next: coming.slice(0, HOLIDAYS_SHOWN),
    });
  const isOpen = wish.kind === 'keep';
  const days = meant.filter(({ date }) => holidays.keptOpen.includes(date) !== isOpen);
  if (days.length === 0) return shown('holidays', context, 'nothing');
  const dates = new Set(days.map(({ date }) => date));
  const others = holidays.keptOpen.filter((date) => !dates.has(date));
  const keptOpen = isOpen ? [...others, ...dates].sort() : others;
  const deed = { kind: 'holidays-kept', days, isOpen } as const;
  return changedLine({ ...line, holidays: { ...holidays, keptOpen } }, deed, context);
};

export const decideHolidays = (
  { wish }: { readonly wish: HolidaysWish },
  context: DecisionContext,
): Decision => {
  switch (wish.kind) {
    case 'show':
      return shown('holidays', context);
    case 'off':
      return decideOff(context);
    case 'country':
      return decideCountry(wish, context);
    case 'keep':
    case 'close':
      return decideKept(wish, context);
  }
};
