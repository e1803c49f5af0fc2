// The usual plan of each line, kept for as long as neither settings nor the clock can have changed it: working it out
// again for every call costs more than the rest of the answer.
import type { Instant } from '../core/instant.ts';
import type { Plan } from '../core/plan.ts';
import type { Grounds } from '../core/plan-branches.ts';
import { usualPlan } from '../core/plan-call.ts';
import { planHoldsUntil } from '../core/plan-holds.ts';
import type { Line, Settings } from '../core/settings.ts';

interface Kept {
  readonly settings: Settings;
  /** A clock that was set back finds nothing kept. */
  readonly fromAt: Instant;
  readonly untilAt: Instant;
  readonly plan: Plan;
}

/** What `usualPlan` would say, and the same object for as long as it says the same. Settings are told apart as objects. */
export const createUsualPlans = (): ((grounds: Grounds) => Plan) => {
  const keptByLine = new WeakMap<Line, Kept>();
  return (grounds) => {
    const { settings, line, now } = grounds;
    const kept = keptByLine.get(line);
    if (kept?.settings === settings && kept.fromAt <= now && now < kept.untilAt) return kept.plan;
    const plan = usualPlan(grounds);
    keptByLine.set(line, { settings, fromAt: now, untilAt: planHoldsUntil(grounds), plan });
    return plan;
  };
};
