import { describe, expect, it } from 'vitest';
import type { CardState } from '../../../src/core/view.ts';
import { cardMessage } from '../../../src/slack/words/card.ts';
import { aCard, HOSTILE, TRIED } from './given.ts';
import { shown, summary } from './seen.ts';

const FROM = 'From <tel:+46701740605|070-174 06 05> to Support, {2026-11-22 02:14 UTC}';
const voicemail = (audio: 'waiting' | 'posted' | 'lost'): CardState => ({
  kind: 'voicemail',
  seconds: 34,
  audio,
  tried: TRIED,
});

describe('the card of a call', () => {
  it('says whose phone rings', () => {
    const card = cardMessage(
      aCard({ kind: 'ringing', users: ['UBO'], tried: [{ userId: 'UANNA', how: 'unanswered' }] }),
    );
    expect(summary(card)).toBe('Ringing <@UBO>… From <tel:+46701740605|070-174 06 05> to Support.');
    expect(shown(card)).toEqual(['🔔 *Ringing <@UBO>…*', FROM, 'Tried: <@UANNA> did not answer.']);
  });

  it('counts the phones when many ring at once', () => {
    const users = Array.from({ length: 50 }, (_, index) => `U${index + 1}`);
    const card = cardMessage(aCard({ kind: 'ringing', users, tried: [] }));
    expect(shown(card)[0]).toBe('🔔 *Ringing <@U1>, <@U2>, <@U3>, <@U4>, <@U5> and 45 more…*');
  });

  it('claims no more of a ringing that is over than is known', () => {
    const users = ['UBO', 'UCIA'];
    const last = cardMessage(aCard({ kind: 'rung', users, tried: [], next: 'voicemail' }));
    expect(shown(last)[0]).toBe('⏳ *Rang <@UBO> and <@UCIA>: answered, or at voicemail now*');
    const before = cardMessage(aCard({ kind: 'rung', users: ['UBO'], tried: TRIED, next: 'ring' }));
    expect(shown(before)[0]).toBe('⏳ *Rang <@UBO>: answered, or the next phone rings*');
  });

  it('says that the caller is led to voicemail', () => {
    const card = cardMessage(aCard({ kind: 'to-voicemail', tried: TRIED }));
    expect(shown(card)).toEqual([
      '⏳ *Led to voicemail: nobody answered*',
      FROM,
      'Tried: <@UANNA> did not answer; <@UBO> was busy.',
    ]);
  });

  it('claims no tries of a caller for whom no phone was to ring', () => {
    const led = cardMessage(aCard({ kind: 'to-voicemail', tried: [], isMeantForNobody: true }));
    expect(shown(led)).toEqual(['⏳ *Led to voicemail*', FROM]);
    const missed = cardMessage(aCard({ kind: 'missed', tried: [], isMeantForNobody: true }));
    expect(shown(missed)[0]).toBe('🔴 *Missed call: the caller left no message*');
  });

  it('says that something is said to the caller, and that it ends there', () => {
    expect(shown(cardMessage(aCard({ kind: 'hearing' })))[0]).toBe(
      '⏳ *The caller hears a message, and then the call ends*',
    );
    const closed = cardMessage({ ...aCard({ kind: 'hearing' }), isClosed: true });
    expect(shown(closed)).toEqual([
      '⏳ *The caller hears that the line is closed, and then the call ends*',
      FROM,
    ]);
  });

  it('says who answered, how soon and how long they talked', () => {
    const card = cardMessage(aCard({ kind: 'answered', by: 'UBO', afterSeconds: 12, talkSeconds: 180 }));
    expect(summary(card)).toBe(
      'Answered by <@UBO> after 12 s, talked 3 min. From <tel:+46701740605|070-174 06 05> to Support.',
    );
    expect(shown(card)).toEqual(['🟢 *Answered by <@UBO> after 12 s, talked 3 min*', FROM]);
  });

  it('leaves out what is not known of an answered call', () => {
    const card = cardMessage(aCard({ kind: 'answered', by: null, afterSeconds: null, talkSeconds: 5 }));
    expect(shown(card)).toEqual(['🟢 *Answered, talked 5 s*', FROM]);
  });

  it('says that nobody answered, and how each try ended', () => {
    const tried = [...TRIED, { userId: 'UDAN', how: 'busy' }, { userId: 'UEVA', how: 'failed' }] as const;
    expect(shown(cardMessage(aCard({ kind: 'missed', tried })))).toEqual([
      '🔴 *Missed call: nobody answered*',
      FROM,
      'Tried: <@UANNA> did not answer; <@UBO> and <@UDAN> were busy; <@UEVA> could not be reached.',
    ]);
  });

  it('says when the caller gave up', () => {
    const card = cardMessage(aCard({ kind: 'abandoned', afterSeconds: 20, tried: [] }));
    expect(shown(card)).toEqual(['🟠 *Caller gave up after 20 s*', FROM]);
  });

  it.each([
    ['waiting', 'The recording is being fetched and will appear in the thread of this message.'],
    ['posted', '▶ Listen in the thread of this message.'],
    ['lost', '⚠️ *The recording is lost.* The thread says why.'],
  ] as const)('says where a voicemail is: %s', (audio, expected) => {
    expect(shown(cardMessage(aCard(voicemail(audio))))).toEqual([
      '🔵 *Voicemail, 34 s*',
      FROM,
      expected,
      'Tried: <@UANNA> did not answer; <@UBO> was busy.',
    ]);
  });
});

