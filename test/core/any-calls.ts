// Any call that could be kept: every way a call can end, with and without a plan, told of in part or in whole.
import fc from 'fast-check';
import type { Call } from '../../src/core/call.ts';
import { DAY_MS } from '../../src/core/instant.ts';
import type { CallBack } from '../../src/core/work.ts';
import {
  aCall,
  anEnd,
  aRecording,
  EVERYONE,
  IN_TURN,
  leg,
  PHONE_OF_CIA,
  reached,
  unplanned,
} from './given-call.ts';
import { ANNA, BO, CIA, NOON, PHONE_OF_ANNA, PHONE_OF_BO } from './given-settings.ts';

const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const person = fc.constantFrom(ANNA, BO, CIA);
const seconds = fc.integer({ min: 0, max: 3_600 });

const legs = fc.array(
  fc
    .tuple(
      fc.constantFrom(PHONE_OF_ANNA, PHONE_OF_BO, PHONE_OF_CIA, unplanned.to, '+46700000000'),
      fc.constantFrom('success', 'failed', 'busy'),
      seconds,
    )
    .map(([to, state, talked]) => leg(to, state, talked)),
  { maxLength: 4 },
);
const actions = fc.constantFrom(
  null,
  [],
  [{ verb: 'connect', value: PHONE_OF_BO, result: 'success' }],
  [{ verb: 'record', value: 'x', result: 'success' }],
);
const end = fc
  .record({ afterMs: fc.integer({ min: 0, max: 600_000 }), totalSeconds: seconds, legs, actions })
  .map(({ afterMs, ...told }) => ({ ...told, afterMs }));

const callBack: fc.Arbitrary<CallBack> = fc.record({
  by: person,
  at: fc.constant(NOON),
  state: fc.constantFrom('asked' as const, 'answered' as const, 'unanswered' as const, 'failed' as const),
  seconds,
});
const work = fc.record(
  {
    verdict: fc.record({
      by: person,
      at: fc.constant(NOON),
      was: fc.constantFrom('person' as const, 'voicemail' as const),
    }),
    callBacks: fc.array(callBack, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const plan = fc.constantFrom(
  IN_TURN,
  EVERYONE,
  { ...IN_TURN, closed: true as const },
  {
    first: { kind: 'voicemail', prompt: 'voicemail', maxSeconds: 180 } as const,
    closed: true as const,
  },
);

const bare: fc.Arbitrary<Call> = fc.oneof(
  fc.constant(unplanned),
  plan.map((known) => aCall({ plan: known })),
);

/** Within a year around NOON. */
export const anyCall: fc.Arbitrary<Call> = fc
  .record({
    bare,
    startedAt: fc.integer({ min: NOON - 180 * DAY_MS, max: NOON + 180 * DAY_MS }),
    steps: fc.subarray([1, 2, 3]),
    end: fc.option(end, { nil: undefined }),
    recordings: fc.array(seconds, { maxLength: 2 }),
    work: fc.option(work, { nil: undefined }),
    odd: fc.oneof(
      fc.record({ kind: kind('number'), number: fc.constant('+46701740699') }),
      fc.record({ kind: kind('hidden') }),
      fc.record({ kind: kind('odd'), text: fc.string({ maxLength: 32 }) }),
    ),
  })
  .map(({ bare: base, startedAt, steps, end: told, recordings, work: done, odd }) => ({
    ...base,
    startedAt,
    caller: odd,
    reached: steps.map((step) => reached(step)),
    recordings: recordings.map((length, index) => aRecording(length, `r${index}`)),
    ...(told === undefined ? {} : { end: anEnd({ ...told, endedAt: startedAt + told.afterMs }) }),
    ...(done === undefined ? {} : { work: done }),
  }));

export const anyCalls = fc
  .array(anyCall, { maxLength: 40 })
  .map((calls) => calls.map((call, index) => ({ ...call, id: `c${index}` })));
