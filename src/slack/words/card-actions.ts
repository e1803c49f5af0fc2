// The buttons of a card. Their values are ids of calls: a number in a value would be open to every app in the workspace.
import type { ActionsBlock, Button, ConfirmationDialog, Overflow, PlainTextOption } from '@slack/types';
import type { CallerView, CardView, WorkView } from '../../core/view.ts';
import { actions, button } from './blocks.ts';

export const CARD_ACTION = {
  claim: 'jour-card-claim',
  callBack: 'jour-card-call-back',
  done: 'jour-card-done',
  reopen: 'jour-card-reopen',
  spoke: 'jour-card-spoke',
  voicemail: 'jour-card-voicemail',
  more: 'jour-card-more',
} as const;

/** What the menu of a card offers; its options' values are one of these, a colon and the call's id. */
export const MORE = ['release', 'note', 'copy', 'block', 'unblock'] as const;
export type More = (typeof MORE)[number];

const MORE_TEXT: Readonly<Record<More, string>> = {
  release: 'Release',
  note: 'Add a note',
  copy: 'Copy number',
  block: 'Block caller',
  unblock: 'Not spam: unblock',
};

type Open = WorkView & { readonly kind: 'open' };

const whose = (caller: CallerView): string => {
  switch (caller.kind) {
    case 'number':
      return caller.national;
    case 'hidden':
      return 'a hidden number';
    case 'odd':
      return 'an unreadable number';
  }
};

const ASK_FIRST: ConfirmationDialog = {
  title: { type: 'plain_text', text: 'Call back?' },
  text: {
    type: 'plain_text',
    text: 'This caller left no message. The phone may be shared or borrowed, and they may not want to be called.',
  },
  confirm: { type: 'plain_text', text: 'Call back' },
  deny: { type: 'plain_text', text: 'Not now' },
};

const workButton = (text: string, actionId: string, card: CardView): Button =>
  button(text, actionId, { value: card.callId, label: `${text}: call from ${whose(card.caller)}` });

const asPrimary = (element: Button): Button => ({ ...element, style: 'primary' });

const callBackButton = (card: CardView, { callBack }: Open): Button[] => {
  if (callBack === 'no') return [];
  const plain = workButton('Call back', CARD_ACTION.callBack, card);
  return [callBack === 'ask-first' ? { ...plain, confirm: ASK_FIRST } : plain];
};

const moreOf = (card: CardView, work: Open): readonly More[] => [
  ...(work.claim === null ? [] : (['release'] as const)),
  'note',
  ...(card.caller.kind === 'number' ? (['copy', work.isBlocked ? 'unblock' : 'block'] as const) : []),
];

const option = (more: More, callId: string): PlainTextOption => ({
  text: { type: 'plain_text', text: MORE_TEXT[more] },
  value: `${more}:${callId}`,
});

const moreMenu = (card: CardView, work: Open): Overflow => ({
  type: 'overflow',
  action_id: CARD_ACTION.more,
  options: moreOf(card, work).map((more) => option(more, card.callId)),
});

/** What comes next is the one that stands out: to claim it, then to call back, then to say that it is done. */
const openButtons = (card: CardView, work: Open): readonly Button[] => {
  const callBack = callBackButton(card, work);
  const done = workButton('Done', CARD_ACTION.done, card);
  if (work.claim === null)
    return [asPrimary(workButton('Claim', CARD_ACTION.claim, card)), ...callBack, done];
  const isServed = callBack.length === 0 || work.callBacks.some(({ state }) => state === 'answered');
  return isServed ? [asPrimary(done), ...callBack] : [...callBack.map(asPrimary), done];
};

export const openActions = (card: CardView, work: Open): ActionsBlock =>
  actions([...openButtons(card, work), moreMenu(card, work)], 'card-actions');

export const doubtActions = (card: CardView): ActionsBlock =>
  actions(
    [
      workButton('We spoke', CARD_ACTION.spoke, card),
      workButton('It was voicemail', CARD_ACTION.voicemail, card),
    ],
    'card-actions',
  );

export const reopenButton = (card: CardView): Button => workButton('Reopen', CARD_ACTION.reopen, card);
