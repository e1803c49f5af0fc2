import { describe, expect, it } from 'vitest';
import type { Caller } from '../../src/core/call.ts';
import { type Plan, VOICEMAIL_MAX_SECONDS } from '../../src/core/plan.ts';
import { targetsIn } from '../../src/core/plan-steps.ts';
import type { Line, Settings } from '../../src/core/settings.ts';
import { blockedMark, type CallAnswer, createIncomingCall } from '../../src/flows/incoming-call.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { withLine } from '../core/any-settings.ts';
import {
  ANNA,
  BO,
  givenSettings,
  LANDLINE,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
} from '../core/given-settings.ts';

const SOMEBODY: Caller = { kind: 'number', number: '+46701740699' };
const VOICEMAIL = { first: { kind: 'voicemail', prompt: 'voicemail', maxSeconds: VOICEMAIL_MAX_SECONDS } };

const membersById = { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } };
const annaOnCall = givenSettings({ members: [ANNA], membersById });

const given = (settings: Settings = annaOnCall, change: Partial<Line> = {}) => {
  let current = withLine(settings, change);
  const { calls, outbox } = createMemoryCalls();
  let readable = true;
  const flow = createIncomingCall({
    warn: () => Promise.resolve(),
    settings: { current: () => current, update: async () => current },
    calls: {
      ...calls,
      atHand: (id) => (readable ? calls.atHand(id) : null),
      find: async (id) => (readable ? calls.find(id) : Promise.reject(new Error('disk'))),
    },
    outbox,
    clock: { now: () => NOON },
    log: createLog('silent'),
    kick: () => undefined,
  });
  const incoming = (callId: string, caller: Caller = SOMEBODY) => ({
    callId,
    to: LANDLINE,
    caller,
    createdAt: NOON,
  });
  const planIn = (answer: ReturnType<typeof flow.fallback>): Plan | null =>
    answer.kind === 'plan' ? answer.plan : null;
  return {
    decide: (settingsNow: Settings) => {
      current = withLine(settingsNow, change);
    },
    breakDisk: () => {
      readable = false;
    },
    /** Answers and records; the plan. */
    takes: async (callId: string, caller?: Caller): Promise<Plan | null> => {
      const call = incoming(callId, caller);
      const answer = await flow.answer(call);
      if (answer.kind === 'plan') await flow.record([{ ...answer, incoming: call }]);
      return planIn(answer);
    },
    /** Recorded when all of them are answered. */
    takeAtOnce: async (...callIds: readonly string[]): Promise<void> => {
      const asked = callIds.map((callId) => incoming(callId));
      const answers: CallAnswer[] = [];
      for (const call of asked) answers.push(await flow.answer(call));
      await flow.record(
        answers.flatMap((answer, at) => {
          const call = asked[at];
          return answer.kind === 'plan' && call !== undefined ? [{ ...answer, incoming: call }] : [];
        }),
      );
    },
    mark: (name: string) => outbox.mark(name),
    fallback: (callId = 'c9') => planIn(flow.fallback(incoming(callId))),
    fails: (callId: string) => flow.answer(incoming(callId)),
  };
};

const rungBy = (plan: Plan | null): readonly string[] =>
  plan === null ? [] : targetsIn(plan).map(({ userId }) => userId);

describe('the fallback of a call that could not be decided', () => {
  it('is voicemail as long as nobody was ever rung', () => {
    expect(given().fallback()).toEqual({ ...VOICEMAIL, nobody: 'fault' });
  });

  it('is the last plan that rang somebody', async () => {
    const { takes, breakDisk, fails, fallback } = given();
    await takes('c1');
    breakDisk();
    await expect(fails('c2')).rejects.toThrow('disk');
    expect(rungBy(fallback('c2'))).toEqual([ANNA]);
  });

  it('is not the plan of a caller who was led to voicemail', async () => {
    const { takes, fallback } = given(annaOnCall, { hidden: 'voicemail' });
    await takes('c1');
    await takes('c2', { kind: 'hidden' });
    expect(rungBy(fallback())).toEqual([ANNA]);
  });

  it('is not an older plan again because an old webhook came once more', async () => {
    const { takes, decide, fallback } = given();
    await takes('c1');
    decide(givenSettings({ members: [BO], membersById }));
    await takes('c2');
    expect(rungBy(await takes('c1'))).toEqual([ANNA]);
    expect(rungBy(fallback())).toEqual([BO]);
  });
});

it('of a blocked number every call counts that is rejected in the same moment', async () => {
  const block = { number: '+46701740699', reason: '', by: ANNA, at: NOON, untilAt: null };
  const flow = given({ ...annaOnCall, blocked: [block] });
  await flow.takeAtOnce('c1', 'c2', 'c3');
  expect(await flow.mark(blockedMark('+46701740699'))).toBe(3);
});
