import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/instant.ts';
import { usualPlan } from '../../src/core/plan-call.ts';
import { planHoldsUntil } from '../../src/core/plan-holds.ts';
import { anyTimeAround, anyTimedSettings } from './any-times.ts';
import { firstLine, NOON } from './given-settings.ts';

it('a plan is the same at every instant for which it is said to hold', () => {
  const laters = fc.array(anyTimeAround(NOON), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(anyTimedSettings(NOON), anyTimeAround(NOON), laters, (settings, now, times) => {
      const grounds = { settings, line: firstLine(settings) };
      const plan = usualPlan({ ...grounds, now });
      const untilAt = planHoldsUntil({ ...grounds, now });
      expect(untilAt).toBeGreaterThan(now);
      const last = Number.isFinite(untilAt) ? [untilAt - 1, untilAt - MINUTE_MS] : [];
      for (const later of [...times, ...last].filter((at) => now <= at && at < untilAt))
        expect(usualPlan({ ...grounds, now: later })).toEqual(plan);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
