import { describe, expect, it } from 'vitest';
import type { Call, CallEnd } from '../../src/core/call.ts';
import {
  type CallBackDecision,
  decideCallBack,
  withCallBackEnd,
  withConnecting,
  withNotPlaced,
} from '../../src/core/call-back.ts';
import { claimed } from '../../src/core/call-work.ts';
import type { Settings } from '../../src/core/settings.ts';
import { aCall, action, anEnd, leg } from './given-call.ts';
import {
  ANNA,
  BO,
  firstLine,
  givenSettings,
  LANDLINE,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
  SWEDISH_MOBILE,
} from './given-settings.ts';

const MINUTE = 60_000;
const CALLER = '+46701740699';
const settings = givenSettings({
  members: [ANNA, BO],
  membersById: { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } },
});

const missedFrom = (number: string): Call =>
  aCall({ caller: { kind: 'number', number }, end: anEnd({ legs: [leg(PHONE_OF_ANNA, 'failed')] }) });
const missed = missedFrom(CALLER);

const decide = (
  call: Call,
  by: string = ANNA,
  given: { at?: number; settings?: Settings } = {},
): CallBackDecision => {
  const all = given.settings ?? settings;
  return decideCallBack(call, { mark: { by, at: given.at ?? NOON }, settings: all, line: firstLine(all) });
};

const asked = (call = missed): Call => {
  const decision = decide(call);
  if (decision.kind !== 'call') throw new Error(decision.kind);
  return decision.call;
};

const withLine = (number: string): Settings => ({
  ...settings,
  lines: settings.lines.map((line) => ({ ...line, number })),
});

describe('who may be called back', () => {
  it.each([
    ['a Swedish mobile', CALLER, LANDLINE, 'call'],
    ['a landline from a landline', '+46846500411', LANDLINE, 'call'],
    ['a landline from a mobile line', '+46846500411', SWEDISH_MOBILE, 'not-callable'],
    ['a number in a country that is not allowed', '+4790123456', LANDLINE, 'not-callable'],
    ['premium rate', '+46900123456', LANDLINE, 'not-callable'],
    ['toll-free abroad', '+18005551234', LANDLINE, 'not-callable'],
    ['a personal number that is billed far above a mobile', '+447012345678', LANDLINE, 'not-callable'],
    ['a satellite phone', '+881612345678', LANDLINE, 'not-callable'],
    ['an emergency number', '+46112', LANDLINE, 'not-callable'],
    ['the line itself', LANDLINE, LANDLINE, 'not-callable'],
  ] as const)('%s', (_name, number, line, expected) => {
    expect(decide(missedFrom(number), ANNA, { settings: withLine(line) }).kind).toBe(expected);
  });

  it('abroad once the country is allowed, which leaves the barred kinds barred', () => {
    const allowing = { ...withLine(LANDLINE), countries: ['SE', 'NO', 'GB'] };
    const kindFor = (number: string) => decide(missedFrom(number), ANNA, { settings: allowing });
    expect(kindFor('+4790123456').kind).toBe('call');
    expect(kindFor('+18005551234')).toEqual({ kind: 'not-callable', why: 'foreign' });
    expect(kindFor('+447012345678')).toEqual({ kind: 'not-callable', why: 'not-callable' });
  });

  it('not from a phone that may not be rung itself', () => {
    const mine = { ...settings, membersById: { [ANNA]: { phone: '+4790123456' } } };
    expect(decide(missed, ANNA, { settings: mine })).toMatchObject({
      kind: 'phone-barred',
      problem: { fault: 'foreign', abroad: { country: 'NO', allowed: ['SE'] } },
    });
  });

  it.each([[{ kind: 'hidden' } as const], [{ kind: 'odd', text: 'lurendrejare' } as const]])(
    'not %o',
    (caller) => {
      expect(decide({ ...missed, caller })).toEqual({ kind: 'not-callable', why: 'no-number' });
    },
  );

  it('not a blocked caller, until the block ends', () => {
    const block = { number: CALLER, untilAt: NOON + MINUTE, reason: null, by: BO, at: NOON };
    const blocking = { ...settings, blocked: [block] };
    expect(decide(missed, ANNA, { settings: blocking })).toEqual({ kind: 'not-callable', why: 'blocked' });
    expect(decide(missed, ANNA, { settings: blocking, at: NOON + MINUTE }).kind).toBe('call');
  });
});

describe('asking for it', () => {
  it('claims the call and rings the own phone', () => {
    expect(decide(missed)).toMatchObject({ kind: 'call', index: 0, number: CALLER, phone: PHONE_OF_ANNA });
    expect(asked().work?.claim).toEqual({ by: ANNA, at: NOON });
  });

  it('needs an own phone', () => {
    expect(decide(missed, 'U0DAN')).toEqual({ kind: 'no-phone' });
  });

  it('is one at a time, until it is over or not heard of for long', () => {
    expect(decide(asked(), ANNA)).toEqual({ kind: 'under-way', by: ANNA });
    expect(decide(asked(), ANNA, { at: NOON + 3 * MINUTE })).toMatchObject({ kind: 'call', index: 1 });
    const connecting = withConnecting(asked(), 0);
    expect(decide(connecting, ANNA, { at: NOON + 30 * MINUTE }).kind).toBe('under-way');
    expect(decide(connecting, ANNA, { at: NOON + 120 * MINUTE }).kind).toBe('call');
  });

  it('does not take a call from whoever has claimed it', () => {
    const worked = claimed(missed, { by: BO, at: NOON });
    if (worked.kind !== 'worked') throw new Error(worked.kind);
    expect(decide(worked.call, ANNA)).toEqual({
      kind: 'refused',
      refusal: { kind: 'claimed', by: BO, at: NOON },
    });
    expect(decide(worked.call, BO).kind).toBe('call');
  });
});

describe('what became of it', () => {
  const connected = anEnd({ legs: [leg(CALLER, 'success', 120)], actions: [action('connect', CALLER)] });
  const rungOut = anEnd({ legs: [leg(CALLER, 'failed')], actions: [action('connect', CALLER, 'failed')] });

  it.each<[string, Call, CallEnd, object]>([
    ['the caller answered', withConnecting(asked(), 0), connected, { state: 'answered', seconds: 120 }],
    [
      'answered, told by the action alone',
      withConnecting(asked(), 0),
      { ...connected, legs: [], totalSeconds: 130 },
      { state: 'answered', seconds: 130 },
    ],
    ['the caller did not answer', withConnecting(asked(), 0), rungOut, { state: 'unanswered', seconds: 0 }],
    ['that a key was pressed was never told', asked(), rungOut, { state: 'unanswered' }],
    ['the own phone was not answered', asked(), anEnd({ actions: [] }), { state: 'not-taken' }],
    ['its answer was lost, yet it rang', withNotPlaced(asked(), 0), connected, { state: 'answered' }],
  ])('%s', (_name, call, end, expected) => {
    expect(withCallBackEnd(call, 0, end).work?.callBacks?.[0]).toMatchObject(expected);
  });

  it('is learnt once: what comes again changes nothing', () => {
    const over = withCallBackEnd(withConnecting(asked(), 0), 0, connected);
    expect(withCallBackEnd(over, 0, rungOut)).toBe(over);
    expect(withConnecting(over, 0)).toBe(over);
    expect(withNotPlaced(over, 0)).toBe(over);
    expect(withCallBackEnd(over, 7, rungOut)).toBe(over);
  });
});
