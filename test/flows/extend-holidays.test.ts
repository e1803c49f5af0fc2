import { beforeEach, describe, expect, it } from 'vitest';
import type { FoundHolidays } from '../../src/core/holiday-calendar.ts';
import type { HolidayCalendar } from '../../src/core/hours.ts';
import { createExtendHolidays } from '../../src/flows/extend-holidays.ts';
import type { HolidayQuery } from '../../src/ports/holidays.ts';
import type { Log } from '../../src/ports/log.ts';
import { createMemorySettings } from '../../src/store/memory-settings.ts';
import { withLine } from '../core/any-settings.ts';
import { firstLine, givenSettings } from '../core/given-settings.ts';

const DAY_MS = 86_400_000;
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const years = (from: number, through: number) =>
  Array.from({ length: through - from + 1 }, (_, index) => [
    { date: `${from + index}-12-25`, name: 'juldagen' },
    { date: `${from + index}-12-26`, name: 'annandag jul' },
  ]).flat();

const KEPT: HolidayCalendar = {
  country: 'SE',
  eves: true,
  days: years(2026, 2028),
  keptOpen: ['2026-12-26', '2027-12-26', '2028-12-26', '2027-12-25'],
  throughYear: 2028,
};

describe('holidays of further years', () => {
  let now: number;
  let asked: HolidayQuery[];
  let found: (query: HolidayQuery) => FoundHolidays;

  beforeEach(() => {
    // Half an hour before the new year in Stockholm.
    now = Date.parse('2026-12-31T23:30+01:00');
    asked = [];
    found = ({ fromYear, throughYear }) => ({ kind: 'found', days: years(fromYear, throughYear) });
  });

  const given = (holidays: HolidayCalendar | null) => {
    const settings = createMemorySettings(withLine(givenSettings(), { holidays }));
    const source = {
      of: async (query: HolidayQuery): Promise<FoundHolidays> => {
        asked.push(query);
        return found(query);
      },
    };
    const tick = createExtendHolidays({ settings, holidays: source, clock: { now: () => now }, log: silent });
    return { tick, holidays: () => firstLine(settings.current()).holidays };
  };

  it('are found out when the year turns where the line is, and not before', async () => {
    const { tick, holidays } = given(KEPT);
    await tick();
    expect(asked).toEqual([]);
    now += DAY_MS / 48;
    await tick();
    await tick();
    expect(asked).toEqual([{ country: 'SE', eves: true, fromYear: 2027, throughYear: 2029 }]);
    expect(holidays()).toMatchObject({ throughYear: 2029, days: years(2027, 2029) });
  });

  it('are kept open when they were in every year that was known, not when in one', async () => {
    const { tick, holidays } = given(KEPT);
    now += DAY_MS;
    await tick();
    expect(holidays()?.keptOpen).toEqual(['2027-12-25', '2027-12-26', '2028-12-26', '2029-12-26']);
  });

  it('are asked for once a day while they cannot be had, and what is known stays', async () => {
    found = () => ({ kind: 'no-source' });
    const { tick, holidays } = given(KEPT);
    now += DAY_MS;
    await tick();
    await tick();
    now += DAY_MS;
    await tick();
    expect(asked).toHaveLength(2);
    expect(holidays()).toEqual(KEPT);
  });

  it('are nothing to a line that keeps none', async () => {
    now += DAY_MS;
    await given(null).tick();
    expect(asked).toEqual([]);
  });
});
