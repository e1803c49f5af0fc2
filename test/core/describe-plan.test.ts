import { expect, it } from 'vitest';
import { describePlan } from '../../src/core/describe-plan.ts';
import type { Step } from '../../src/core/plan.ts';
import { ANNA, BO, PHONE_OF_ANNA, PHONE_OF_BO } from './given-settings.ts';

const anna = { userId: ANNA, phone: PHONE_OF_ANNA };
const bo = { userId: BO, phone: PHONE_OF_BO };
const voicemail: Step = { kind: 'voicemail', prompt: 'voicemail', maxSeconds: 180 };

it('tells each ringing with the second it begins at, and voicemail after the last', () => {
  const both: Step = {
    kind: 'ring',
    targets: [anna, bo],
    ringSeconds: 20,
    callerId: null,
    otherwise: voicemail,
  };
  const first: Step = { kind: 'ring', targets: [bo], ringSeconds: 15, callerId: null, otherwise: both };
  expect(describePlan({ first })).toEqual([
    { kind: 'ring', users: [BO], seconds: 15, fromSecond: 0 },
    { kind: 'ring', users: [ANNA, BO], seconds: 20, fromSecond: 15 },
    { kind: 'voicemail', afterSeconds: 35, maxSeconds: 180 },
  ]);
});

it('tells a call that is refused', () => {
  expect(describePlan({ first: { kind: 'hangup', how: 'reject' } })).toEqual([{ kind: 'hangup' }]);
});
