import { describe, expect, it } from 'vitest';
import type { CallOnLine, Reply } from '../../../src/core/reply.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { anna, CALLER, HOSTILE, NIGHT, pausedBo } from './given.ts';
import { shown } from './seen.ts';

const AT = '{2026-11-22 02:14 UTC}';
const TEL = '<tel:+46701740605|070-174 06 05>';
const aCall = (more: Partial<CallOnLine>): CallOnLine => ({
  callId: 'c0ffee',
  at: NIGHT,
  caller: CALLER,
  outcome: 'missed',
  answeredBy: null,
  seconds: null,
  lineName: null,
  ...more,
});
const calls = (list: readonly CallOnLine[], missedOnly = false): string[] =>
  shown(replyBody({ kind: 'calls', calls: list, missedOnly }));

describe('the latest calls', () => {
  it('are told one a line, outcome first', () => {
    const list = [
      aCall({ outcome: 'ringing' }),
      aCall({ outcome: 'answered', answeredBy: 'UBO', seconds: 180 }),
      aCall({ outcome: 'answered' }),
      aCall({ outcome: 'missed', seconds: 41 }),
      aCall({ outcome: 'abandoned', seconds: 20, caller: { kind: 'hidden' } }),
      aCall({ outcome: 'voicemail', seconds: 34, caller: { kind: 'odd', text: HOSTILE.slice(0, 16) } }),
    ];
    expect(calls(list)).toEqual([
      '*The latest 6 calls, newest first*',
      `• *Going on now*: from ${TEL}, ${AT}`,
      `• *Answered* by <@UBO>, talked 3 min: from ${TEL}, ${AT}`,
      `• *Answered*: from ${TEL}, ${AT}`,
      `• *Missed* after 41 s: from ${TEL}, ${AT}`,
      `• *Gave up* after 20 s: from a hidden number, ${AT}`,
      `• *Voicemail*, 34 s: from an unreadable number, \`&lt;!channel&gt; &lt;@U1&gt;\`, ${AT}`,
    ]);
  });

  it('name the line where there are several', () => {
    expect(calls([aCall({ lineName: 'Sales' })])[1]).toBe(`• *Missed*: from ${TEL} on Sales, ${AT}`);
  });

  it('may be a single one, or none', () => {
    expect(calls([aCall({})], true)[0]).toBe('*The latest missed call*');
    expect(calls([], true)).toEqual(['No missed calls. All calls: `/oncall calls`']);
    expect(calls([])).toEqual(['No calls yet. What a caller would meet: `/oncall test`']);
  });
});

const walkthrough = (more: Partial<Reply & { kind: 'test' }>): string[] =>
  shown(
    replyBody({
      kind: 'test',
      at: null,
      caller: null,
      steps: [],
      skipped: [],
      nobody: null,
      rosterName: 'main',
      shows: 'caller',
      ...more,
    }),
  );

describe('the test', () => {
  it('walks through a call in turn', () => {
    const steps = [
      { kind: 'ring', users: ['UANNA'], seconds: 15, fromSecond: 0 },
      { kind: 'ring', users: ['UDAN'], seconds: 15, fromSecond: 15 },
      { kind: 'voicemail', afterSeconds: 30, maxSeconds: 180 },
    ] as const;
    expect(walkthrough({ steps, skipped: [pausedBo] })).toEqual([
      '*If somebody called now (this test calls nobody):*',
      '1. At once, the phone of <@UANNA> rings, for 15 s.',
      '2. After 15 s, the phone of <@UDAN> rings, for 15 s.',
      '3. After 30 s, voicemail: the caller is asked for a message of 3 min at most, and it comes to the channel.',
      "Who answers first gets the call, and nobody else is rung. Phones show the caller's number.",
      '*Skipped:*',
      `• <@UBO> is paused until ${AT}. Back sooner: \`/oncall resume @name\``,
    ]);
  });

  it('walks through a call to everyone', () => {
    const steps = [
      { kind: 'ring', users: [anna.userId, 'UDAN'], seconds: 25, fromSecond: 0 },
      { kind: 'hangup' },
    ] as const;
    expect(walkthrough({ steps, shows: 'line' }).slice(1)).toEqual([
      '1. At once, the phones of <@UANNA> and <@UDAN> ring all at once, for 25 s.',
      '2. The call is rejected before anything rings.',
      'Who answers first gets the call, and nobody else is rung. Phones show the number of the line.',
    ]);
  });

  it('says loudly that no phone would ring', () => {
    const steps = [{ kind: 'voicemail', afterSeconds: 0, maxSeconds: 180 }] as const;
    expect(walkthrough({ steps, nobody: 'no-numbers' }).slice(1)).toEqual([
      '⚠️ *No phone would ring: nobody in the roster has a phone number.* Give a number: `/oncall phone @anna 070-174 06 05`',
      '1. At once, voicemail: the caller is asked for a message of 3 min at most, and it comes to the channel.',
    ]);
  });
});
