import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { withWork } from '../../src/core/call-work.ts';
import { nextRun, pickUpOf, runAsNumber, runFromNumber } from '../../src/core/pick-ups.ts';
import type { Line } from '../../src/core/settings.ts';
import { callerText, membersToText, withCallerText } from '../../src/core/texts.ts';
import { aCall, anEnd, IN_TURN, leg, reached } from './given-call.ts';
import { ANNA, BO, firstLine, givenSettings, NOON, PHONE_OF_ANNA, PHONE_OF_BO } from './given-settings.ts';

const HOUR = 3_600_000;
const CALLER = '+46701740699';
const settings = givenSettings();
const line: Line = { ...firstLine(settings), textCallers: 'We ring you back.', textMembers: true };
const missedFrom = (number: string): Call =>
  aCall({ caller: { kind: 'number', number }, end: anEnd({ legs: [leg(PHONE_OF_ANNA, 'failed')] }) });

describe('a caller is texted', () => {
  it.each([
    ['a mobile at home', CALLER, true],
    ['a landline', '+46846500411', false],
    ['a mobile abroad', '+4790123456', false],
    ['a premium number', '+46900123456', false],
  ])('%s: %s', (_name, number, expected) => {
    const call = missedFrom(number);
    expect(withCallerText(call, line, NOON + HOUR / 2) !== call).toBe(expected);
  });

  it('once a call, while it is fresh, and only where that was asked for', () => {
    const call = missedFrom(CALLER);
    const texted = withCallerText(call, line, NOON);
    expect(withCallerText(texted, line, NOON + 1)).toBe(texted);
    expect(withCallerText(call, line, NOON + 2 * HOUR)).toBe(call);
    expect(withCallerText(call, { ...line, textCallers: null }, NOON)).toBe(call);
  });

  it('not once somebody has called back, is done, blocked the number, or it was sent', () => {
    const call = missedFrom(CALLER);
    const seen = { settings, now: NOON };
    expect(callerText(call, line, seen)).toEqual({ to: CALLER, text: 'We ring you back.' });
    const mark = { by: ANNA, at: NOON };
    const back = { ...mark, state: 'answered', seconds: 60 } as const;
    for (const work of [{ callBacks: [back] }, { done: mark }, { callerTextedAt: NOON }])
      expect(callerText(withWork(call, work), line, seen)).toBeNull();
    const blocked = [{ number: CALLER, untilAt: null, reason: null, by: ANNA, at: NOON }];
    expect(callerText(call, line, { ...seen, settings: { ...settings, blocked } })).toBeNull();
  });
});

describe('a member is texted', () => {
  const showing = (callerId: string | null): Call => {
    const ring = IN_TURN.first;
    if (ring.kind !== 'ring') throw new Error(ring.kind);
    const second = ring.otherwise.kind === 'ring' ? { ...ring.otherwise, callerId } : ring.otherwise;
    const plan = { first: { ...ring, callerId, otherwise: second } };
    return { ...aCall({ caller: { kind: 'number', number: CALLER } }), plan };
  };

  it('while their phone rings and shows the line’s number', () => {
    expect(membersToText(showing(line.number), line)).toEqual([ANNA]);
    expect(membersToText(showing(null), line)).toEqual([]);
    expect(membersToText({ ...showing(line.number), caller: { kind: 'hidden' } }, line)).toEqual([]);
    expect(membersToText({ ...showing(line.number), end: anEnd() }, line)).toEqual([]);
  });

  it('once', () => {
    const call = withWork(showing(line.number), { texted: [ANNA] });
    expect(membersToText(call, line)).toEqual([]);
    expect(membersToText({ ...call, reached: [reached(1)] }, line)).toEqual([BO]);
  });
});

describe('a pick-up', () => {
  const answeredBy = (phone: string, seconds: number, endedAt: number): Call =>
    aCall({ end: anEnd({ endedAt, legs: [leg(phone, 'success', seconds)] }) });

  it('is counted from the beginning of the ringing of that phone', () => {
    expect(pickUpOf(answeredBy(PHONE_OF_ANNA, 60, NOON + 64_000))).toEqual({
      phone: PHONE_OF_ANNA,
      seconds: 4,
    });
    const second = { ...answeredBy(PHONE_OF_BO, 60, NOON + 82_000), reached: [reached(1)] };
    expect(pickUpOf(second)).toEqual({ phone: PHONE_OF_BO, seconds: 7 });
  });

  it('is nobody’s when no member answered', () => {
    expect(pickUpOf(answeredBy('+46701740611', 60, NOON + 64_000))).toBeNull();
    expect(pickUpOf(aCall())).toBeNull();
  });

  it('runs are counted while the time stays the same, and survive being kept as a number', () => {
    let run = nextRun(null, 12);
    run = nextRun(run, 12);
    expect(runFromNumber(runAsNumber(run))).toEqual({ seconds: 12, times: 2 });
    expect(nextRun(run, 13)).toEqual({ seconds: 13, times: 1 });
    expect(runFromNumber(0)).toBeNull();
    expect(runFromNumber(undefined)).toBeNull();
  });
});
