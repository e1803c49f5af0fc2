import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/core/instant.ts';
import { usualPlan } from '../../src/core/plan-call.ts';
import type { Settings } from '../../src/core/settings.ts';
import { createUsualPlans } from '../../src/flows/usual-plans.ts';
import { anyTimeAround, anyTimedSettings } from '../core/any-times.ts';
import { firstLine, NOON } from '../core/given-settings.ts';

type Ask = { readonly which: number; readonly now: Instant };

const asks: fc.Arbitrary<readonly Ask[]> = fc.array(
  fc.record({ which: fc.nat(2), now: anyTimeAround(NOON) }),
  { minLength: 1, maxLength: 25 },
);

describe('the usual plan of a line', () => {
  it('is what it would be if nothing were kept, whatever settings and clock do between two calls', () => {
    const versions = fc.array(anyTimedSettings(NOON), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(versions, asks, (settings, asked) => {
        const planOf = createUsualPlans();
        for (const { which, now } of asked) {
          const current = settings[which] as Settings;
          const grounds = { settings: current, line: firstLine(current), now };
          expect(planOf(grounds)).toEqual(usualPlan(grounds));
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('follows a change of people although the line itself stayed the same', () => {
    fc.assert(
      fc.property(anyTimedSettings(NOON), anyTimedSettings(NOON), (before, other) => {
        const planOf = createUsualPlans();
        const line = firstLine(before);
        planOf({ settings: before, line, now: NOON });
        const after = { ...before, membersById: other.membersById, rosters: other.rosters };
        expect(planOf({ settings: after, line, now: NOON })).toEqual(
          usualPlan({ settings: after, line, now: NOON }),
        );
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('is one and the same object while nothing changes, so that what is made of it can be kept too', () => {
    const planOf = createUsualPlans();
    fc.assert(
      fc.property(anyTimedSettings(NOON), (settings) => {
        const grounds = { settings, line: firstLine(settings), now: NOON };
        expect(planOf(grounds)).toBe(planOf(grounds));
      }),
      { numRuns: 50 },
    );
  });
});
