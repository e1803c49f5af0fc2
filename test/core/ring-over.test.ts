import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { initialSettings } from '../../src/core/initial-settings.ts';
import type { Plan } from '../../src/core/plan.ts';
import { ringsUntilAt, withRingOver } from '../../src/core/ring-over.ts';
import type { CardState } from '../../src/core/view.ts';
import { aCall, IN_TURN, reached, unplanned } from './given-call.ts';
import { ANNA, CIA, LANDLINE, NOON } from './given-settings.ts';

const [line] = initialSettings({ lineNumber: LANDLINE, channelId: 'C1', timeZone: 'UTC' }).lines;
if (line === undefined) throw new Error('no line');
const withHold = { ...line, prompts: { hold: { hash: 'h', seconds: 40 } } };

const secondsOf = (call: Call, of = line): number | null => {
  const untilAt = ringsUntilAt(call, of);
  return untilAt === null ? null : (untilAt - NOON) / 1_000;
};

describe('phones that ring for fifteen seconds', () => {
  it('ring no more twenty seconds after the call began, where they are the first', () => {
    expect(secondsOf(aCall())).toBe(20);
  });

  it('begin later where a sound comes before', () => {
    const consent: Plan = { first: { kind: 'play', prompt: 'consent', next: IN_TURN.first } };
    expect(secondsOf(aCall({ plan: consent }))).toBe(29);
    expect(secondsOf(aCall({ reached: [reached(1)] }))).toBe(15 + 3 + 20);
    expect(secondsOf(aCall({ reached: [reached(1)] }), withHold)).toBe(15 + 40 + 20);
    // A busy phone leads on without one.
    expect(secondsOf(aCall({ reached: [reached(1, 'busy')] }))).toBe(15 + 20);
  });

  it('are none where the caller is led to voicemail', () => {
    expect(secondsOf(aCall({ reached: [reached(3)] }))).toBeNull();
    expect(secondsOf(unplanned)).toBeNull();
  });
});

describe('the card of a call whose ringing is over', () => {
  const shown = (call: Call, state: CardState, afterSeconds: number): CardState =>
    withRingOver(state, call, { line, now: NOON + afterSeconds * 1_000 });

  it('says what may come then, and not before', () => {
    const ringing: CardState = { kind: 'ringing', users: [ANNA], tried: [] };
    expect(shown(aCall(), ringing, 19)).toEqual(ringing);
    expect(shown(aCall(), ringing, 20)).toEqual({ ...ringing, kind: 'rung', next: 'ring' });
    const last: CardState = { kind: 'ringing', users: [CIA], tried: [] };
    expect(shown(aCall({ reached: [reached(2)] }), last, 90)).toMatchObject({ next: 'voicemail' });
  });

  it('says how it ended, once that is known', () => {
    const answered: CardState = { kind: 'answered', by: ANNA, afterSeconds: 3, talkSeconds: 600 };
    expect(shown(aCall(), answered, 900)).toBe(answered);
  });
});
