import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Until } from '../../src/core/command.ts';
import type { Weekday } from '../../src/core/hours.ts';
import { MINUTE_MS } from '../../src/core/instant.ts';
import { untilAt } from '../../src/core/until.ts';

const ZONES = ['Europe/Stockholm', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];

const winterTime = (local: string): number => Date.parse(`${local}+01:00`);
const clock = (hour: number, minute = 0): Until => ({ kind: 'clock', hour, minute });
const weekday = (day: Weekday, hour = 0, minute = 0): Until => ({ kind: 'weekday', day, hour, minute });
const date = (day: string, hour = 0, minute = 0): Until => ({ kind: 'date', date: day, hour, minute });

describe('the end of a pause', () => {
  test.each<[string, Until, string]>([
    ['2026-11-22T12:00', { kind: 'for', minutes: 90 }, '2026-11-22T13:30'],
    ['2026-11-22T12:00', clock(14), '2026-11-22T14:00'],
    ['2026-11-22T14:00', clock(14), '2026-11-23T14:00'],
    ['2026-11-22T14:01', clock(14), '2026-11-23T14:00'],
    ['2026-12-31T23:59', clock(0), '2027-01-01T00:00'],
    ['2026-11-22T12:00', { kind: 'tomorrow', hour: 8, minute: 0 }, '2026-11-23T08:00'],
    ['2026-11-22T12:00', { kind: 'today', hour: 23, minute: 0 }, '2026-11-22T23:00'],
    // A Sunday.
    ['2026-11-22T12:00', weekday(5, 8), '2026-11-27T08:00'],
    ['2026-11-22T12:00', weekday(1), '2026-11-23T00:00'],
    ['2026-11-22T12:00', weekday(7, 12, 1), '2026-11-22T12:01'],
    ['2026-11-22T12:00', weekday(7, 12), '2026-11-29T12:00'],
    ['2026-11-22T12:00', weekday(7), '2026-11-29T00:00'],
    ['2026-12-31T12:00', weekday(4, 8), '2027-01-07T08:00'],
    ['2026-11-22T12:00', date('2026-12-01', 8), '2026-12-01T08:00'],
    ['2026-11-22T12:00', date('2026-12-01'), '2026-12-01T00:00'],
    ['2026-11-22T12:00', date('2028-02-29'), '2028-02-29T00:00'],
  ])('at %s, %j is %s', (now, until, at) => {
    const here = { now: winterTime(now), timeZone: 'Europe/Stockholm' };
    expect(untilAt(until, here)).toEqual({ ok: true, value: winterTime(at) });
  });

  test.each([
    ['2026-11-22T12:00', '2026-11-22T12:00+01:00'],
    ['2026-11-22T11:59', '2026-11-22T12:00+01:00'],
    ['2025-12-01T08:00', '2026-11-22T12:00+01:00'],
  ])('%s lies in the past at %s', (day, now) => {
    const [on = '', time = ''] = day.split('T');
    const until = date(on, Number(time.slice(0, 2)), Number(time.slice(3)));
    const problem = { kind: 'time-past', text: day.replace('T', ' ') };
    const here = { now: Date.parse(now), timeZone: 'Europe/Stockholm' };
    expect(untilAt(until, here)).toEqual({ ok: false, problem });
  });

  it('today is no other day once that time is over', () => {
    const here = { now: winterTime('2026-11-22T12:00'), timeZone: 'Europe/Stockholm' };
    expect(untilAt({ kind: 'today', hour: 8, minute: 0 }, here)).toEqual({
      ok: false,
      problem: { kind: 'time-past', text: '2026-11-22 08:00' },
    });
  });

  it('is read in the zone of the line', () => {
    const now = Date.parse('2026-11-22T22:30Z');
    const at = (timeZone: string) => untilAt({ kind: 'tomorrow', hour: 8, minute: 0 }, { now, timeZone });
    expect(at('Europe/Stockholm')).toEqual({ ok: true, value: Date.parse('2026-11-23T07:00Z') });
    expect(at('Asia/Tokyo')).toEqual({ ok: true, value: Date.parse('2026-11-23T23:00Z') });
  });
});

