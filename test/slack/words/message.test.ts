import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../src/core/change.ts';
import type { Message } from '../../../src/core/message.ts';
import type { RosterView } from '../../../src/core/view.ts';
import { messageBody } from '../../../src/slack/words/message.ts';
import { aCard, anna, aRoster, CALLER, NIGHT, pausedBo, TRIED } from './given.ts';
import { shown, summary } from './seen.ts';

const TEL = '<tel:+46701740605|070-174 06 05>';

const anAlert = (more: Partial<Message & { kind: 'alert' }> = {}): Message => ({
  kind: 'alert',
  callId: 'c0ffee',
  caller: CALLER,
  at: NIGHT,
  lineName: 'Support',
  mention: ['UANNA', 'UBO'],
  nobody: null,
  tried: TRIED,
  gaveUpAfterSeconds: null,
  isLate: false,
  metNothing: false,
  rosterName: 'main',
  wasToldDirectly: false,
  ...more,
});

describe('the list of many missed calls', () => {
  const list: Message = {
    kind: 'alerts',
    calls: [
      { caller: CALLER, at: NIGHT, lineName: 'Support' },
      { caller: { kind: 'hidden' }, at: NIGHT + 60_000, lineName: 'Sales' },
    ],
    mention: ['UANNA', 'UBO'],
  };

  it('calls those on call once, then names every call with its time and a number to tap', () => {
    expect(shown(messageBody(list))).toEqual([
      '🔴 *2 calls reached nobody.*',
      '<@UANNA> and <@UBO>: please call back. Each has a card of its own in this channel, now or soon: claim it there, so that nobody else calls too.',
      `• {2026-11-22 02:14 UTC}: ${TEL} to Support`,
      '• {2026-11-22 02:15 UTC}: a hidden number to Sales',
    ]);
  });

  it('calls the whole channel when nobody is there to be called upon', () => {
    expect(shown(messageBody({ ...list, mention: [] }))[1]).toMatch(/^<!channel>: please/);
  });
});

describe('warnings about the disk', () => {
  const sinceAt = NIGHT;

  it('say what it means for callers, and what to do about this trouble', () => {
    const warning = {
      kind: 'disk-failing',
      error: 'ENOSPC: no space left on device, write',
      sinceAt,
    } as const;
    const text = shown(messageBody({ kind: 'warning', warning })).join(' ');
    expect(text).toContain('⚠️ *Jour cannot write to its disk since');
    expect(text).toContain('The disk is full: make room on it. Do not restart Jour meanwhile');
    expect(text).toContain('Calls ring and take messages as ever');
  });

  it('say when it is over', () => {
    const warning = { kind: 'disk-well', sinceAt, untilAt: sinceAt + 75_000 } as const;
    expect(shown(messageBody({ kind: 'warning', warning }))[0]).toBe(
      '✅ *Jour can write to its disk again, after 1 min 15 s.*',
    );
  });
});

describe('the alert of a missed call', () => {
  it('says what happened, calls those on call, and says what to do', () => {
    const alert = messageBody(anAlert());
    expect(summary(alert)).toBe(
      `Missed call: nobody answered. From ${TEL} to Support. <@UANNA> and <@UBO>: please call back ${TEL}; claim it on the card, so that nobody else does too.`,
    );
    expect(shown(alert)).toEqual([
      '🔴 *Missed call: nobody answered.*',
      `From ${TEL} to Support, {2026-11-22 02:14 UTC}`,
      `<@UANNA> and <@UBO>: please call back ${TEL}; claim it on the card, so that nobody else does too.`,
      'Tried: <@UANNA> did not answer; <@UBO> was busy.',
    ]);
  });

  it('is shown in the channel too, unlike the other messages', () => {
    expect(messageBody(anAlert()).replyBroadcast).toBe(true);
    expect(
      messageBody({ kind: 'card', card: aCard({ kind: 'missed', tried: [] }) }).replyBroadcast,
    ).toBeUndefined();
  });

  it('says how long the caller held on', () => {
    expect(shown(messageBody(anAlert({ gaveUpAfterSeconds: 20 })))[0]).toBe(
      '🔴 *Missed call: the caller gave up after 20 s.*',
    );
  });

  it('calls the whole channel when nobody could be rung, and says how to mend that', () => {
    const alert = messageBody(
      anAlert({ mention: [], tried: [], nobody: 'all-paused', caller: { kind: 'hidden' } }),
    );
    expect(shown(alert)).toEqual([
      '🔴 *No phone could be rung: everybody in the roster is paused.*',
      'From a hidden number to Support, {2026-11-22 02:14 UTC}',
      '<!channel>: the number was hidden, so nobody can call back.',
      '⚠️ Bring somebody back: `/oncall resume @anna`',
    ]);
  });
});

