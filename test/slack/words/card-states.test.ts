// Every state of a card as people see it, in words and order, with its buttons; kept as text to be read in a review.
import { describe, expect, it } from 'vitest';
import type { CardState, CardView, WorkView } from '../../../src/core/view.ts';
import { faultsInBlocks } from '../../../src/simulator/slack/block-kit.ts';
import { renderAsText } from '../../../src/simulator/slack/render-as-text.ts';
import type { Body } from '../../../src/slack/words/blocks.ts';
import { cardMessage } from '../../../src/slack/words/card.ts';
import { reminderMessage } from '../../../src/slack/words/reminder.ts';
import { aCard, CALLER, HOSTILE, NIGHT, TRIED } from './given.ts';

const MINUTE = 60_000;
const NAMES = { UANNA: 'anna', UBO: 'bo' };
const missed: CardState = { kind: 'missed', tried: TRIED };
const voicemail: CardState = { kind: 'voicemail', seconds: 34, audio: 'posted', tried: TRIED };
const short: CardState = { kind: 'answered', by: 'UBO', afterSeconds: 12, talkSeconds: 4 };
const byBo = { by: 'UBO', at: NIGHT + 5 * MINUTE };

const open = (more: Partial<WorkView & { kind: 'open' }> = {}): WorkView => ({
  kind: 'open',
  claim: null,
  notes: [],
  callBacks: [],
  callBack: 'yes',
  isBlocked: false,
  ...more,
});
const calledBack = { ...byBo, state: 'answered', seconds: 130 } as const;
const note = { ...byBo, text: HOSTILE };

const CARDS: Readonly<Record<string, CardView>> = {
  'a missed call': aCard(missed, { work: open({ callBack: 'ask-first' }) }),
  'a voicemail': aCard(voicemail, { work: open() }),
  'a hidden caller': aCard(missed, { caller: { kind: 'hidden' }, work: open({ callBack: 'no' }) }),
  claimed: aCard(voicemail, { work: open({ claim: byBo }) }),
  'being called back': aCard(voicemail, {
    work: open({ claim: byBo, callBacks: [{ ...byBo, state: 'connecting', seconds: 0 }] }),
  }),
  'called back in vain, then with success, with a note': aCard(voicemail, {
    work: open({
      claim: byBo,
      callBacks: [{ ...byBo, state: 'unanswered', seconds: 0 }, calledBack],
      notes: [note],
    }),
  }),
  'a blocked caller': aCard(missed, { work: open({ callBack: 'no', isBlocked: true }) }),
  done: aCard(missed, { work: { kind: 'done', done: byBo, notes: [], callBacks: [] } }),
  'done, called back, with a note': aCard(voicemail, {
    work: { kind: 'done', done: { ...byBo, note: 'Invoice sent' }, notes: [note], callBacks: [calledBack] },
  }),
  'a talk so short that it may have been voicemail': aCard(short, {
    work: { kind: 'doubt', because: 'short' },
  }),
  'a phone that always answers after the same time': aCard(short, {
    work: { kind: 'doubt', because: 'alike' },
  }),
  'a talk that was one': aCard(short, { work: { kind: 'spoken', by: 'UBO' } }),
};

const seen = ({ text, blocks }: Body): string =>
  renderAsText(
    { text, blocks: blocks as never, files: [] },
    { names: NAMES, now: NIGHT, zone: 'Europe/Stockholm' },
  );

const buttons = (body: Body) =>
  body.blocks.flatMap((block) => {
    const accessory = 'accessory' in block && block.accessory !== undefined ? [block.accessory] : [];
    const elements = block.type === 'actions' ? block.elements : [];
    return [...accessory, ...elements].filter((element) => element.type === 'button');
  });

describe.each(Object.entries(CARDS))('%s', (name, view) => {
  const body = cardMessage(view);

  it('reads as kept', async () => {
    await expect(`${body.text}\n\n${seen(body)}\n`).toMatchFileSnapshot(
      `card-states/${name.replaceAll(/\W+/g, '-')}.txt`,
    );
  });

  it('is valid, with one button at most that stands out', () => {
    expect(faultsInBlocks(body.blocks, 'message')).toEqual([]);
    expect(buttons(body).filter(({ style }) => style === 'primary').length).toBeLessThanOrEqual(1);
  });

  it('gives every button a name of its own for screen readers, and an id for a value', () => {
    for (const { accessibility_label: label, value, text } of buttons(body)) {
      expect(label).toContain(`${text.text}: call from `);
      expect(value).toBe('c0ffee');
    }
  });
});

it('a done card is one block of two lines', () => {
  const { blocks } = cardMessage(CARDS.done ?? aCard(missed));
  expect(blocks).toHaveLength(1);
  expect(seen({ text: '', blocks }).split('\n')).toHaveLength(2);
});

it.each([
  [{ what: 'voicemail', isOpening: false } as const, 'Nobody has claimed this voicemail yet.'],
  [{ what: 'missed', isOpening: false } as const, 'Nobody has claimed this missed call yet.'],
  [{ what: 'voicemail', isOpening: true } as const, 'Left while closed: a voicemail.'],
  [{ what: 'missed', isOpening: true } as const, 'Came while closed: a missed call.'],
])('a reminder says what waits: %o', (more, expected) => {
  const body = reminderMessage({
    kind: 'reminder',
    callId: 'c0ffee',
    caller: CALLER,
    at: NIGHT,
    mention: ['UANNA', 'UBO'],
    ...more,
  });
  expect(seen(body)).toContain(expected);
  expect(seen(body)).toContain('@anna and @bo: press Claim on the card');
});
