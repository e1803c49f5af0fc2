// Answers by plan: each is rendered once and then only filled in, for as long as its prompts keep their addresses.
import type { Plan, PromptName } from '../core/plan.ts';
import type { Line } from '../core/settings.ts';
import type { Addresses } from './addresses.ts';
import { type Fill, type Filled, fillerFor } from './answer-template.ts';

interface Kept {
  readonly fill: Fill;
  /** The prompts in it, with the addresses they had. */
  readonly prompts: readonly (readonly [PromptName, string])[];
}

export interface PlanAnswersDeps {
  readonly addresses: Addresses;
  readonly promptAddress: (name: PromptName, line: Line | undefined) => string;
}

/** The JSON of the answer of `line` to a call that meets `plan`, always as a fresh rendering would have it. */
export const createPlanAnswers = ({ addresses, promptAddress }: PlanAnswersDeps) => {
  const keptByPlan = new WeakMap<Plan, Kept>();

  const render = (plan: Plan, line: Line): Kept => {
    const prompts = new Map<PromptName, string>();
    const fill = fillerFor(plan, {
      addresses,
      promptAddress: (name) => {
        const address = promptAddress(name, line);
        prompts.set(name, address);
        return address;
      },
    });
    return { fill, prompts: [...prompts] };
  };

  const isCurrent = ({ prompts }: Kept, line: Line): boolean =>
    prompts.every(([name, address]) => promptAddress(name, line) === address);

  return (callId: string, plan: Plan, line: Line): Filled => {
    let kept = keptByPlan.get(plan);
    if (kept === undefined || !isCurrent(kept, line)) {
      kept = render(plan, line);
      keptByPlan.set(plan, kept);
    }
    return kept.fill(callId);
  };
};
