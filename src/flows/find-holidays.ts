// Holidays that a command asks for, looked up before it is decided.
import type { DecidedCommand } from '../core/decide-command.ts';
import { type FoundHolidays, holidayYears } from '../core/holiday-calendar.ts';
import { todayOf } from '../core/hours-view.ts';
import type { Line } from '../core/settings.ts';
import type { Holidays } from '../ports/holidays.ts';
import type { Clock } from '../ports/time.ts';

export interface FindHolidaysDeps {
  readonly holidays: Holidays;
  readonly clock: Clock;
}

export const createFindHolidays =
  ({ holidays, clock }: FindHolidaysDeps) =>
  async (command: DecidedCommand, line: Line): Promise<FoundHolidays | null> => {
    if (command.kind !== 'holidays' || command.wish.kind !== 'country') return null;
    const { country, eves } = command.wish;
    return holidays.of({
      country: country ?? line.country,
      eves,
      ...holidayYears(todayOf(line, clock.now())),
    });
  };