describe('the card of a call for which no phone could be rung', () => {
  it.each([
    ['roster-empty', 'nobody is in the roster', 'Say who is on call: `/oncall set @anna @bo`'],
    ['all-paused', 'everybody in the roster is paused', 'Bring somebody back: `/oncall resume @anna`'],
    [
      'no-numbers',
      'nobody in the roster has a phone number',
      'Give a number: `/oncall phone @anna 070-174 06 05`',
    ],
    [
      'paused-or-no-numbers',
      'everybody in the roster is paused or has no phone number',
      'Bring somebody back: `/oncall resume @anna`, or give a number: `/oncall phone @bo 070-174 06 05`',
    ],
    [
      'loop',
      'the call came from one of our own lines, so it was going round in a circle',
      'See whether a phone or a switchboard forwards its calls to this line, and switch that off.',
    ],
    [
      'fault',
      'something went wrong inside Jour',
      'The caller was led to voicemail; the log says what happened. See what would happen now: `/oncall test`',
    ],
  ] as const)('says so loudly: %s', (nobody, why, remedy) => {
    expect(shown(cardMessage(aCard({ kind: 'missed', tried: [] }, { nobody })))).toEqual([
      '🔴 *Missed call: nobody could be rung*',
      FROM,
      `⚠️ *No phone could be rung: ${why}.*`,
      remedy,
    ]);
  });
});

describe('a card', () => {
  it('shows a hidden number as such', () => {
    const card = cardMessage(aCard({ kind: 'missed', tried: [] }, { caller: { kind: 'hidden' } }));
    expect(summary(card)).toBe('Missed call: nobody answered. From a hidden number to Support.');
  });

  it('shows what a caller sent instead of a number, and brings none of it to life', () => {
    const caller = { kind: 'odd', text: HOSTILE } as const;
    const card = cardMessage(aCard({ kind: 'missed', tried: [] }, { caller, lineName: '*Support* <!here>' }));
    expect(summary(card)).toBe(
      'Missed call: nobody answered. From an unreadable number, `&lt;!channel&gt; &lt;@U1&gt; &lt;http://x|y&gt; *b* ˋcodeˋ _i_ ~s~ &amp;amp; &gt; qu…` to ∗Support∗ &lt;!here&gt;.',
    );
  });

  it('names its blocks the same in every state', () => {
    const { blocks } = cardMessage(aCard(voicemail('posted'), { nobody: 'all-paused' }));
    expect(blocks.map((block) => block.block_id)).toEqual([
      'card-state',
      'card-nobody',
      'card-audio',
      'card-tried',
    ]);
  });
});