describe('around clock changes', () => {
  const here = (now: string) => ({ now: Date.parse(now), timeZone: 'Europe/Stockholm' });
  test.each([
    ['02:30 that does not exist becomes 03:30', '2027-03-28T01:00+01:00', '2027-03-28T03:30+02:00'],
    ['02:30 that comes twice is the first', '2026-10-25T01:00+02:00', '2026-10-25T02:30+02:00'],
    ['on the first to the second, it is the second', '2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00'],
    ['between the two it is the second', '2026-10-25T02:45+02:00', '2026-10-25T02:30+01:00'],
    ['after both it is tomorrow’s', '2026-10-25T02:45+01:00', '2026-10-26T02:30+01:00'],
  ])('%s', (_, now, at) => {
    expect(untilAt(clock(2, 30), here(now))).toEqual({ ok: true, value: Date.parse(at) });
  });

  it('a day is 24 hours long, whatever the clock does', () => {
    const now = '2027-03-27T12:00+01:00';
    expect(untilAt({ kind: 'for', minutes: 1_440 }, here(now))).toEqual({
      ok: true,
      value: Date.parse('2027-03-28T13:00+02:00'),
    });
  });
});

const clockFace = new Intl.DateTimeFormat('sv', { timeStyle: 'short', timeZone: 'Europe/Stockholm' });
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const calendarAndClock = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Stockholm',
});
const QUARTER_MS = 15 * MINUTE_MS;
const two = (value: number): string => String(value).padStart(2, '0');

const nows = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2040, 0) });
const times = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const untils: fc.Arbitrary<Until> = fc.oneof(
  fc.integer({ min: 1, max: 527_040 }).map((minutes) => ({ kind: 'for', minutes }) as const),
  times.map((time) => ({ kind: 'clock', ...time }) as const),
  times.map((time) => ({ kind: 'tomorrow', ...time }) as const),
  fc.tuple(weekdays, times).map(([day, time]) => ({ kind: 'weekday', day, ...time }) as const),
  fc
    .tuple(times, fc.integer({ min: 0, max: 20_000 }))
    .map(([time, day]) =>
      date(new Date(day * 86_400_000).toISOString().slice(0, 10), time.hour, time.minute),
    ),
);

describe('at any moment, in any zone', () => {
  it('lies after now', () => {
    fc.assert(
      fc.property(untils, nows, fc.constantFrom(...ZONES), (until, now, timeZone) => {
        const read = untilAt(until, { now, timeZone });
        if (read.ok) expect(read.value).toBeGreaterThan(now);
        else expect(until.kind).toBe('date');
      }),
      { numRuns: 1_000 },
    );
  });

  it('a time of day is the next minute at which a clock there shows it', () => {
    const changes = ['2026-10-25T00:00Z', '2027-03-28T00:00Z', '2026-11-22T00:00Z'].map((day) =>
      Date.parse(day),
    );
    const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -720, max: 720 }));
    fc.assert(
      fc.property(near, times, ([day, minutes], time) => {
        const now = day + minutes * MINUTE_MS;
        const face = `${two(time.hour)}:${two(time.minute)}`;
        const shown = Array.from({ length: 25 * 60 + 1 }, (_, index) => now + (index + 1) * MINUTE_MS).find(
          (at) => clockFace.format(at) === face,
        );
        const read = untilAt({ kind: 'clock', ...time }, { now, timeZone: 'Europe/Stockholm' });
        const inGap = shown === undefined || (read.ok && read.value < shown);
        if (inGap) expect(time.hour).toBe(2);
        else expect(read).toEqual({ ok: true, value: shown });
      }),
      { numRuns: 60 },
    );
  });

  it('a day of the week is the next minute at which calendar and clock there show it', () => {
    const changes = ['2026-10-25T00:00Z', '2027-03-28T00:00Z', '2026-11-22T00:00Z'].map((at) =>
      Date.parse(at),
    );
    const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -9 * 1_440, max: 2 * 1_440 }));
    const quarters = times.map(({ hour, minute }) => ({ hour, minute: minute - (minute % 15) }));
    fc.assert(
      fc.property(near, weekdays, quarters, ([change, minutes], day, time) => {
        const now = change + minutes * MINUTE_MS;
        const sought = `${WEEKDAYS[day - 1]} ${two(time.hour)}:${two(time.minute)}`;
        const shown = Array.from(
          { length: 7 * 24 * 4 + 8 },
          (_, index) => now - (now % QUARTER_MS) + (index + 1) * QUARTER_MS,
        ).find((at) => calendarAndClock.format(at).replace(',', '') === sought);
        const read = untilAt({ kind: 'weekday', day, ...time }, { now, timeZone: 'Europe/Stockholm' });
        const inGap = shown === undefined || (read.ok && read.value < shown);
        if (inGap) expect([day, time.hour]).toEqual([7, 2]);
        else expect(read).toEqual({ ok: true, value: shown });
      }),
      { numRuns: 300 },
    );
  });
});
