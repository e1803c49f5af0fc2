// Calls and reports, as small as a test needs them.
import type { Call, CallEnd, Leg, Reached, Recording } from '../../src/core/call.ts';
import { newCall, withPlan } from '../../src/core/call-facts.ts';
import type { Plan, Step, Target } from '../../src/core/plan.ts';
import { ANNA, BO, CIA, LANDLINE, NOON, PHONE_OF_ANNA, PHONE_OF_BO } from './given-settings.ts';

export const PHONE_OF_CIA = '+46701740607';
export const TARGETS: readonly Target[] = [
  { userId: ANNA, phone: PHONE_OF_ANNA },
  { userId: BO, phone: PHONE_OF_BO },
  { userId: CIA, phone: PHONE_OF_CIA },
];

const VOICEMAIL: Step = { kind: 'voicemail', prompt: 'voicemail', maxSeconds: 180 };

/** Each inner list rings at once. */
export const planOf = (...steps: readonly (readonly Target[])[]): Plan => ({
  first: steps.reduceRight<Step>(
    (otherwise, targets) => ({ kind: 'ring', targets, ringSeconds: 15, callerId: null, otherwise }),
    VOICEMAIL,
  ),
});

export const IN_TURN = planOf(...TARGETS.map((target) => [target]));
export const EVERYONE = planOf(TARGETS);

export const unplanned = newCall({
  callId: 'c1',
  lineId: 'main',
  to: LANDLINE,
  caller: { kind: 'hidden' },
  startedAt: NOON,
});

export const aCall = (known: Partial<Call> = {}): Call => ({ ...withPlan(unplanned, IN_TURN), ...known });

export const reached = (step: number, because: Reached['because'] = 'unanswered'): Reached => ({
  step,
  at: NOON + step * 15_000,
  because,
});

export const leg = (to: string, state: string, seconds = 0): Leg => ({ to, state, seconds });

export const anEnd = (end: Partial<CallEnd> = {}): CallEnd => ({
  endedAt: NOON + 60_000,
  totalSeconds: 60,
  legs: [],
  actions: [],
  ...end,
});

export const aRecording = (seconds: number, id = 'c1-r0'): Recording => ({
  id,
  url: `https://api.46elks.com/a1/Recordings/${id}.wav`,
  seconds,
  reportedAt: NOON + 60_000,
  state: seconds > 0 ? 'waiting' : 'lost',
});

export const action = (verb: string, value: string, result = 'success') => ({ verb, value, result });
