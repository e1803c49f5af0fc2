// The buttons of cards: acknowledged before any work, then carried out; whoever pressed one is answered alone, and
// everybody sees the card. Pressed twice, by two, or on an old message, the flow decides and only says who was first.
import type { App, BlockAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { NOTE_MOST_CHARACTERS } from '../core/call-work.ts';
import type { Reply } from '../core/reply.ts';
import type { PhoneNumber, UserId } from '../core/settings.ts';
import type { Verdict } from '../core/work.ts';
import { isNoteKept, type WorkAnswer } from '../core/work-answer.ts';
import type { Log } from '../ports/log.ts';
import { type CardClick, cardClick, formOrder, moreChosen } from './card-clicks.ts';
import type { ListenerDeps } from './listeners.ts';
import type { Body } from './words/blocks.ts';
import { CARD_ACTION, type More } from './words/card-actions.ts';
import { addNoteForm, DONE_FORM, doneForm, NOTE_FORM } from './words/card-forms.ts';
import { quoted } from './words/mrkdwn.ts';
import type { WordOptions } from './words/options.ts';
import { replyBody } from './words/reply.ts';
import { workAnswerBody } from './words/work-answer.ts';

interface Order {
  readonly callId: string;
  readonly by: UserId;
}

export interface CardButtonsDeps {
  readonly log: Log;
  readonly wordOptions: () => WordOptions;
  readonly runCommand: ListenerDeps['runCommand'];
  readonly callBack: (order: Order) => Promise<WorkAnswer>;
  readonly work: {
    claim(order: Order): Promise<WorkAnswer>;
    release(order: Order): Promise<WorkAnswer>;
    finish(order: Order, note: string): Promise<WorkAnswer>;
    reopen(order: Order): Promise<WorkAnswer>;
    note(order: Order, text: string): Promise<WorkAnswer>;
    judge(order: Order, was: Verdict['was']): Promise<WorkAnswer>;
    copyNumber(order: Order): Promise<WorkAnswer>;
    callerNumber(callId: string): Promise<PhoneNumber | null>;
    refresh(callId: string): Promise<void>;
  };
}

type Answer = Pick<Body, 'text'> & Partial<Pick<Body, 'blocks'>>;

const TROUBLE: Answer = {
  text: 'Sorry, that did not work: Jour had trouble of its own just now. See what the card says, and try again in a minute.',
};
const NO_FORM: Answer = { text: 'Slack did not open the form. Please press the button again.' };

/** The form is closed by now: what is not kept is given back. */
const wroteWords = (note: string): string =>
  note.trim() === '' ? '' : ` You wrote: ${quoted(note.trim(), NOTE_MOST_CHARACTERS)}`;

/** Null: nothing to say. */
type Carried = Promise<Answer | null>;

export const createCardButtons = (deps: CardButtonsDeps) => {
  const { work, log } = deps;

  const worded = async (answering: Promise<WorkAnswer>): Carried =>
    workAnswerBody(await answering, deps.wordOptions());

  const safely = async (what: string, carried: () => Carried): Carried => {
    try {
      return await carried();
    } catch (error) {
      log.error('button of a card failed', { what, error });
      return TROUBLE;
    }
  };

  const onClick = (
    app: App,
    actionId: string,
    carryOut: (click: CardClick, client: WebClient) => Carried,
  ): void => {
    app.action<BlockAction>(actionId, async ({ ack, body, action, respond, client }) => {
      await ack();
      const click = cardClick(body, action);
      if (click === null) return log.warn('a click that says of no call', { actionId });
      const answer = await safely(actionId, () => carryOut(click, client));
      if (answer === null) return;
      const { text, blocks } = answer;
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        text,
        ...(blocks === undefined ? {} : { blocks: [...blocks] }),
      }).catch((error: unknown) => log.warn('answer not taken by Slack', { error }));
    });
  };

  /** A trigger lives for three seconds: nothing is asked before the form opens. */
  const openForm = async (
    { callId, channelId, triggerId }: CardClick,
    kind: 'done' | 'note',
    client: WebClient,
  ) => {
    const metadata = JSON.stringify({ callId, channelId });
    const view = kind === 'done' ? doneForm(metadata) : addNoteForm(metadata);
    try {
      await client.views.open({ trigger_id: triggerId, view });
      return true;
    } catch (error) {
      log.warn('form not opened', { error });
      return false;
    }
  };

  /** As if it had been typed, so that it is decided, told and logged like that. */
  const blocking = async (click: CardClick, word: 'block' | 'unblock'): Carried => {
    const number = await work.callerNumber(click.callId);
    if (number === null) return workAnswerBody({ kind: 'not-callable', why: 'no-number' });
    const allowed = await work.copyNumber(click);
    if (allowed.kind !== 'number') return workAnswerBody(allowed, deps.wordOptions());
    const tokens = [word, number].map((text) => ({ kind: 'word', text }) as const);
    const reply: Reply = await deps.runCommand({ by: click.by, tokens, channelId: click.channelId });
    await work.refresh(click.callId);
    return replyBody(reply, deps.wordOptions());
  };

  const more = async (click: CardClick, chosen: More, client: WebClient): Carried => {
    switch (chosen) {
      case 'release':
        return worded(work.release(click));
      case 'note':
        return (await openForm(click, 'note', client)) ? null : NO_FORM;
      case 'copy':
        return worded(work.copyNumber(click));
      case 'block':
      case 'unblock':
        return blocking(click, chosen);
    }
  };

  /** Without its form it is done all the same: the note may be left out. */
  const done = async (click: CardClick, client: WebClient): Carried => {
    if (await openForm(click, 'done', client)) return null;
    const answer = await work.finish(click, '');
    // It did open, was sent, and only Slack's answer got lost.
    const isDoneByThem =
      answer.kind === 'refused' && answer.refusal.kind === 'done' && answer.refusal.by === click.by;
    return isDoneByThem ? null : workAnswerBody(answer, deps.wordOptions());
  };

  const onForm = (
    app: App,
    formId: string,
    carryOut: (order: Order, note: string) => Promise<WorkAnswer>,
  ): void => {
    app.view(formId, async ({ ack, body, view, client }) => {
      await ack();
      const order = formOrder(view);
      if (order === null) return log.warn('a form that says of no call', { formId });
      const by = body.user.id;
      let isKept = false;
      const answer = await safely(formId, async () => {
        const carried = await carryOut({ callId: order.callId, by }, order.note);
        isKept = isNoteKept(carried);
        return workAnswerBody(carried, deps.wordOptions());
      });
      if (answer === null) return;
      const text = isKept ? answer.text : `${answer.text}${wroteWords(order.note)}`;
      await client.chat
        .postEphemeral({ channel: order.channelId, user: by, text })
        .catch((error: unknown) => log.warn('answer not taken by Slack', { error }));
    });
  };

  return {
    register: (app: App): void => {
      onClick(app, CARD_ACTION.claim, (click) => worded(work.claim(click)));
      onClick(app, CARD_ACTION.callBack, (click) => worded(deps.callBack(click)));
      onClick(app, CARD_ACTION.done, done);
      onClick(app, CARD_ACTION.reopen, (click) => worded(work.reopen(click)));
      onClick(app, CARD_ACTION.spoke, (click) => worded(work.judge(click, 'person')));
      onClick(app, CARD_ACTION.voicemail, (click) => worded(work.judge(click, 'voicemail')));
      onClick(app, CARD_ACTION.more, async (click, client) => {
        const chosen = moreChosen(click);
        return chosen === null ? null : more(click, chosen, client);
      });
      onForm(app, DONE_FORM, (order, note) => work.finish(order, note));
      onForm(app, NOTE_FORM, (order, note) => work.note(order, note));
    },
  };
};

export type CardButtons = ReturnType<typeof createCardButtons>;
