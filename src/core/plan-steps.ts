// The steps of a plan by number. A number travels in webhook addresses, so that the next step is right whatever
// happened to the process in between.
import type { Plan, Step, Target } from './plan.ts';

type RingStep = Extract<Step, { kind: 'ring' }>;

/** Every step in the order a caller meets them when nobody answers; the index is the step's number. */
export const stepsOf = (plan: Plan): readonly Step[] => {
  const steps: Step[] = [];
  for (let step: Step | null = plan.first; step !== null; step = step.kind === 'ring' ? step.otherwise : null)
    steps.push(step);
  return steps;
};

export const stepAt = (plan: Plan, number: number): Step | undefined => stepsOf(plan)[number];

export const ringStepsOf = (plan: Plan): readonly (RingStep & { readonly number: number })[] =>
  stepsOf(plan).flatMap((step, number) => (step.kind === 'ring' ? [{ ...step, number }] : []));

/** Everybody the plan may ring, each once, in ringing order. */
export const targetsIn = (plan: Plan): readonly Target[] => {
  const byUser = new Map(
    ringStepsOf(plan).flatMap((step) => step.targets.map((target) => [target.userId, target])),
  );
  return [...byUser.values()];
};
