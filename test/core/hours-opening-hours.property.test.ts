// Weeks against `opening_hours`, which reads OpenStreetMap's way of writing them: years of minutes, sampled.
import fc from 'fast-check';
import opening_hours from 'opening_hours';
import { expect, it } from 'vitest';
import type { DayRange, Weekday } from '../../src/core/hours.ts';
import { isOpenAt } from '../../src/core/hours-state.ts';
import { MINUTE_MS } from '../../src/core/instant.ts';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MINUTES_SAMPLED = 300;
const FROM = Date.UTC(2026, 0, 1);
const MINUTES_OF_THREE_YEARS = 3 * 366 * 1_440;

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

const anyRange: fc.Arbitrary<DayRange> = fc
  .record({
    day: fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7),
    fromMinute: fc.integer({ min: 0, max: 1_439 }),
    length: fc.integer({ min: 1, max: 1_439 }),
  })
  .map(({ day, fromMinute, length }) => ({ day, fromMinute, toMinute: fromMinute + length }));

const written = (ranges: readonly DayRange[]): string =>
  ranges
    .map(({ day, fromMinute, toMinute }) => `${DAYS[day - 1]} ${clock(fromMinute)}-${clock(toMinute)}`)
    .join(', ');

/** The same time by the clock of this machine, by which that library reads; null about its clock changes. */
const onThisMachine = (at: number): Date | null => {
  const utc = new Date(at);
  const day = (ahead: number): Date =>
    new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate() + ahead);
  if (day(-2).getTimezoneOffset() !== day(3).getTimezoneOffset()) return null;
  const local = day(0);
  local.setHours(utc.getUTCHours(), utc.getUTCMinutes());
  return local;
};

it('is open when OpenStreetMap would say so', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: MINUTES_OF_THREE_YEARS }), {
    minLength: MINUTES_SAMPLED,
    maxLength: MINUTES_SAMPLED,
  });
  fc.assert(
    fc.property(fc.array(anyRange, { minLength: 1, maxLength: 10 }), minutes, (ranges, sampled) => {
      const oracle = new opening_hours(written(ranges));
      const line = {
        timeZone: 'UTC',
        hours: { kind: 'week', ranges },
        exceptions: [],
        holidays: null,
      } as const;
      const wrong = sampled
        .map((minute) => FROM + minute * MINUTE_MS)
        .filter((at) => {
          const local = onThisMachine(at);
          return local !== null && oracle.getState(local) !== isOpenAt(line, at);
        });
      expect(wrong.map((at) => new Date(at).toISOString())).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);
