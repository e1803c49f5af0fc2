// A plan told as what a caller meets when nobody answers, step by step, with the seconds on the clock.
import type { Plan, Step } from './plan.ts';
import type { TestStep } from './reply.ts';

const describeFrom = (step: Step, atSecond: number): readonly TestStep[] => {
  switch (step.kind) {
    case 'ring': {
      const users = step.targets.map((target) => target.userId);
      const ring: TestStep = { kind: 'ring', users, seconds: step.ringSeconds, fromSecond: atSecond };
      return [ring, ...describeFrom(step.otherwise, atSecond + step.ringSeconds)];
    }
    case 'voicemail':
      return [{ kind: 'voicemail', afterSeconds: atSecond, maxSeconds: step.maxSeconds }];
    case 'hangup':
      return [{ kind: 'hangup' }];
  }
};

export const describePlan = (plan: Plan): readonly TestStep[] => describeFrom(plan.first, 0);
