import { describe, expect, it, test } from 'vitest';
import type { HolidayCalendar, HoursException, Weekday } from '../../src/core/hours.ts';
import { isOpenAt, type LineHours, openStateAt } from '../../src/core/hours-state.ts';

const OFFICE = ([1, 2, 3, 4, 5] as const).map((day) => ({ day, fromMinute: 480, toMinute: 1_020 }));
const range = (day: Weekday, fromMinute: number, toMinute: number) => ({ day, fromMinute, toMinute });

const given = (more: Partial<LineHours> = {}): LineHours => ({
  timeZone: 'Europe/Stockholm',
  hours: { kind: 'week', ranges: OFFICE },
  exceptions: [],
  holidays: null,
  ...more,
});

const exception = (
  id: number,
  kind: HoursException['kind'],
  [from, to]: readonly [string, string],
): HoursException => ({ id, kind, from, to, reason: null });

const christmas = (keptOpen: readonly string[] = []): HolidayCalendar => ({
  country: 'SE',
  eves: false,
  days: [
    { date: '2026-12-25', name: 'juldagen' },
    { date: '2026-12-26', name: 'annandag jul' },
  ],
  keptOpen,
  throughYear: 2028,
});

const because = { week: { kind: 'week' }, juldagen: { kind: 'holiday', name: 'juldagen' } } as const;

/** Winter time in Stockholm unless it says otherwise. */
const at = (local: string): number => Date.parse(local.length === 16 ? `${local}+01:00` : local);

describe('a line that keeps office hours', () => {
  test.each([
    ['2026-11-24T07:59', false, '2026-11-24T08:00'],
    ['2026-11-24T08:00', true, '2026-11-24T17:00'],
    ['2026-11-24T16:59', true, '2026-11-24T17:00'],
    ['2026-11-24T17:00', false, '2026-11-25T08:00'],
    ['2026-11-27T17:00', false, '2026-11-30T08:00'],
    ['2026-12-31T12:00', true, '2026-12-31T17:00'],
    ['2026-12-31T17:30', false, '2027-01-01T08:00'],
    ['2028-02-29T12:00', true, '2028-02-29T17:00'],
  ])('at %s is open: %s, until %s', (now, isOpen, changesAt) => {
    expect(openStateAt(given(), at(now))).toEqual({
      isOpen,
      because: because.week,
      changesAt: at(changesAt),
    });
  });

  it('is open at the same times by the clock when clocks have changed', () => {
    expect(isOpenAt(given(), at('2027-03-26T07:30+01:00'))).toBe(false);
    expect(isOpenAt(given(), at('2027-03-29T08:00+02:00'))).toBe(true);
    expect(openStateAt(given(), at('2027-03-26T18:00+01:00')).changesAt).toBe(at('2027-03-29T08:00+02:00'));
  });

  it('is read in its own zone', () => {
    const tokyo = given({ timeZone: 'Asia/Tokyo' });
    expect(isOpenAt(tokyo, at('2026-11-24T08:00+09:00'))).toBe(true);
    expect(isOpenAt(tokyo, at('2026-11-24T10:00+01:00'))).toBe(false);
    expect(() => isOpenAt(given({ timeZone: 'Mars/Olympus' }), 0)).toThrow(RangeError);
  });
});

describe('ranges', () => {
  test.each([
    ['past midnight', [range(5, 1_320, 1_560)], '2026-11-27T23:00', '2026-11-28T02:00'],
    ['over Sunday’s midnight', [range(7, 1_320, 1_800)], '2026-11-30T01:00', '2026-11-30T06:00'],
    ['to 24:00 and on', [range(1, 720, 1_440), range(2, 0, 60)], '2026-11-30T13:00', '2026-12-01T01:00'],
    ['that overlap', [range(1, 480, 720), range(1, 600, 900)], '2026-11-30T09:00', '2026-11-30T15:00'],
    ['of almost two days', [range(1, 600, 2_880)], '2026-12-01T23:00', '2026-12-02T00:00'],
  ])('%s hold to their end', (_, ranges, now, changesAt) => {
    const state = openStateAt(given({ hours: { kind: 'week', ranges } }), at(now));
    expect(state).toMatchObject({ isOpen: true, changesAt: at(changesAt) });
  });

  it('several a day leave a break', () => {
    const ranges = [range(1, 480, 720), range(1, 780, 1_020)];
    const state = openStateAt(given({ hours: { kind: 'week', ranges } }), at('2026-11-30T12:00'));
    expect(state).toMatchObject({ isOpen: false, changesAt: at('2026-11-30T13:00') });
  });
});

