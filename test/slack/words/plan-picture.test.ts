import { expect, it } from 'vitest';
import { layOut } from '../../../src/core/picture.ts';
import type { TestStep } from '../../../src/core/reply.ts';
import { planPicture } from '../../../src/slack/words/plan-picture.ts';

const names = { U1: 'Anna', U2: 'Bo' };
const voicemail: TestStep = { kind: 'voicemail', afterSeconds: 30, maxSeconds: 180 };
const ring = (...users: string[]): TestStep => ({ kind: 'ring', users, seconds: 15, fromSecond: 0 });
const told = (steps: readonly TestStep[]): string | undefined =>
  planPicture(steps, names).map((first) => layOut(first).alt)[0];

it.each<[readonly TestStep[], string]>([
  [
    [ring('U1'), ring('U2'), voicemail],
    'Ring Anna, for 15 s; no answer: Ring Bo, for 15 s; no answer: Voicemail, up to 3 min',
  ],
  [[ring('U1', 'U2', 'U3', 'U4')], 'Ring 4 phones, for 15 s'],
  [[ring('U9')], 'Ring U9, for 15 s'],
  [[{ kind: 'play', prompt: 'closed' }, { kind: 'end' }], 'Say, closed; then The call ends'],
  [[{ kind: 'hangup' }], 'Reject, before anything rings'],
  [
    [
      {
        kind: 'menu',
        choices: [{ key: '1', steps: [ring('U1')] }],
        otherwise: [{ kind: 'pin', doors: [{ label: 'boss', steps: [ring('U2')] }], otherwise: [voicemail] }],
      },
    ],
    'Menu, waits for a key; key 1: (Ring Anna, for 15 s), other key: (Ask for a code; boss: (Ring Bo, for 15 s), wrong code: (Voicemail, up to 3 min))',
  ],
])('is told %#', (steps, words) => {
  expect(told(steps)).toBe(words);
});

it('folds the middle of a row of phones that would be too wide to be read', () => {
  const thirty = Array.from({ length: 30 }, (_, index) => ring(`U${index + 1}`));
  expect(told([...thirty, voicemail])).toBe(
    'Ring Anna, for 15 s; no answer: Ring Bo, for 15 s; no answer: Ring U3, for 15 s; no answer: 24 more, in turn, for 6 min altogether; no answer: Ring U28, for 15 s; no answer: Ring U29, for 15 s; no answer: Ring U30, for 15 s; no answer: Voicemail, up to 3 min',
  );
});

it('draws nothing of no step', () => {
  expect(planPicture([], names)).toEqual([]);
});
