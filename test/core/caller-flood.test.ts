import { describe, expect, it } from 'vitest';
import { CALLS_MOST, floodStep, RINGING_CALLS_MOST } from '../../src/core/caller-flood.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_000 * HOUR;
/** So many calls, that far apart, the last one just now. */
const calls = (count: number, apartMs: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => NOW - index * apartMs).toReversed();

describe('a caller', () => {
  it.each([
    ['who calls for the first time', calls(0, 0), 'ring'],
    ['just under the limit of an hour', calls(RINGING_CALLS_MOST.anHour - 1, MINUTE), 'ring'],
    ['at the limit of an hour', calls(RINGING_CALLS_MOST.anHour, MINUTE), 'voicemail'],
    ['far past it', calls(CALLS_MOST.anHour, MINUTE), 'reject'],
    ['who calls every half hour of a day', calls(48, 30 * MINUTE), 'ring'],
    ['who calls every twenty minutes of a day', calls(72, 20 * MINUTE), 'voicemail'],
    ['who calls every ten minutes of a day', calls(144, 10 * MINUTE), 'reject'],
    ['whose many calls are over a day old', calls(500, MINUTE).map((at) => at - 34 * HOUR), 'ring'],
  ] as const)('%s: %s', (_who, before, step) => {
    expect(floodStep(before, NOW)).toBe(step);
  });
});
