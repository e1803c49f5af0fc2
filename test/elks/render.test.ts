import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { stepsOf } from '../../src/core/plan-steps.ts';
import { renderPlan, renderRefusal, renderRest } from '../../src/elks/render.ts';
import { faultsInAction } from '../../src/simulator/elks/action-faults.ts';
import { BASE, CALL_ID, context, nobody, phoneOf, readable, ringing } from './given-plan.ts';

const at = (purpose: string, step: number): string => `${BASE}/elks/${purpose}/${CALL_ID}/${step}`;
const VOICEMAIL = {
  play: `${BASE}/prompts/voicemail.wav`,
  next: { record: at('recording', 0), timelimit: 180, silencedetection: 'no' },
};
const WHENHANGUP = { whenhangup: at('hangup', 0) };

const bytes = (plan: Plan): number => JSON.stringify(renderPlan(plan, context)).length;

describe('a plan as a call action', () => {
  it('rings two people in turn, then takes a voicemail', () => {
    expect(readable(renderPlan(ringing([1, 1]), context))).toEqual({
      connect: phoneOf(5),
      timeout: 15,
      busy: at('resume', 1),
      failed: {
        play: `${at('progress', 1)}.wav`,
        next: { connect: phoneOf(6), timeout: 15, busy: VOICEMAIL, failed: VOICEMAIL },
      },
      ...WHENHANGUP,
    });
  });

  it('rings everyone in one go', () => {
    expect(readable(renderPlan(ringing([3]), context))).toEqual({
      connect: `${phoneOf(5)},${phoneOf(6)},${phoneOf(7)}`,
      timeout: 15,
      busy: VOICEMAIL,
      failed: VOICEMAIL,
      ...WHENHANGUP,
    });
  });

  it('leads straight to voicemail when nobody can be rung', () => {
    expect(readable(renderPlan(nobody, context))).toEqual({ ...VOICEMAIL, ...WHENHANGUP });
  });

  it('shows the line’s number only where the plan says so', () => {
    expect(renderPlan(ringing([1]), context)).not.toHaveProperty('callerid');
    expect(renderPlan(ringing([1], phoneOf(0)), context)).toHaveProperty('callerid', phoneOf(0));
  });

  it('never goes on after an answered conversation: no ringing has a next', () => {
    const connects = JSON.stringify(renderPlan(ringing([1, 1, 1]), context)).match(/\{"connect"[^{]*/g) ?? [];
    expect(connects).toHaveLength(3);
    for (const connect of connects) expect(connect).not.toContain('"next"');
  });
});

describe('the rest of a plan', () => {
  const plan = ringing([1, 1, 1]);

  it('is what follows from that step on, so that a busy phone leads where an unanswered one does', () => {
    const whole = renderPlan(plan, context) as { failed: { next: object } };
    const { whenhangup, ...rest } = renderRest(plan, 1, context);
    expect(rest).toEqual(whole.failed.next);
    expect(readable(whenhangup)).toBe(WHENHANGUP.whenhangup);
  });

  it.each([4, 99])('is voicemail when the plan has no step %i', (step) => {
    expect(readable(renderRest(plan, step, context))).toEqual({ ...VOICEMAIL, ...WHENHANGUP });
  });
});

describe('any answer', () => {
  it.each([
    ['nobody', nobody],
    ['one', ringing([1])],
    ['three in turn', ringing([1, 1, 1])],
    ['everyone', ringing([5])],
    ['thirty in turn', ringing(Array.from({ length: 30 }, () => 1))],
  ])('holds only what 46elks documents: %s', (_name, plan) => {
    expect(faultsInAction(renderPlan(plan, context))).toEqual([]);
    for (const step of stepsOf(plan).keys())
      expect(faultsInAction(renderRest(plan, step, context), { first: step === 0 })).toEqual([]);
  });

  it('refuses in a way 46elks knows', () => {
    expect(faultsInAction(renderRefusal())).toEqual([]);
  });

  it('grows by the same amount for every further person and stays under 16 KiB for thirty', () => {
    const sizes = [10, 20, 30].map((people) => bytes(ringing(Array.from({ length: people }, () => 1))));
    const [ten = 0, twenty = 0, thirty = 0] = sizes;
    expect(thirty - twenty).toBeLessThan(1.1 * (twenty - ten));
    expect(thirty).toBeLessThan(16 * 1024);
  });

  it('is made in under a millisecond for thirty people', () => {
    const plan = ringing(Array.from({ length: 30 }, () => 1));
    const tookMs = Array.from({ length: 200 }, () => {
      const began = performance.now();
      bytes(plan);
      return performance.now() - began;
    });
    // Half of them: the first ones warm up, and a busy machine stops us now and then.
    expect(tookMs.toSorted((one, other) => one - other)[100]).toBeLessThan(1);
  });
});
