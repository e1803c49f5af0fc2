import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { withWork } from '../../src/core/call-work.ts';
import { nextToWake, REMIND_FOR_MS, remindersDue, WAKE_LASTS_MS } from '../../src/core/reminders.ts';
import type { Line, Reminders } from '../../src/core/settings.ts';
import { aCall, anEnd, leg, TARGETS } from './given-call.ts';
import { ANNA, BO, firstLine, givenSettings, PHONE_OF_ANNA } from './given-settings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Tuesday 2026-11-24, in Stockholm. */
const at = (hour: number, minute = 0): number => Date.UTC(2026, 10, 24, hour - 1, minute);

const missedAt = (endedAt: number): Call =>
  aCall({ startedAt: endedAt - MINUTE, end: anEnd({ endedAt, legs: [leg(PHONE_OF_ANNA, 'failed')] }) });

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5] as const;
const aLine = (remind: Partial<Reminders> = {}, isAlwaysOpen = true): Line => {
  const line = firstLine(givenSettings());
  const ranges = MONDAY_TO_FRIDAY.map((day) => ({ day, fromMinute: 480, toMinute: 1_020 }));
  return {
    ...line,
    hours: isAlwaysOpen ? line.hours : { kind: 'week', ranges },
    remind: { ...line.remind, afterMinutes: [10, 30], ...remind },
  };
};
const officeLine = (remind: Partial<Reminders> = {}): Line => aLine(remind, false);
const steps = (call: Call, line: Line, now: number) => remindersDue(call, line, now).steps;

describe('in a line that is always open', () => {
  const call = missedAt(at(19));

  it.each([
    [9, []],
    [10, ['10']],
    [29, ['10']],
    [30, ['10', '30']],
  ])('after %i minutes is due: %o', (minutes, expected) => {
    expect(steps(call, aLine(), at(19, minutes))).toEqual(expected);
  });

  it('is due once', () => {
    const told = withWork(call, { reminded: [{ step: '10', at: at(19, 10) }] });
    expect(steps(told, aLine(), at(19, 29))).toEqual([]);
    expect(steps(told, aLine(), at(19, 30))).toEqual(['30']);
  });

  it('is due no more after a week', () => {
    expect(steps(call, aLine(), at(19) + REMIND_FOR_MS)).not.toEqual([]);
    expect(steps(call, aLine(), at(19) + REMIND_FOR_MS + 1)).toEqual([]);
  });

  it('rings only where that was asked for', () => {
    expect(remindersDue(call, aLine(), at(23)).isToCall).toBe(false);
    expect(remindersDue(call, aLine({ callAfterMinutes: 45 }), at(19, 44)).isToCall).toBe(false);
    expect(remindersDue(call, aLine({ callAfterMinutes: 45 }), at(19, 45)).isToCall).toBe(true);
  });
});

describe('in a line with opening hours', () => {
  it('waits for the opening, and counts from there', () => {
    const call = missedAt(at(5));
    expect(steps(call, officeLine(), at(7, 59))).toEqual([]);
    expect(steps(call, officeLine(), at(8))).toEqual(['opening']);
    expect(steps(call, officeLine(), at(8, 10))).toEqual(['opening', '10']);
  });

  it('of a call shortly before closing the rest is due at the next opening', () => {
    const call = missedAt(at(16, 55));
    expect(steps(call, officeLine(), at(17, 5))).toEqual([]);
    expect(steps(call, officeLine(), at(24 + 8))).toEqual(['10', '30']);
  });

  it('does not wait when reminders are to come always', () => {
    expect(steps(missedAt(at(19)), officeLine({ isAlways: true }), at(19, 10))).toEqual(['10']);
  });

  it('brings nothing up at the opening where that was switched off', () => {
    const none = officeLine({ atOpening: false, afterMinutes: [] });
    expect(steps(missedAt(at(5)), none, at(9))).toEqual([]);
  });

  it('over the night on which clocks change the opening is when the clock shows it', () => {
    // Sunday 2026-10-25 has 25 hours; the line opens on Monday at 08:00, which is 07:00 UTC.
    const call = missedAt(Date.UTC(2026, 9, 24, 20));
    expect(steps(call, officeLine(), Date.UTC(2026, 9, 26, 7) - 1)).toEqual([]);
    expect(steps(call, officeLine(), Date.UTC(2026, 9, 26, 7))).toEqual(['opening']);
  });

  it('a line that never opens reminds of nothing', () => {
    const never: Line = { ...aLine(), hours: { kind: 'never' } };
    expect(steps(missedAt(at(12)), never, at(20))).toEqual([]);
  });
});

describe('who is rung next', () => {
  const call = missedAt(at(19));
  const woken = (userId: string, state: 'asked' | 'over', wokenAt: number): Call =>
    withWork(call, { wakes: [{ userId, at: wokenAt, state }] });

  it('is the first on call, then each once', () => {
    expect(nextToWake(call, TARGETS, at(20))?.userId).toBe(ANNA);
    expect(nextToWake(woken(ANNA, 'over', at(20)), TARGETS, at(20))?.userId).toBe(BO);
    expect(nextToWake(woken(ANNA, 'over', at(20)), TARGETS.slice(0, 1), at(20))).toBeNull();
    expect(nextToWake(call, [], at(20))).toBeNull();
  });

  it('is nobody while somebody is being rung, unless that was lost', () => {
    expect(nextToWake(woken(ANNA, 'asked', at(20)), TARGETS, at(20) + MINUTE)).toBeNull();
    expect(nextToWake(woken(ANNA, 'asked', at(20)), TARGETS, at(20) + WAKE_LASTS_MS)?.userId).toBe(BO);
  });
});

it('a call that nobody waits for is never due', () => {
  const answered = aCall({ end: anEnd({ legs: [leg(PHONE_OF_ANNA, 'success', 60)] }) });
  expect(steps(answered, aLine(), at(23) + HOUR)).toEqual([]);
});
