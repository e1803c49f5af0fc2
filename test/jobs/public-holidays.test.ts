// Swedish holidays as printed in almanacs, put down by hand; movable ones by the Easter of their year.
import { describe, expect, it, test } from 'vitest';
import { createPublicHolidays } from '../../src/jobs/public-holidays.ts';

const holidays = createPublicHolidays();
const SWEDEN = { country: 'SE', eves: false, fromYear: 2026, throughYear: 2028 };

const PUBLIC: Readonly<Record<string, readonly [y2026: string, y2027: string, y2028: string]>> = {
  nyårsdagen: ['01-01', '01-01', '01-01'],
  'trettondedag jul': ['01-06', '01-06', '01-06'],
  långfredagen: ['04-03', '03-26', '04-14'],
  påskdagen: ['04-05', '03-28', '04-16'],
  'annandag påsk': ['04-06', '03-29', '04-17'],
  'första maj': ['05-01', '05-01', '05-01'],
  'Kristi himmelsfärdsdag': ['05-14', '05-06', '05-25'],
  pingstdagen: ['05-24', '05-16', '06-04'],
  nationaldagen: ['06-06', '06-06', '06-06'],
  midsommardagen: ['06-20', '06-26', '06-24'],
  'alla helgons dag': ['10-31', '11-06', '11-04'],
  juldagen: ['12-25', '12-25', '12-25'],
  'annandag jul': ['12-26', '12-26', '12-26'],
};
const EVES: typeof PUBLIC = {
  påskafton: ['04-04', '03-27', '04-15'],
  midsommarafton: ['06-19', '06-25', '06-23'],
  julafton: ['12-24', '12-24', '12-24'],
  nyårsafton: ['12-31', '12-31', '12-31'],
};

const inOrder = (table: typeof PUBLIC) =>
  Object.entries(table)
    .flatMap(([name, dates]) => dates.map((date, index) => ({ date: `${2026 + index}-${date}`, name })))
    .sort((one, other) => one.date.localeCompare(other.date));

describe('holidays in Sweden', () => {
  it('are the public ones of every year asked for', async () => {
    expect(await holidays.of(SWEDEN)).toEqual({ kind: 'found', days: inOrder(PUBLIC) });
  });

  it('are the four eves besides when asked for, and no half days', async () => {
    const found = await holidays.of({ ...SWEDEN, eves: true });
    expect(found).toEqual({ kind: 'found', days: inOrder({ ...PUBLIC, ...EVES }) });
  });
});

it('are not to be had where the package is not installed', async () => {
  const without = createPublicHolidays(() => Promise.reject(new Error('Cannot find package')));
  expect(await without.of(SWEDEN)).toEqual({ kind: 'no-source' });
});

describe('holidays elsewhere', () => {
  const datesOf = async (country: string, eves = false): Promise<readonly string[]> => {
    const found = await holidays.of({ country, eves, fromYear: 2026, throughYear: 2026 });
    return found.kind === 'found' ? found.days.map(({ date }) => date) : [found.kind];
  };

  test.each([
    ['a substitute day', 'US', '2026-07-03'],
    ['a day of one part only', 'DE-BY', '2026-01-06'],
    ['the second of several days', 'TR', '2026-03-21'],
    ['a day that begins at sunset', 'IL', '2026-09-21'],
  ])('%s counts', async (_, country, date) => {
    expect(await datesOf(country)).toContain(date);
  });

  it('last as many days as they do', async () => {
    const dates = await datesOf('TR');
    expect(dates.filter((date) => date.startsWith('2026-03'))).toEqual([
      '2026-03-20',
      '2026-03-21',
      '2026-03-22',
    ]);
    expect(dates.filter((date) => date.startsWith('2026-05-2') || date.startsWith('2026-05-3'))).toEqual([
      '2026-05-27',
      '2026-05-28',
      '2026-05-29',
      '2026-05-30',
    ]);
  });

  it('are no holidays of another part', async () => {
    expect(await datesOf('DE')).not.toContain('2026-01-06');
    expect(await datesOf('DE', true)).toContain('2026-12-24');
  });

  test.each(['XX', 'S', 'SE-XX', 'DE-', ''])('%s is no country', async (country) => {
    expect(await datesOf(country)).toEqual(['unknown-country']);
  });
});
