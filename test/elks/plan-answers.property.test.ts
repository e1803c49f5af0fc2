import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { usualPlan } from '../../src/core/plan-call.ts';
import type { Filled } from '../../src/elks/answer-template.ts';
import { createPlanAnswers, type PlanAnswersDeps } from '../../src/elks/plan-answers.ts';
import { jsonOf, renderPlan } from '../../src/elks/render.ts';
import { anyTimedSettings } from '../core/any-times.ts';
import { firstLine, givenSettings, NOON } from '../core/given-settings.ts';
import { context, ringing } from './given-plan.ts';

const anyCallId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);

/** Gives the bytes back at once, so that each answer is written over the one before. */
const anAnswerer = (deps: PlanAnswersDeps = context) => {
  const answerOf = createPlanAnswers(deps);
  return (...asked: Parameters<typeof answerOf>): string => {
    const { bytes, giveBack } = answerOf(...asked);
    const json = bytes.toString();
    giveBack();
    return json;
  };
};

describe('an answer that is filled in', () => {
  it('is to the letter what rendering it afresh for that call gives', () => {
    const callIds = fc.array(anyCallId, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyTimedSettings(NOON), callIds, (settings, ids) => {
        const answerOf = anAnswerer();
        const line = firstLine(settings);
        const plan = usualPlan({ settings, line, now: NOON });
        for (const callId of ids)
          expect(answerOf(callId, plan, line)).toBe(jsonOf(renderPlan(plan, { ...context, callId })));
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it('is so for a plan too long to tell how far a caller got, with the shortest and the longest id', () => {
    const line = firstLine(givenSettings());
    const answerOf = anAnswerer();
    for (const people of [40, 70, 100, 130, 160, 400]) {
      const plan = ringing(Array.from({ length: people }, () => 1));
      for (const callId of ['c', 'c'.repeat(64)])
        expect(answerOf(callId, plan, line)).toBe(jsonOf(renderPlan(plan, { ...context, callId })));
    }
  });

  it('is so for a plan without an address in it', () => {
    const plan: Plan = { first: { kind: 'hangup', how: 'reject' } };
    const answer = anAnswerer()('c1', plan, firstLine(givenSettings()));
    expect(answer).toBe(jsonOf(renderPlan(plan, { ...context, callId: 'c1' })));
  });

  it('is so though bytes for ids of another length are given back in between', () => {
    const [line, plan] = [firstLine(givenSettings()), ringing([1, 1])];
    const answerOf = createPlanAnswers(context);
    const rightFor = (callId: string): Filled => {
      const filled = answerOf(callId, plan, line);
      expect(filled.bytes.toString()).toBe(jsonOf(renderPlan(plan, { ...context, callId })));
      return filled;
    };
    const before = rightFor('short');
    rightFor('c'.repeat(33));
    before.giveBack();
    rightFor('d'.repeat(33));
  });

  it('is written over bytes that were given back, and over no others', () => {
    const [line, plan] = [firstLine(givenSettings()), ringing([1, 1])];
    const answerOf = createPlanAnswers(context);
    const { bytes, giveBack } = answerOf('c1', plan, line);
    giveBack();
    giveBack();
    expect(answerOf('c2', plan, line).bytes).toBe(bytes);
    expect(answerOf('c3', plan, line).bytes).not.toBe(bytes);
  });

  it('leaves no more bytes behind than a few answers, however many left together', () => {
    const [line, plan] = [firstLine(givenSettings()), ringing([1, 1])];
    const answerOf = createPlanAnswers(context);
    const fill = (): readonly Filled[] =>
      Array.from({ length: 100 }, (_, n) => answerOf(`c${100 + n}`, plan, line));
    const first = fill();
    for (const { giveBack } of first) giveBack();
    const again = new Set(fill().map(({ bytes }) => bytes));
    expect(first.filter(({ bytes }) => again.has(bytes))).toHaveLength(16);
  });

  it('stays as it is until it is given back, whatever others are filled in', () => {
    const [line, plan] = [firstLine(givenSettings()), ringing([1, 1])];
    const answerOf = createPlanAnswers(context);
    const ids = Array.from({ length: 200 }, (_, n) => `c${n}`);
    const answers = ids.map((callId, n) => {
      const filled = answerOf(callId, plan, line);
      if (n % 3 === 0) filled.giveBack();
      return { callId, filled, isKept: n % 3 !== 0 };
    });
    for (const { callId, filled, isKept } of answers)
      if (isKept) expect(filled.bytes.toString()).toBe(jsonOf(renderPlan(plan, { ...context, callId })));
  });

  it('is as many bytes as characters, whatever an address holds', () => {
    const odd = { play: 'https://phone.example.org/Ålesund/😀.wav', next: '\u2028' };
    expect(Buffer.byteLength(jsonOf(odd))).toBe(jsonOf(odd).length);
    expect(JSON.parse(jsonOf(odd))).toEqual(odd);
  });

  it('has the address that a prompt has now, though the plan is the one of before', () => {
    let version = 1;
    const promptAddress = (name: string): string => `https://phone.example.org/prompts/${name}${version}.wav`;
    const answerOf = anAnswerer({ ...context, promptAddress });
    const [line, plan] = [firstLine(givenSettings()), ringing([1])];
    expect(answerOf('c1', plan, line)).toContain('/prompts/voicemail1.wav');
    version = 2;
    expect(answerOf('c1', plan, line)).toContain('/prompts/voicemail2.wav');
    expect(answerOf('c1', plan, line)).not.toContain('voicemail1');
  });
});
