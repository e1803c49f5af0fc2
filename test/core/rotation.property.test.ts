// Turns over thirty years against another library's clocks, in zones that change at odd times.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/core/hours-calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/instant.ts';
import { nextTurnAt, orderAt, shiftsBetween } from '../../src/core/order.ts';
import { handoffAt, rebased, rotated, turnAt } from '../../src/core/rotation.ts';
import { anyMembers, anyRotation, anyTurns, clockShows, dateAfter, ZONES } from './any-turns.ts';

const YEARS_30 = 30 * 365.25 * DAY_MS;
const STOCKHOLM = 'Europe/Stockholm';
const alone = { overrides: [] };

describe.each(ZONES)('in %s', (timeZone) => {
  it('every handoff of thirty years comes when clocks there say so, and none is left out or doubled', () => {
    fc.assert(
      fc.property(anyMembers, anyRotation, (members, rotation) => {
        const fromAt = clockShows(rotation.anchor, rotation.minute, timeZone);
        const weekly = { ...rotation, everyDays: Math.max(7, rotation.everyDays) };
        const span = { fromAt, untilAt: fromAt + YEARS_30 };
        const shifts = shiftsBetween({ ...alone, members, rotation: weekly }, span, { timeZone });
        shifts.forEach(({ fromAt: at, order }, turn) => {
          const date = dateAfter(rotation.anchor, turn * weekly.everyDays);
          expect(at).toBe(clockShows(date, rotation.minute, timeZone));
          expect(order[0]).toBe(members[turn % members.length]);
        });
        expect(shifts.length).toBeGreaterThan(30 * 12);
      }),
      { numRuns: 2 },
    );
  }, 60_000);

  it('every day of three years has its handoff', () => {
    fc.assert(
      fc.property(anyMembers, anyRotation, (members, rotation) => {
        const calendar = createCalendar(timeZone);
        const daily = { ...rotation, everyDays: 1 };
        for (let turn = 0; turn < 3 * 366; turn += 1) {
          const at = clockShows(dateAfter(rotation.anchor, turn), rotation.minute, timeZone);
          expect(handoffAt(daily, turn, calendar)).toBe(at);
          expect(turnAt(daily, at, calendar)).toBe(turn);
          expect(turnAt(daily, at - 1, calendar)).toBe(turn - 1);
        }
        expect(members.length).toBeGreaterThan(0);
      }),
      { numRuns: 1 },
    );
  }, 60_000);

  it('somebody is first at every instant, and nobody stands in two places', () => {
    const around = Date.UTC(2026, 9, 25);
    fc.assert(
      fc.property(anyTurns(around), fc.integer({ min: -120, max: 120 }), (roster, hours) => {
        const at = around + hours * HOUR_MS;
        const order = orderAt(roster, { now: at, timeZone });
        expect(order.length).toBeGreaterThan(0);
        expect(new Set(order).size).toBe(order.length);
        const span = { fromAt: around - 130 * HOUR_MS, untilAt: around + 130 * HOUR_MS };
        const shifts = shiftsBetween(roster, span, { timeZone });
        shifts.forEach((shift, index) => {
          expect(shift.fromAt).toBe(shifts[index - 1]?.untilAt ?? span.fromAt);
        });
        const within = shifts.find(({ fromAt, untilAt }) => fromAt <= at && at < untilAt);
        expect(within?.order).toEqual(order);
      }),
      { numRuns: 60 },
    );
  });

  it('an order written down anew at any time is the same order before and after', () => {
    const around = Date.UTC(2027, 2, 28);
    const hours = fc.integer({ min: -20_000, max: 20_000 });
    fc.assert(
      fc.property(anyTurns(around), hours, hours, (roster, then, later) => {
        const anew = rebased(roster, around + then * HOUR_MS, createCalendar(timeZone));
        const now = around + later * HOUR_MS;
        expect(orderAt(anew, { now, timeZone })).toEqual(orderAt(roster, { now, timeZone }));
      }),
      { numRuns: 60 },
    );
  });

  it('the next handoff is the first instant at which the turn is another', () => {
    fc.assert(
      fc.property(anyRotation, fc.integer({ min: 0, max: 12_000 }), (rotation, day) => {
        const at = Date.UTC(2016, 0, 1) + day * DAY_MS;
        const calendar = createCalendar(timeZone);
        const next = nextTurnAt({ ...alone, members: ['UA'], rotation }, at, timeZone) ?? Number.NaN;
        expect(next).toBeGreaterThan(at);
        expect(turnAt(rotation, next, calendar)).toBe(turnAt(rotation, at, calendar) + 1);
        expect(turnAt(rotation, next - 1, calendar)).toBe(turnAt(rotation, at, calendar));
      }),
      { numRuns: 60 },
    );
  });
});

describe('clock changes', () => {
  const weekly = { everyDays: 7, minute: 9 * 60, anchor: '2026-01-05' };

  it('leave a week of 167 hours in spring and one of 169 in autumn, and all others alone', () => {
    const calendar = createCalendar(STOCKHOLM);
    const hours = Array.from(
      { length: 156 },
      (_, turn) => (handoffAt(weekly, turn + 1, calendar) - handoffAt(weekly, turn, calendar)) / HOUR_MS,
    );
    expect(hours.filter((length) => length === 167)).toHaveLength(3);
    expect(hours.filter((length) => length === 169)).toHaveLength(3);
    expect(hours.filter((length) => length === 168)).toHaveLength(150);
  });

  it.each([
    ['a skipped time hands off as much later as clocks skip', '2027-03-28', Date.UTC(2027, 2, 28, 1, 30)],
    ['a doubled time hands off once, at its first', '2026-10-25', Date.UTC(2026, 9, 25, 0, 30)],
  ])('%s', (_name, date, handoff) => {
    const roster = { ...alone, members: ['UA', 'UB'], rotation: { everyDays: 7, minute: 150, anchor: date } };
    for (let minute = -300; minute < 300; minute += 1) {
      const now = handoff + minute * MINUTE_MS;
      expect(orderAt(roster, { now, timeZone: STOCKHOLM })[0]).toBe(minute < 0 ? 'UB' : 'UA');
    }
  });

  it('leap days, weeks 53 and year ends skip and double nobody', () => {
    const members = ['UA', 'UB', 'UC'];
    const span = { fromAt: Date.UTC(2026, 0, 5, 8), untilAt: Date.UTC(2056, 0, 5, 8) };
    const roster = { ...alone, members, rotation: weekly };
    const shifts = shiftsBetween(roster, span, { timeZone: STOCKHOLM });
    expect(shifts.map(({ order }) => order)).toEqual(shifts.map((_, turn) => rotated(members, turn)));
    expect(shifts).toHaveLength(1_566);
  });
});
