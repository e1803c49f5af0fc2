// The steps of a plan by number. A number travels in webhook addresses, so that the next step is right whatever
// happened to the process in between. Steps are numbered as they are met on the way down, each branch whole before the next.
import { MENU_KEYS } from './menu.ts';
import type { Plan, RingStep, Step, Target } from './plan.ts';

/** The steps that can follow a step, in the order in which they are numbered. */
export const childrenOf = (step: Step): readonly Step[] => {
  switch (step.kind) {
    case 'ring':
      return [step.otherwise];
    case 'play':
      return [step.next];
    case 'menu':
      return [...MENU_KEYS.flatMap((key) => step.choices[key] ?? []), step.otherwise];
    case 'pin':
      return [...step.doors.map((door) => door.next), step.otherwise];
    case 'voicemail':
    case 'end':
    case 'hangup':
      return [];
  }
};

const sizes = new WeakMap<Step, number>();

/** How many numbers a step and all that follows it take up. */
export const sizeOf = (step: Step): number => {
  const known = sizes.get(step);
  if (known !== undefined) return known;
  const size = childrenOf(step).reduce((sum, child) => sum + sizeOf(child), 1);
  sizes.set(step, size);
  return size;
};

export interface NumberedStep {
  readonly number: number;
  readonly step: Step;
}

/** The steps that can follow the step of that number, each with its own. */
export const numberedChildren = ({ step, number }: NumberedStep): readonly NumberedStep[] => {
  let next = number + 1;
  return childrenOf(step).map((child) => {
    const numbered = { step: child, number: next };
    next += sizeOf(child);
    return numbered;
  });
};

/** The way from the first step to that number, both included; empty when the plan has no such step. */
export const pathTo = (plan: Plan, number: number): readonly NumberedStep[] => {
  const path: NumberedStep[] = [];
  let here: NumberedStep | undefined = { step: plan.first, number: 0 };
  if (number < 0 || number >= sizeOf(plan.first)) return [];
  while (here !== undefined) {
    path.push(here);
    if (here.number === number) return path;
    here = numberedChildren(here).findLast((child) => child.number <= number);
  }
  return [];
};

export const stepAt = (plan: Plan, number: number): Step | undefined => pathTo(plan, number).at(-1)?.step;

/** True for a step that a key or a code leads to: nobody was rung before it on this branch. */
export const isChosen = (plan: Plan, number: number): boolean => {
  const before = pathTo(plan, number).at(-2)?.step.kind;
  return before === 'menu' || before === 'pin';
};

const flatten = (here: NumberedStep): readonly NumberedStep[] => [
  here,
  ...numberedChildren(here).flatMap(flatten),
];

/** Every step in the order of its number. */
export const stepsOf = (plan: Plan): readonly Step[] =>
  flatten({ step: plan.first, number: 0 }).map(({ step }) => step);

export const ringStepsOf = (plan: Plan): readonly (RingStep & { readonly number: number })[] =>
  stepsOf(plan).flatMap((step, number) => (step.kind === 'ring' ? [{ ...step, number }] : []));

const rings = (step: Step): boolean => step.kind === 'ring' || childrenOf(step).some(rings);

/** True when some way through the plan rings a phone. */
export const ringsSomebody = (plan: Plan): boolean => rings(plan.first);

/** Everybody the plan may ring, each once, in the order in which they are met. */
export const targetsIn = (plan: Plan): readonly Target[] => {
  const byUser = new Map(
    ringStepsOf(plan).flatMap((step) => step.targets.map((target) => [target.userId, target])),
  );
  return [...byUser.values()];
};