describe('in the night in which clocks change', () => {
  const sunday = (fromMinute: number, toMinute: number): LineHours =>
    given({ hours: { kind: 'week', ranges: [range(7, fromMinute, toMinute)] } });

  test.each([
    [
      'a start that is skipped comes later by the gap',
      150,
      300,
      '2027-03-28T03:30+02:00',
      '2027-03-28T05:00+02:00',
    ],
    [
      'an end that is skipped comes later by the gap',
      60,
      150,
      '2027-03-28T01:00+01:00',
      '2027-03-28T03:30+02:00',
    ],
    ['a start that comes twice is the first', 150, 300, '2026-10-25T02:30+02:00', '2026-10-25T05:00+01:00'],
    ['an end that comes twice is the first', 60, 150, '2026-10-25T01:00+02:00', '2026-10-25T02:30+02:00'],
    ['a whole day lasts 25 hours', 0, 1_440, '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00'],
  ])('%s', (_, fromMinute, toMinute, opensAt, closesAt) => {
    const line = sunday(fromMinute, toMinute);
    expect(openStateAt(line, at(opensAt) - 1)).toMatchObject({ isOpen: false, changesAt: at(opensAt) });
    expect(openStateAt(line, at(opensAt))).toMatchObject({ isOpen: true, changesAt: at(closesAt) });
  });

  it('ranges that touch leave no gap', () => {
    const ranges = [range(7, 0, 150), range(7, 150, 195), range(7, 195, 600)];
    for (const [start, end] of [
      ['2027-03-28T00:00+01:00', '2027-03-28T10:00+02:00'],
      ['2026-10-25T00:00+02:00', '2026-10-25T10:00+01:00'],
    ] as const)
      expect(openStateAt(given({ hours: { kind: 'week', ranges } }), at(start)).changesAt).toBe(at(end));
  });
});

describe('what decides', () => {
  const closed = exception(1, 'closed', ['2026-12-25T00:00', '2026-12-27T00:00']);
  const open = exception(2, 'open', ['2026-12-25T11:00', '2026-12-25T14:00']);

  it('is the exception that was added last, then the holiday, then the week', () => {
    const line = given({ exceptions: [closed, open], holidays: christmas() });
    const seen = ['10:59', '11:00', '14:00'].map((time) => openStateAt(line, at(`2026-12-25T${time}`)));
    expect(seen.map((state) => state.isOpen)).toEqual([false, true, false]);
    expect(seen.map((state) => state.because)).toMatchObject([{ id: 1 }, { id: 2 }, { id: 1 }]);
  });

  it('is not the one that began last', () => {
    const line = given({ exceptions: [open, closed] });
    expect(isOpenAt(line, at('2026-12-25T12:00'))).toBe(false);
  });

  it('is a holiday from midnight to midnight, also for a night that began before it', () => {
    const nights = given({
      hours: { kind: 'week', ranges: [range(4, 1_320, 1_560), range(6, 1_320, 1_560)] },
      holidays: christmas(),
    });
    expect(openStateAt(nights, at('2026-12-24T23:00'))).toMatchObject({ changesAt: at('2026-12-25T00:00') });
    expect(openStateAt(nights, at('2026-12-25T01:00'))).toMatchObject({
      isOpen: false,
      because: because.juldagen,
    });
    expect(openStateAt(nights, at('2026-12-26T23:00')).isOpen).toBe(false);
    // The range of the 26th has not been called off: what is left of it after the holiday holds.
    expect(openStateAt(nights, at('2026-12-27T01:00')).isOpen).toBe(true);
  });

  it('is the week on a holiday that is kept open', () => {
    expect(openStateAt(given({ holidays: christmas() }), at('2026-12-24T18:00')).changesAt).toBe(
      at('2026-12-28T08:00'),
    );
    const kept = given({ holidays: christmas(['2026-12-25']) });
    expect(openStateAt(kept, at('2026-12-24T18:00')).changesAt).toBe(at('2026-12-25T08:00'));
  });

  it('is told by the next change, over everything that changes nothing', () => {
    const line = given({ exceptions: [closed], holidays: christmas() });
    expect(openStateAt(line, at('2026-12-24T17:00')).changesAt).toBe(at('2026-12-28T08:00'));
  });
});

describe('a line that never changes', () => {
  test.each([
    ['always', given({ hours: { kind: 'always' } })],
    ['never', given({ hours: { kind: 'never' } })],
    ['an empty week', given({ hours: { kind: 'week', ranges: [] } })],
    ['never, with holidays', given({ hours: { kind: 'never' }, holidays: christmas() })],
    [
      'a change too far off',
      given({
        hours: { kind: 'never' },
        exceptions: [exception(1, 'open', ['2028-06-01T08:00', '2028-06-01T09:00'])],
      }),
    ],
  ])('%s: has no next change', (_, line) => {
    expect(openStateAt(line, at('2026-11-24T12:00')).changesAt).toBeNull();
  });

  it('changes once when it is closed for good', () => {
    const line = given({
      hours: { kind: 'always' },
      exceptions: [exception(1, 'closed', ['2026-12-01T00:00', '2026-12-02T00:00'])],
    });
    expect(openStateAt(line, at('2026-11-24T12:00'))).toMatchObject({
      isOpen: true,
      changesAt: at('2026-12-01T00:00'),
    });
    expect(openStateAt(line, at('2026-12-01T00:00'))).toMatchObject({
      isOpen: false,
      changesAt: at('2026-12-02T00:00'),
    });
  });
});
