import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import type { Line } from '../../src/core/settings.ts';
import { type AnswerOnDeps, createAnswerOn } from '../../src/elks/answer-on.ts';
import { DECISION_LIMIT_MS } from '../../src/elks/within.ts';
import { createLog } from '../../src/log.ts';
import { faultsInAction } from '../../src/simulator/elks/action-faults.ts';
import { firstLine, givenSettings } from '../core/given-settings.ts';
import { CALL_ID, context, phoneOf, ringing } from './given-plan.ts';

const LINE: Line = firstLine(givenSettings());
const RESUME = { purpose: 'resume', callId: CALL_ID, step: 1 } as const;
const DAMAGED = { first: { kind: 'ring' } } as unknown as Plan;
const never = new Promise<never>(() => undefined);

const given = (change: Partial<AnswerOnDeps> = {}) => {
  const answers: unknown[] = [];
  const response = {
    writeHead: () => response,
    end: (body: string) => answers.push(JSON.parse(body)),
  } as unknown as ServerResponse;
  const answerOn = createAnswerOn({
    addresses: context.addresses,
    clock: { now: () => 0 },
    log: createLog('silent'),
    promptAddress: context.promptAddress,
    planOf: async () => ({ plan: ringing([1, 1]), line: LINE }),
    onReached: async () => undefined,
    onCode: async () => ({ label: null, isShut: false }),
    ...change,
  });
  return { answerOn, response, answers };
};

describe('a call that found a phone busy', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes on with the next step of its plan, and tells how far it got', async () => {
    const onReached = vi.fn(async () => undefined);
    const { answerOn, response, answers } = given({ onReached });
    await answerOn.resume(RESUME, response);
    expect(answers).toMatchObject([{ connect: phoneOf(6) }]);
    expect(onReached).toHaveBeenCalledWith(CALL_ID, { step: 1, at: 0, because: 'busy' });
  });

  it.each([
    ['is not known', () => Promise.resolve(undefined)],
    ['cannot be read', async () => Promise.reject(new Error('disk'))],
    ['takes too long to be read', () => never],
    ['is damaged', async () => ({ plan: DAMAGED, line: LINE })],
  ])('reaches voicemail when its plan %s', async (_name, planOf) => {
    const { answerOn, response, answers } = given({ planOf });
    const answering = answerOn.resume(RESUME, response);
    await vi.advanceTimersByTimeAsync(DECISION_LIMIT_MS);
    await answering;
    expect(answers).toMatchObject([{ play: expect.any(String), next: { record: expect.any(String) } }]);
    expect(faultsInAction(answers[0], { first: false })).toEqual([]);
  });
});
