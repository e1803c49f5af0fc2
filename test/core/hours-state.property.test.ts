// Whether a line is open, against clocks read minute by minute by another library, in zones that change at odd times.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayRange, HolidayCalendar, HoursException, Weekday, WeekHours } from '../../src/core/hours.ts';
import { isOpenAt, type LineHours, openStateAt } from '../../src/core/hours-state.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/instant.ts';
import { openMinutes } from './hours-oracle.ts';

/** Nights and days on which clocks change in each zone, and ordinary ones, leap days and year ends for all. */
const CHANGES_BY_ZONE: Readonly<Record<string, readonly string[]>> = {
  'Europe/Stockholm': ['2026-10-25', '2027-03-28'],
  'America/New_York': ['2026-11-01', '2027-03-14'],
  'Australia/Lord_Howe': ['2026-10-04', '2027-04-04'],
  'Asia/Beirut': ['2026-10-25', '2027-03-28'],
  'America/Sao_Paulo': ['2018-02-18', '2018-11-04', '2027-01-10'],
  UTC: ['2026-06-01'],
};
const ANYWHERE = ['2028-02-29', '2026-12-31', '2026-11-24'];
const WINDOW_DAYS = 5;

const anyRange: fc.Arbitrary<DayRange> = fc
  .record({
    day: fc.integer({ min: 1, max: 7 }),
    from: fc.oneof(
      fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
      fc.integer({ min: 0, max: 1_439 }),
    ),
    length: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 1_440 })),
  })
  .map(({ day, from, length }) => ({ day: day as Weekday, fromMinute: from, toMinute: from + length }));

const anyHours: fc.Arbitrary<WeekHours> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(anyRange, { maxLength: 14 }).map((ranges) => ({ kind: 'week' as const, ranges })),
  },
  fc.constantFrom<WeekHours>({ kind: 'always' }, { kind: 'never' }),
);

const localText = (time: number): string => new Date(time).toISOString().slice(0, 16);

const exceptionsNear = (middle: Instant): fc.Arbitrary<readonly HoursException[]> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom('open' as const, 'closed' as const),
        from: fc.integer({ min: -40 * 4, max: 40 * 4 }),
        quarters: fc.integer({ min: 1, max: 100 }),
      }),
      { maxLength: 4 },
    )
    .map((drawn) =>
      drawn.map(({ kind, from, quarters }, index) => ({
        id: index + 1,
        kind,
        from: localText(middle + from * 15 * MINUTE_MS),
        to: localText(middle + (from + quarters) * 15 * MINUTE_MS),
        reason: null,
      })),
    );

const holidaysNear = (middle: Instant): fc.Arbitrary<HolidayCalendar | null> =>
  fc.option(
    fc
      .record({
        days: fc.subarray([-2, -1, 0, 1, 2]),
        keptOpen: fc.subarray([-2, -1, 0, 1, 2], { maxLength: 1 }),
      })
      .map(({ days, keptOpen }) => ({
        country: 'SE',
        eves: false,
        days: days.map((day) => ({
          date: localText(middle + day * DAY_MS).slice(0, 10),
          name: `day ${day}`,
        })),
        keptOpen: keptOpen.map((day) => localText(middle + day * DAY_MS).slice(0, 10)),
        throughYear: 2028,
      })),
    { nil: null },
  );

interface Sample {
  readonly line: LineHours;
  readonly from: Instant;
}

const samplesIn = (timeZone: string): fc.Arbitrary<Sample> =>
  fc.constantFrom(...(CHANGES_BY_ZONE[timeZone] ?? []), ...ANYWHERE).chain((date) => {
    const middle = Date.parse(`${date}T12:00Z`);
    return fc.record({
      line: fc.record({
        timeZone: fc.constant(timeZone),
        hours: anyHours,
        exceptions: exceptionsNear(middle),
        holidays: holidaysNear(middle),
      }),
      from: fc.constant(middle - 3 * DAY_MS),
    });
  });

/** Goes from change to change: what holds must hold in every minute until then, and no longer. */
const firstDifference = ({ line, from }: Sample): string | null => {
  let state = openStateAt(line, from);
  for (const [at, isOpen] of openMinutes(line, from, WINDOW_DAYS)) {
    if (state.changesAt !== null && at >= state.changesAt) state = openStateAt(line, at);
    if (state.isOpen !== isOpen)
      return `${new Date(at).toISOString()} should be ${isOpen ? 'open' : 'closed'}`;
  }
  return null;
};

describe.each(Object.keys(CHANGES_BY_ZONE))('in %s', (timeZone) => {
  it('a line is open in the minutes in which clocks there say so', () => {
    fc.assert(
      fc.property(samplesIn(timeZone), (sample) => {
        expect(firstDifference(sample)).toBeNull();
      }),
      { numRuns: 24 },
    );
  }, 60_000);

  it('is open at a moment of its own as on the way there', () => {
    const moments = fc.tuple(samplesIn(timeZone), fc.integer({ min: 0, max: WINDOW_DAYS * 24 * 60 - 1 }));
    fc.assert(
      fc.property(moments, ([{ line, from }, minute]) => {
        const at = from + minute * MINUTE_MS;
        const state = openStateAt(line, at);
        expect(isOpenAt(line, at)).toBe(state.isOpen);
        if (state.changesAt === null) return;
        expect(state.changesAt).toBeGreaterThan(at);
        expect(isOpenAt(line, state.changesAt - 1)).toBe(state.isOpen);
        expect(isOpenAt(line, state.changesAt)).toBe(!state.isOpen);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

it('never asks for more than the clock: a line that never changes has no next change', () => {
  const open = {
    timeZone: 'Europe/Stockholm',
    hours: { kind: 'always' },
    exceptions: [],
    holidays: null,
  } as const;
  for (let at = 0; at < 100 * HOUR_MS; at += HOUR_MS)
    expect(openStateAt(open, at)).toEqual({ isOpen: true, because: { kind: 'week' }, changesAt: null });
});
