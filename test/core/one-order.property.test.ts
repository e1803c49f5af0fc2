// Calls, status, schedule, handoffs and groups ask in one place who is on call, so that they never tell different things.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/instant.ts';
import { rosterNamed } from '../../src/core/on-call.ts';
import type { Step } from '../../src/core/plan.ts';
import { planCall } from '../../src/core/plan-call.ts';
import { rosterView } from '../../src/core/roster-view.ts';
import { emptyRoster, type Settings } from '../../src/core/settings.ts';
import { shiftViews } from '../../src/core/shift-view.ts';
import { calledFirst, onNow } from '../../src/core/shift-watch.ts';
import { anyTurns, PEOPLE } from './any-turns.ts';
import { firstLine, givenSettings, NOON } from './given-settings.ts';

const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    turns: anyTurns(NOON),
    phones: fc.subarray([...PEOPLE]),
    paused: fc.subarray([...PEOPLE], { maxLength: 2 }),
    until: fc.integer({ min: -5, max: 5 }),
  })
  .map(({ turns, phones, paused, until }) => ({
    ...givenSettings(),
    rosters: [{ ...emptyRoster('main'), ...turns }],
    membersById: Object.fromEntries(
      PEOPLE.map((userId, index) => [
        userId,
        {
          ...(phones.includes(userId) ? { phone: `+4670174060${index}` } : {}),
          ...(paused.includes(userId) ? { pause: { untilAt: NOON + until * HOUR_MS } } : {}),
        },
      ]),
    ),
  }));

const rungFirst = (step: Step): string | null =>
  step.kind === 'ring' ? (step.targets[0]?.userId ?? null) : null;

it('whoever a call rings first is first everywhere', () => {
  fc.assert(
    fc.property(anySettings, fc.integer({ min: -50, max: 50 }), (settings, hours) => {
      const now = NOON + hours * HOUR_MS;
      const line = firstLine(settings);
      const plan = planCall({ settings, line, now, caller: { kind: 'hidden' } });
      const first = rungFirst(plan.first);
      const status = rosterView(settings, line, now).people.find(({ skipped }) => skipped === null);
      const [shift] = shiftViews(settings, rosterNamed(settings, 'main'), { fromAt: now, untilAt: now + 1 });
      expect(status?.userId ?? null).toBe(first);
      expect(shift?.rings).toBe(first);
      expect(calledFirst(settings, 'main', now)[0] ?? null).toBe(first);
      const on = onNow(settings, 'main', now)?.shift;
      expect(on?.trouble === null ? on.userId : (on?.rings ?? null)).toBe(first);
    }),
    { numRuns: 200 },
  );
});
