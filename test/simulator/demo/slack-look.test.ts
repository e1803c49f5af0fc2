import { expect, it } from 'vitest';
import { looksOf } from '../../../src/simulator/demo/slack-look.ts';
import type { ShownMessage } from '../../../src/simulator/slack/messages.ts';

const state = (text: string, replacedAt: number) => ({ text, blocks: [], replacedAt });

const card = (text: string, edits: ShownMessage['edits']): ShownMessage => ({
  channelId: 'C0ONCALL',
  ts: '1.000001',
  postedAt: 1_000,
  userId: 'U0JOURBOT',
  isBroadcast: false,
  files: [],
  text,
  blocks: [],
  edits,
  reactions: [],
  isDeleted: false,
  replies: [],
});

it('tells the states of a card in order, each from when it was first shown', () => {
  const message = card('answered', [state('ringing Anna', 16_000), state('ringing Bo', 24_000)]);
  expect(looksOf(message, ({ text }) => text)).toEqual([
    { fromAt: 1_000, text: 'ringing Anna' },
    { fromAt: 16_000, text: 'ringing Bo' },
    { fromAt: 24_000, text: 'answered' },
  ]);
});

it('leaves out what looked the same, and what was over within a second', () => {
  const edits = [
    state('ringing', 9_000),
    state('ringing', 68_100),
    state('fetching', 68_200),
    state('tried', 68_300),
  ];
  expect(looksOf(card('posted', edits), ({ text }) => text).map(({ text }) => text)).toEqual([
    'ringing',
    'tried',
    'posted',
  ]);
});
