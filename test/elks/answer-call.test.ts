import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import type { Line } from '../../src/core/settings.ts';
import { type AnswerDeps, createAnswerCall } from '../../src/elks/answer-call.ts';
import { DECISION_LIMIT_MS } from '../../src/elks/within.ts';
import { createLog } from '../../src/log.ts';
import { faultsInAction } from '../../src/simulator/elks/action-faults.ts';
import { firstLine, givenSettings } from '../core/given-settings.ts';
import { CALL_ID, context, nobody, phoneOf, ringing } from './given-plan.ts';

const LINE: Line = firstLine(givenSettings());
const FORM = new Map([
  ['callid', CALL_ID],
  ['from', '+46701740699'],
  ['to', LINE.number],
]);
const DAMAGED = { first: { kind: 'ring' } } as unknown as Plan;
const never = new Promise<never>(() => undefined);

const given = (change: Partial<AnswerDeps> = {}, onCall: Partial<AnswerDeps['onCall']> = {}) => {
  const answers: unknown[] = [];
  const recorded: Plan[] = [];
  const answered: string[] = [];
  const response = {
    writeHead: () => response,
    end: (body: Buffer) => answers.push(JSON.parse(body.toString())),
  } as unknown as ServerResponse;
  const answerCall = createAnswerCall({
    addresses: context.addresses,
    clock: { now: () => 0 },
    log: createLog('silent'),
    promptAddress: context.promptAddress,
    onAnswered: (_seconds, how) => void answered.push(how),
    onCall: {
      answer: async () => ({ kind: 'plan', plan: ringing([1]), line: LINE }),
      fallback: () => ({ kind: 'plan', plan: nobody, line: LINE }),
      record: async (all) => {
        recorded.push(...all.map(({ plan }) => plan));
        return [];
      },
      ...onCall,
    },
    ...change,
  });
  return { answerCall, response, answers, recorded, answered };
};

const start = async (answerCall: ReturnType<typeof createAnswerCall>, response: ServerResponse) => {
  await answerCall.start(FORM, response);
  await vi.advanceTimersByTimeAsync(0);
};

describe('an incoming call', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is answered with what was decided, and then recorded', async () => {
    const { answerCall, response, answers, recorded, answered } = given();
    await start(answerCall, response);
    expect(answers).toMatchObject([{ connect: phoneOf(5) }]);
    expect(recorded).toEqual([ringing([1])]);
    expect(answered).toEqual(['plan']);
  });

  it('is answered although it cannot be recorded, which the log is told', async () => {
    const told: string[] = [];
    const log = { ...createLog('silent'), error: (event: string) => void told.push(event) };
    const fails = { record: () => Promise.reject(new Error('the disk is full')) };
    const { answerCall, response, answers } = given({ log }, fails);
    await start(answerCall, response);
    expect(answers).toMatchObject([{ connect: phoneOf(5) }]);
    expect(told).toEqual(['call not recorded']);
  });

  it('is over for its request while the disk takes its time', async () => {
    const { answerCall, response, answers } = given({}, { record: () => never });
    await start(answerCall, response);
    expect(answers).toHaveLength(1);
  });

  it('is answered by the fallback when deciding fails', async () => {
    const fails = { answer: () => Promise.reject(new Error('a fault')) };
    const { answerCall, response, answers, recorded, answered } = given({}, fails);
    await start(answerCall, response);
    expect(answers).toMatchObject([{ play: expect.any(String), next: { record: expect.any(String) } }]);
    expect(recorded).toEqual([nobody]);
    expect(answered).toEqual(['fallback']);
  });

  it('is answered by the fallback when deciding takes too long, and not twice when it ends after all', async () => {
    let decide: () => void = () => undefined;
    const slow = new Promise<{ kind: 'plan'; plan: Plan; line: Line }>((resolve) => {
      decide = () => resolve({ kind: 'plan', plan: ringing([1]), line: LINE });
    });
    const { answerCall, response, answers, answered } = given({}, { answer: () => slow });
    const answering = answerCall.start(FORM, response);
    await vi.advanceTimersByTimeAsync(DECISION_LIMIT_MS - 1);
    expect(answers).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await answering;
    decide();
    await slow;
    await vi.advanceTimersByTimeAsync(1);
    expect(answers).toHaveLength(1);
    expect(answered).toEqual(['fallback']);
  });

  it('is answered before the record of any other that came in the same moment', async () => {
    const order: string[] = [];
    const record: AnswerDeps['onCall']['record'] = async (all) => {
      order.push(...all.map(({ incoming }) => `record ${incoming.callId}`));
      return [];
    };
    const { answerCall, response } = given(
      {},
      { record, answer: () => ({ kind: 'plan', plan: ringing([1]), line: LINE }) },
    );
    vi.spyOn(response, 'end').mockImplementation(() => {
      order.push('answer');
      return response;
    });
    for (const callId of ['c1', 'c2'])
      void answerCall.start(new Map([...FORM, ['callid', callId]]), response);
    expect(order).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual(['answer', 'answer', 'record c1', 'record c2']);
  });

  it.each([
    [
      'at once',
      () => {
        throw new Error('a fault');
      },
    ],
    ['later', () => Promise.reject(new Error('a fault'))],
  ])('that could not be recorded is told to the log: %s', async (_when, record) => {
    const told: string[] = [];
    const log = { ...createLog('silent'), error: (event: string) => void told.push(event) };
    const { answerCall, response, answers } = given({ log }, { record });
    await start(answerCall, response);
    await start(answerCall, response);
    await vi.advanceTimersByTimeAsync(10);
    expect(answers).toHaveLength(2);
    expect(told).toEqual(['call not recorded', 'call not recorded']);
  });

  it('is answered and recorded although the answer to another could not be sent', async () => {
    const { answerCall, response, answers, recorded } = given({
      onAnswered: () => {
        if (answers.length === 1) throw new Error('a fault');
      },
    });
    await answerCall.start(FORM, response);
    await start(answerCall, response);
    expect(answers).toHaveLength(2);
    expect(recorded).toHaveLength(2);
  });

  it('is answered before its record is made', async () => {
    const { answerCall, response, answers } = given({}, { record: () => never });
    void answerCall.start(FORM, response);
    await vi.advanceTimersByTimeAsync(0);
    expect(answers).toHaveLength(1);
  });

  it('reaches voicemail when its plan, as it was read from disk, is none', async () => {
    const damaged = { answer: () => ({ kind: 'plan', plan: DAMAGED, line: LINE }) as const };
    const { answerCall, response, answers } = given({}, damaged);
    await start(answerCall, response);
    expect(answers).toMatchObject([{ play: expect.any(String), next: { record: expect.any(String) } }]);
    expect(faultsInAction(answers[0], { first: true })).toEqual([]);
  });

  it('to a number that is none of ours is rejected and leaves no record', async () => {
    const { answerCall, response, answers, recorded } = given(
      {},
      { answer: async () => ({ kind: 'not-ours' }) },
    );
    await start(answerCall, response);
    expect(answers).toEqual([{ hangup: 'reject' }]);
    expect(recorded).toEqual([]);
  });
});
