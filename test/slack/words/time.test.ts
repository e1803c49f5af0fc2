import { describe, expect, it } from 'vitest';
import { clockTime, clockTimeWithSeconds, counted, duration, moment } from '../../../src/slack/words/time.ts';
import { NIGHT } from './given.ts';

describe('points in time', () => {
  it("are left to Slack to show in the reader's zone, with UTC to fall back on", () => {
    expect(moment(NIGHT)).toBe('<!date^1795313640^{date_short_pretty} {time}|2026-11-22 02:14 UTC>');
    expect(clockTime(NIGHT)).toBe('<!date^1795313640^{time}|02:14 UTC>');
    expect(clockTimeWithSeconds(NIGHT + 7_999)).toBe('<!date^1795313647^{time_secs}|02:14:07 UTC>');
  });
});

describe('lengths of time', () => {
  it.each([
    [0, '0 s'],
    [-3, '0 s'],
    [12, '12 s'],
    [59.6, '1 min'],
    [75, '1 min 15 s'],
    [180, '3 min'],
    [599, '9 min 59 s'],
    [600, '10 min'],
    [629, '10 min'],
    [3_599, '1 h'],
    [3_600, '1 h'],
    [3_900, '1 h 5 min'],
    [90_000, '25 h'],
  ])('%d s is said as %s', (seconds, expected) => {
    expect(duration(seconds)).toBe(expected);
  });

  it('counts in the plural but for one', () => {
    expect(counted(1, 'round')).toBe('1 round');
    expect(counted(2, 'round')).toBe('2 rounds');
  });
});
