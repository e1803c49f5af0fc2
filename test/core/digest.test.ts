import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digest, digestDue, digestSpans, lastDigestAt, nextDigestAt } from '../../src/core/digest.ts';
import type { Weekday } from '../../src/core/hours.ts';
import { createCalendar, weekdayOf } from '../../src/core/hours-calendar.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/instant.ts';

const STOCKHOLM = 'Europe/Stockholm';
const MONDAY_9 = { days: [1] as const, minute: 9 * 60 };
const local = (text: string): number => createCalendar(STOCKHOLM).instantOfText(text);

describe('the time of a digest', () => {
  it('is the newest day and time of the rule, to the very moment', () => {
    const due = local('2026-11-23T09:00');
    expect(lastDigestAt(MONDAY_9, STOCKHOLM, due)).toBe(due);
    expect(lastDigestAt(MONDAY_9, STOCKHOLM, due - 1)).toBe(local('2026-11-16T09:00'));
    expect(nextDigestAt(MONDAY_9, STOCKHOLM, due)).toBe(local('2026-11-30T09:00'));
    expect(nextDigestAt(MONDAY_9, STOCKHOLM, due - 1)).toBe(due);
  });

  it('looks back to the one before, over a weekend if need be', () => {
    const workdays = { days: [1, 2, 3, 4, 5] as const, minute: 8 * 60 };
    const monday = local('2026-11-23T08:00');
    expect(digestSpans(workdays, STOCKHOLM, monday)).toEqual({
      back: { fromAt: local('2026-11-20T08:00'), untilAt: monday },
      ahead: { fromAt: monday, untilAt: local('2026-11-24T08:00') },
    });
  });

  it('is an hour later by the sun when clocks have gone back, and a skipped time comes as much later', () => {
    const sunday = { days: [7] as const, minute: 2 * 60 + 30 };
    expect(lastDigestAt(sunday, STOCKHOLM, local('2026-03-29T12:00'))).toBe(Date.UTC(2026, 2, 29, 1, 30));
    const before = lastDigestAt(MONDAY_9, STOCKHOLM, local('2026-10-19T12:00'));
    expect(nextDigestAt(MONDAY_9, STOCKHOLM, before)).toBe(before + 7 * DAY_MS + HOUR_MS);
  });

  it('of any rule in any zone is never more than its days apart, and each follows the one before', () => {
    fc.assert(
      fc.property(
        fc.subarray([1, 2, 3, 4, 5, 6, 7] as Weekday[], { minLength: 1 }),
        fc.integer({ min: 0, max: 1_439 }),
        fc.constantFrom(STOCKHOLM, 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }),
        (days, minute, zone, now) => {
          const rule = { days, minute };
          const [last, next] = [lastDigestAt(rule, zone, now), nextDigestAt(rule, zone, now)];
          expect(last).toBeLessThanOrEqual(now);
          expect(next).toBeGreaterThan(now);
          expect(next - last).toBeLessThanOrEqual(7 * DAY_MS + 3 * HOUR_MS);
          expect(nextDigestAt(rule, zone, last)).toBe(next);
          expect(lastDigestAt(rule, zone, next - 1)).toBe(last);
          expect(days).toContain(weekdayOf(createCalendar(zone).dayAt(last)));
        },
      ),
    );
  });
});

describe('a digest that is due', () => {
  const digest: Digest = { ...MONDAY_9, sinceAt: local('2026-11-10T12:00') };
  const line = { digest, timeZone: STOCKHOLM };
  const [monday16, monday23] = [local('2026-11-16T09:00'), local('2026-11-23T09:00')];

  it('is the newest one only, once', () => {
    expect(digestDue(line, undefined, monday16 - 1)).toBeNull();
    expect(digestDue(line, undefined, monday16)).toBe(monday16);
    expect(digestDue(line, monday16, monday23 - 1)).toBeNull();
    expect(digestDue(line, undefined, monday23 + DAY_MS)).toBe(monday23);
    expect(digestDue(line, monday23, monday23 + DAY_MS)).toBeNull();
  });

  it('is none without a digest', () => {
    expect(digestDue({ ...line, digest: null }, undefined, monday23)).toBeNull();
  });
});
