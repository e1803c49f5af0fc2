// A plan told as what a caller meets, step by step, with the seconds on the clock; each branch of a menu on its own.
import { MENU_KEYS } from './menu.ts';
import type { Plan, Step } from './plan.ts';
import type { TestStep } from './reply.ts';

const describeFrom = (step: Step, atSecond: number): readonly TestStep[] => {
  switch (step.kind) {
    case 'ring': {
      const users = step.targets.map((target) => target.userId);
      const ring: TestStep = { kind: 'ring', users, seconds: step.ringSeconds, fromSecond: atSecond };
      return [ring, ...describeFrom(step.otherwise, atSecond + step.ringSeconds)];
    }
    case 'play':
      return [{ kind: 'play', prompt: step.prompt }, ...describeFrom(step.next, atSecond)];
    case 'menu': {
      const choices = MENU_KEYS.flatMap((key) => {
        const choice = step.choices[key];
        return choice === undefined ? [] : [{ key, steps: describeFrom(choice, 0) }];
      });
      return [{ kind: 'menu', choices, otherwise: describeFrom(step.otherwise, 0) }];
    }
    case 'pin': {
      const doors = step.doors.map(({ label, next }) => ({ label, steps: describeFrom(next, 0) }));
      return [{ kind: 'pin', doors, otherwise: describeFrom(step.otherwise, 0) }];
    }
    case 'voicemail':
      return [{ kind: 'voicemail', afterSeconds: atSecond, maxSeconds: step.maxSeconds }];
    case 'end':
      return [{ kind: 'end' }];
    case 'hangup':
      return [{ kind: 'hangup' }];
  }
};

export const describePlan = (plan: Plan): readonly TestStep[] => describeFrom(plan.first, 0);
