import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HoursException, Weekday } from '../../src/core/hours.ts';
import { isOpenAt, type LineHours } from '../../src/core/hours-state.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 11, 20);
const DAYS = 14;
const WARM_LIMIT_MICROSECONDS = 10;
const OFFICE = ([1, 2, 3, 4, 5] as const).map((day) => ({ day, fromMinute: 480, toMinute: 1_020 }));

const ranges = fc.array(
  fc.record({
    day: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
    fromMinute: fc.integer({ min: 0, max: 1_439 }),
    lasts: fc.integer({ min: 1, max: 1_440 }),
  }),
  { maxLength: 10 },
);

const exceptions = fc.array(
  fc.record({
    kind: fc.constantFrom<HoursException['kind']>('open', 'closed'),
    hour: fc.integer({ min: 0, max: DAYS * 24 }),
    hours: fc.integer({ min: 1, max: 72 }),
  }),
  { maxLength: 4 },
);

const textOf = (hour: number): string => new Date(START + hour * 60 * MINUTE_MS).toISOString().slice(0, 16);

const lines: fc.Arbitrary<LineHours> = fc
  .tuple(ranges, exceptions, fc.boolean())
  .map(([week, exceptional, keepsHolidays]) => ({
    timeZone: 'Europe/Stockholm',
    hours: {
      kind: 'week',
      ranges: week.map(({ day, fromMinute, lasts }) => ({ day, fromMinute, toMinute: fromMinute + lasts })),
    },
    exceptions: exceptional.map(({ kind, hour, hours }, id) => ({
      id,
      kind,
      from: textOf(hour),
      to: textOf(hour + hours),
      reason: null,
    })),
    holidays: keepsHolidays
      ? {
          country: 'SE',
          eves: false,
          days: [{ date: '2026-12-25', name: 'juldagen' }],
          keptOpen: [],
          throughYear: 2028,
        }
      : null,
  }));

const moments = fc.array(
  fc.integer({ min: 0, max: DAYS * 24 * 60 }).map((minute) => START + minute * MINUTE_MS),
  { minLength: 1, maxLength: 60 },
);

it('asked again and again, in any order, a line is open exactly when one never asked before is', () => {
  fc.assert(
    fc.property(lines, moments, (line, asked) => {
      const again = asked.map((at) => isOpenAt(line, at));
      expect(again).toEqual(asked.map((at) => isOpenAt({ ...line }, at)));
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('a line asked a moment ago answers a call at next to no cost', () => {
  const line: LineHours = {
    timeZone: 'Europe/Stockholm',
    hours: { kind: 'week', ranges: OFFICE },
    exceptions: [],
    holidays: null,
  };
  const noon = Date.UTC(2026, 11, 21, 11);
  const asks = 20_000;
  isOpenAt(line, noon);
  const startedAt = performance.now();
  for (let ask = 1; ask <= asks; ask += 1) isOpenAt(line, noon + ask);
  expect(((performance.now() - startedAt) * 1_000) / asks).toBeLessThan(WARM_LIMIT_MICROSECONDS);
});
