import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { DayRange, Weekday, WeekHours } from '../../src/core/hours.ts';
import { readWeek } from '../../src/core/parse-hours.ts';

const MINUTES_A_DAY = 1_440;

/** `1 480-1020`: day, from, to. */
const week = (...ranges: readonly string[]): WeekHours => ({
  kind: 'week',
  ranges: ranges.map((text) => {
    const [day = 0, fromMinute = 0, toMinute = 0] = text.split(/[ -]/).map(Number);
    return { day: day as Weekday, fromMinute, toMinute };
  }),
});
const on = (days: readonly number[], times: string): readonly string[] =>
  days.map((day) => `${day} ${times}`);
const WORKING = [1, 2, 3, 4, 5];
const OFFICE = week(...on(WORKING, '480-1020'));

describe('opening hours as people write them', () => {
  test.each<[string, WeekHours]>([
    ['always', { kind: 'always' }],
    ['Never', { kind: 'never' }],
    ['mon-fri 08:00-17:00', OFFICE],
    ['Mon–Fri 8–17', OFFICE],
    ['mon - fri 08.00 - 17.00', OFFICE],
    ['monday to friday 8 to 17', OFFICE],
    ['weekdays 0800-1700', OFFICE],
    ['vardagar 8-17', OFFICE],
    ['måndag-fredag kl 08.00-17.00', OFFICE],
    ['mån-fre 08-17', OFFICE],
    ['mån.-fre. 08-17', OFFICE],
    ['ma\u030Andagar, tisdagar, onsdagar, torsdagar och fredagar 08-17', OFFICE],
    ['mon, tue, wed, thu and fri 08-17', OFFICE],
    ['mon,tue,wed,thu,fri 08-17', OFFICE],
    ['mon-wed,thu-fri 08-17', OFFICE],
    ['mon: 08-17; tue-fri: 08-17', OFFICE],
    ['mon-fri 08:00-17:00, sat 10:00-14:00', week(...on(WORKING, '480-1020'), '6 600-840')],
    ['mon 08-12 13-17', week('1 480-720', '1 780-1020')],
    ['mon 13-17 08-12', week('1 480-720', '1 780-1020')],
    ['mon 08-12, 13-17', week('1 480-720', '1 780-1020')],
    ['mon,wed 08-12 13-17', week('1 480-720', '1 780-1020', '3 480-720', '3 780-1020')],
    ['fri 22:00-02:00', week('5 1320-1560')],
    ['sun 22-06', week('7 1320-1800')],
    ['fri-mon 10-11', week('1 600-660', '5 600-660', '6 600-660', '7 600-660')],
    ['sat-sun 00:00-24:00', week('6 0-1440', '7 0-1440')],
    ['helger 00-24', week('6 0-1440', '7 0-1440')],
    ['daily 08:30-09', week(...on([1, 2, 3, 4, 5, 6, 7], '510-540'))],
    ['alla dagar 08:30-09', week(...on([1, 2, 3, 4, 5, 6, 7], '510-540'))],
    ['every day 08:30-09', week(...on([1, 2, 3, 4, 5, 6, 7], '510-540'))],
  ])('%s', (text, hours) => {
    expect(readWeek(text)).toEqual({ ok: true, value: hours });
  });

  test.each<[string, WeekHours]>([
    ['mon 08-12 12-17', week('1 480-1020')],
    ['mon 08-13 12-17', week('1 480-1020')],
    ['mon 08-17 09-10', week('1 480-1020')],
    ['mon 08-17, mon-tue 16-18', week('1 480-1080', '2 960-1080')],
    ['fri 22-02, sat 00-08', week('5 1320-1560', '6 0-480')],
    ['fri 22-02 01-03', week('5 60-180', '5 1320-1560')],
  ])('%s: ranges of a day that overlap or touch are one', (text, hours) => {
    expect(readWeek(text)).toEqual({ ok: true, value: hours });
  });

  test.each([
    'daily 00-24',
    'daily 00:00-12:00 12:00-24:00',
    'daily 12:00-11:00 11-12',
    'sun 12-06, mon-sat 06-06:30 06:30-06, sun 06-12',
    'weekdays 00-24, weekends 00-24',
  ])('%s: a week without a closed minute is always', (text) => {
    expect(readWeek(text)).toEqual({ ok: true, value: { kind: 'always' } });
  });

  test.each([
    ['08-17', '08-17'],
    ['mon', 'mon'],
    ['mon-fri', 'mon-fri'],
    ['mon 08-17 sat', 'sat'],
    ['mon 08', '08'],
    ['mon 8am-5pm', '8am-5pm'],
    ['mon 08-08', '08-08'],
    ['mon 24:00-02:00', '24:00-02:00'],
    ['mon 08-25', '08-25'],
    ['mon 08:60-12', '08:60-12'],
    ['mon 24:30-12', '24:30-12'],
    ['funday 08-17', 'funday'],
    ['mon-funday 08-17', 'mon-funday'],
    ['always 08-17', 'always'],
    ['mon always', 'always'],
    ['mon-tue-wed 08-17', 'mon-tue-wed'],
  ])('%s cannot be read, because of %s', (text, piece) => {
    const problem = { kind: 'unreadable', usage: 'hours', why: 'bad-hours', text: piece };
    expect(readWeek(text)).toEqual({ ok: false, problem });
  });
});

const covered = (ranges: readonly DayRange[]): ReadonlySet<number> =>
  new Set(
    ranges.flatMap(({ day, fromMinute, toMinute }) =>
      Array.from(
        { length: toMinute - fromMinute },
        (_, minute) => ((day - 1) * MINUTES_A_DAY + fromMinute + minute) % (7 * MINUTES_A_DAY),
      ),
    ),
  );

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
const DAYS = ['mon', 'tis', 'wednesday', 'torsdagar', 'fri', 'lör', 'sundays'];
const anyRange: fc.Arbitrary<DayRange> = fc
  .record({
    day: fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7),
    fromMinute: fc.integer({ min: 0, max: 1_439 }),
    length: fc.integer({ min: 1, max: 1_439 }),
  })
  .map(({ day, fromMinute, length }) => ({ day, fromMinute, toMinute: fromMinute + length }));

it('reads whatever was written as the minutes it names, each once', () => {
  fc.assert(
    fc.property(fc.array(anyRange, { minLength: 1, maxLength: 12 }), (ranges) => {
      const text = ranges.map(
        ({ day, fromMinute, toMinute }) => `${DAYS[day - 1]} ${clock(fromMinute)}-${clock(toMinute)}`,
      );
      const read = readWeek(text.join(', '));
      expect(read.ok).toBe(true);
      if (!read.ok || read.value.kind === 'never') return;
      const minutes = covered(ranges);
      if (read.value.kind === 'always') expect(minutes.size).toBe(7 * MINUTES_A_DAY);
      else expect(covered(read.value.ranges)).toEqual(minutes);
    }),
    { numRuns: 60 },
  );
});
