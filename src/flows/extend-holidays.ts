// Works out the holidays of further years when a year turns, so that no line forgets them.
import { HOLIDAY_YEARS_AHEAD, holidayYears, withDays } from '../core/holiday-calendar.ts';
import { todayOf } from '../core/hours-view.ts';
import type { Line } from '../core/settings.ts';
import type { Holidays } from '../ports/holidays.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';

export interface ExtendHolidaysDeps {
  readonly settings: SettingsStore;
  readonly holidays: Holidays;
  readonly clock: Clock;
  readonly log: Log;
}

export const createExtendHolidays = (deps: ExtendHolidaysDeps) => {
  /** Tried once a day at most, also when there is nothing to be had. */
  const triedOn = new Map<string, string>();

  const extend = async (line: Line, today: string): Promise<void> => {
    if (line.holidays === null) return;
    const { country, eves } = line.holidays;
    const years = holidayYears(today);
    const found = await deps.holidays.of({ country, eves, ...years });
    if (found.kind !== 'found') {
      deps.log.warn('holidays not extended', { lineId: line.id, country, because: found.kind });
      return;
    }
    const { days } = found;
    await deps.settings.update((settings) => ({
      ...settings,
      lines: settings.lines.map((known) =>
        known.id === line.id && known.holidays?.country === country && known.holidays.eves === eves
          ? { ...known, holidays: withDays(known.holidays, days, years.throughYear) }
          : known,
      ),
    }));
  };

  return async (): Promise<void> => {
    for (const line of deps.settings.current().lines) {
      if (line.holidays === null) continue;
      const today = todayOf(line, deps.clock.now());
      const needed = Number(today.slice(0, 4)) + HOLIDAY_YEARS_AHEAD;
      if (line.holidays.throughYear >= needed || triedOn.get(line.id) === today) continue;
      triedOn.set(line.id, today);
      await extend(line, today);
    }
  };
};
