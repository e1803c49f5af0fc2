import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { withWork } from '../../src/core/call-work.ts';
import { MINUTE_MS } from '../../src/core/instant.ts';
import { nextReminderAt, nextToWake, remindersDue } from '../../src/core/reminders.ts';
import type { Line, Reminders } from '../../src/core/settings.ts';
import type { Reminded, ReminderStep, Wake } from '../../src/core/work.ts';
import { anyTimeAround, anyTimedSettings } from './any-times.ts';
import { aCall, anEnd, leg, TARGETS } from './given-call.ts';
import { ANNA, firstLine, NOON, PHONE_OF_ANNA } from './given-settings.ts';

const anyRemind: fc.Arbitrary<Reminders> = fc.record({
  afterMinutes: fc.subarray([5, 90, 600]),
  callAfterMinutes: fc.constantFrom(null, 0, 45, 900),
  isAlways: fc.boolean(),
  atOpening: fc.boolean(),
});
const anyTold: fc.Arbitrary<readonly Reminded[]> = fc
  .subarray<ReminderStep>(['opening', '5', '90'])
  .map((steps) => steps.map((step) => ({ step, at: NOON })));
const anyWakes: fc.Arbitrary<readonly Wake[]> = fc.array(
  fc.record({
    userId: fc.constant(ANNA),
    at: anyTimeAround(NOON),
    state: fc.constantFrom('asked' as const, 'over' as const),
  }),
  { maxLength: 2 },
);

const missed = (endedAt: number): Call =>
  aCall({ startedAt: endedAt, end: anEnd({ endedAt, legs: [leg(PHONE_OF_ANNA, 'failed')] }) });

const toRing = (call: Call, line: Line, now: number): string | undefined =>
  remindersDue(call, line, now).isToCall ? nextToWake(call, TARGETS, now)?.userId : undefined;

it('nothing comes due before the moment at which a call is to be looked at next', () => {
  const given = fc.record({
    settings: anyTimedSettings(NOON),
    remind: anyRemind,
    endedAt: anyTimeAround(NOON),
    reminded: anyTold,
    wakes: anyWakes,
    waited: fc.nat({ max: 4_000 }),
    laters: fc.array(fc.nat({ max: 12_000 }), { minLength: 10, maxLength: 30 }),
  });
  fc.assert(
    fc.property(given, ({ settings, remind, endedAt, reminded, wakes, waited, laters }) => {
      const line = { ...firstLine(settings), remind };
      const call = withWork(missed(endedAt), { reminded, wakes });
      const now = endedAt + waited * MINUTE_MS;
      const nextAt = nextReminderAt(call, line, now);
      expect(nextAt).toBeGreaterThan(now);
      const steps = remindersDue(call, line, now).steps;
      const rung = toRing(call, line, now);
      const times = [...laters.map((minutes) => now + minutes * MINUTE_MS), nextAt - MINUTE_MS, nextAt - 1];
      for (const later of times.filter((at) => now < at && at < nextAt)) {
        expect(steps).toEqual(expect.arrayContaining([...remindersDue(call, line, later).steps]));
        expect([rung, undefined]).toContain(toRing(call, line, later));
      }
    }),
    { numRuns: 400 },
  );
}, 60_000);
