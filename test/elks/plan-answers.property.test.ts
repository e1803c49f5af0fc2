import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualPlan } from '../../src/core/plan-call.ts';
import { createPlanAnswers } from '../../src/elks/plan-answers.ts';
import { jsonOf, renderPlan } from '../../src/elks/render.ts';
import { anyTimedSettings } from '../core/any-times.ts';
import { firstLine, givenSettings, NOON } from '../core/given-settings.ts';
import { context, ringing } from './given-plan.ts';

const anyCallId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);

describe('an answer that is filled in', () => {
  it('is to the letter what rendering it afresh for that call gives', () => {
    const callIds = fc.array(anyCallId, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyTimedSettings(NOON), callIds, (settings, ids) => {
        const answerOf = createPlanAnswers(context);
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
    const answerOf = createPlanAnswers(context);
    for (const people of [40, 70, 100, 130, 160, 400]) {
      const plan = ringing(Array.from({ length: people }, () => 1));
      for (const callId of ['c', 'c'.repeat(64)])
        expect(answerOf(callId, plan, line)).toBe(jsonOf(renderPlan(plan, { ...context, callId })));
    }
  });

  it('is as many bytes as characters, whatever an address holds', () => {
    const odd = { play: 'https://phone.example.org/Ålesund/😀.wav', next: '\u2028' };
    expect(Buffer.byteLength(jsonOf(odd))).toBe(jsonOf(odd).length);
    expect(JSON.parse(jsonOf(odd))).toEqual(odd);
  });

  it('has the address that a prompt has now, though the plan is the one of before', () => {
    let version = 1;
    const promptAddress = (name: string): string => `https://phone.example.org/prompts/${name}${version}.wav`;
    const answerOf = createPlanAnswers({ ...context, promptAddress });
    const [line, plan] = [firstLine(givenSettings()), ringing([1])];
    expect(answerOf('c1', plan, line)).toContain('/prompts/voicemail1.wav');
    version = 2;
    expect(answerOf('c1', plan, line)).toContain('/prompts/voicemail2.wav');
    expect(answerOf('c1', plan, line)).not.toContain('voicemail1');
  });
});