describe('a voicemail', () => {
  it('comes with who left it, when, how long it is, and for whom', () => {
    const message = messageBody({
      kind: 'recording',
      of: 'message',
      callId: 'c0ffee',
      caller: CALLER,
      at: NIGHT,
      seconds: 34,
      mention: ['UANNA'],
    });
    expect(summary(message).split('\n')).toEqual(shown(message));
    expect(shown(message)).toEqual([
      `*Voicemail, 34 s*, from ${TEL}, {2026-11-22 02:14 UTC}`,
      `<@UANNA>: please call back ${TEL}; claim it on the card, so that nobody else does too.`,
    ]);
  });

  it('that is lost says why in words, with the code', () => {
    const message = messageBody({
      kind: 'recording-lost',
      of: 'message',
      callId: 'c0ffee',
      caller: CALLER,
      reason: 'http-404',
    });
    expect(shown(message)[1]).toBe('What went wrong: 46elks never had it ready (`http-404`)');
  });

  it('that is lost for a reason of which nothing is known shows it, and what can still be done', () => {
    const message = messageBody({
      kind: 'recording-lost',
      of: 'message',
      callId: 'c0ffee',
      caller: CALLER,
      reason: '404 `<gone>`',
    });
    expect(shown(message)).toEqual([
      `⚠️ *The recording of this voicemail is lost.* From ${TEL}.`,
      'What went wrong: `404 ˋ&lt;gone&gt;ˋ`',
      `Next: please call back ${TEL}; claim it on the card, so that nobody else does too.`,
    ]);
  });
});

const told = (deed: Deed, roster: RosterView = aRoster()): string[] =>
  shown(
    messageBody({
      kind: 'change',
      change: { seq: 1, at: NIGHT, by: 'UANNA', lineId: 'support', deed },
      roster,
    }),
  );

describe('a change told to the channel', () => {
  const rosterDeed = {
    kind: 'roster',
    rosterName: 'main',
    members: ['UANNA', 'UBO'],
    users: ['UBO'],
  } as const;

  it.each<[string, Deed]>([
    ['<@UANNA> set the roster: it is now <@UANNA> and <@UBO>.', { ...rosterDeed, verb: 'set' }],
    ['<@UANNA> added <@UBO> to the roster: it is now <@UANNA> and <@UBO>.', { ...rosterDeed, verb: 'added' }],
    [
      '<@UANNA> added themselves to the roster: it is now <@UANNA> and <@UBO>.',
      { ...rosterDeed, verb: 'added', users: ['UANNA'] },
    ],
    [
      '<@UANNA> took themselves out of the roster: it is now <@UBO>.',
      { ...rosterDeed, verb: 'removed', users: ['UANNA'], members: ['UBO'] },
    ],
    [
      '<@UANNA> took <@UBO> out of the roster: it is now empty.',
      { ...rosterDeed, verb: 'removed', members: [] },
    ],
    [
      '<@UANNA> set their own phone number: it ends in `…605`.',
      { kind: 'phone', userId: 'UANNA', phone: '+46701740605' },
    ],
    [
      '<@UANNA> set the phone number of <@UBO>: it ends in `…605`.',
      { kind: 'phone', userId: 'UBO', phone: '+46701740605' },
    ],
    [
      '<@UANNA> changed how phones ring: everyone at once, for 25 s.',
      { kind: 'strategy', rosterName: 'main', strategy: { kind: 'everyone', ringSeconds: 25 } },
    ],
    [
      '<@UANNA> changed how phones ring: one after another, 20 s each, 2 rounds.',
      { kind: 'strategy', rosterName: 'main', strategy: { kind: 'turn', ringSeconds: 20, rounds: 2 } },
    ],
    [
      '<@UANNA> paused their own calls until {2026-11-22 02:14 UTC}.',
      { kind: 'pause', userId: 'UANNA', untilAt: NIGHT },
    ],
    [
      '<@UANNA> paused the calls of <@UBO> until somebody resumes them.',
      { kind: 'pause', userId: 'UBO', untilAt: null },
    ],
    ['<@UANNA> is back: calls ring them again.', { kind: 'resume', userId: 'UANNA' }],
    ['<@UANNA> brought <@UBO> back: calls ring them again.', { kind: 'resume', userId: 'UBO' }],
    [
      '<@UANNA> changed what phones show while they ring: the number of the line.',
      { kind: 'shows', lineId: 'support', shows: 'line' },
    ],
  ])('%s', (expected, deed) => {
    expect(told(deed)).toEqual([
      expected,
      'Called now: <@UANNA> and <@UBO>, one after another, 15 s each, 1 round.',
      'Line Support',
    ]);
  });

  it('leaves nobody in doubt when no phone rings any more', () => {
    const roster = aRoster({ people: [pausedBo], nobody: 'all-paused' });
    expect(told({ kind: 'pause', userId: 'UBO', untilAt: NIGHT }, roster)[1]).toBe(
      '⚠️ *No phone rings now: everybody in the roster is paused.* Bring somebody back: `/oncall resume @anna`',
    );
  });

  it('counts only those whose phones ring as called', () => {
    expect(told({ kind: 'resume', userId: 'UANNA' }, aRoster({ people: [anna, pausedBo] }))[1]).toBe(
      'Called now: <@UANNA>, one after another, 15 s each, 1 round.',
    );
  });
});
