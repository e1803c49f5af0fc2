import { describe, expect, it } from 'vitest';
import { alertDueAt, RECORDING_WAIT_MS } from '../../src/core/alert-due.ts';
import type { CardState } from '../../src/core/view.ts';
import { aCall, aRecording } from './given-call.ts';
import { NOON } from './given-settings.ts';

const MISSED: CardState = { kind: 'missed', tried: [] };
const GAVE_UP: CardState = { kind: 'abandoned', afterSeconds: 20, tried: [] };
const EMPTY = { recordings: [aRecording(0)] };

describe('the alert of a call', () => {
  it('is due at once when the caller gave up', () => {
    expect(alertDueAt(aCall(), GAVE_UP, NOON)).toBe(NOON);
  });

  it('waits for a message that may still be on its way', () => {
    expect(alertDueAt(aCall(), MISSED, NOON)).toBe(NOON + RECORDING_WAIT_MS);
  });

  it('is due at once when the recording came and was empty', () => {
    expect(alertDueAt(aCall(EMPTY), MISSED, NOON)).toBe(NOON);
  });

  it('comes sooner when what it waited for turns out empty', () => {
    expect(alertDueAt(aCall({ ...EMPTY, alertDueAt: NOON + RECORDING_WAIT_MS }), MISSED, NOON)).toBe(NOON);
  });

  it.each([
    ['it has left already', { alertDueAt: NOON - 1 }],
    ['it is leaving now', { alertDueAt: NOON }],
    ['it waits for a message already', { alertDueAt: NOON + 1 }],
  ])('is told once: nothing new when %s', (_name, known) => {
    expect(alertDueAt(aCall(known), MISSED, NOON)).toBeUndefined();
  });

  it.each<CardState>([
    { kind: 'ringing', users: [], tried: [] },
    { kind: 'to-voicemail', tried: [] },
    { kind: 'answered', by: null, afterSeconds: null, talkSeconds: 1 },
    { kind: 'voicemail', seconds: 3, audio: 'waiting', tried: [] },
  ])('is not due for a call that is $kind', (state) => {
    expect(alertDueAt(aCall(), state, NOON)).toBeUndefined();
  });
});
