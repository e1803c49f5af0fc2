// Pieces of forms. Slack keeps what was entered in a block for as long as its id stays the same, so an id holds the
// round of the form it belongs to: a new round begins with what it is given.
import type { InputBlock, KnownBlock, ModalView, Option, PlainTextElement } from '@slack/types';
import { type Body, section } from './blocks.ts';
import { cut } from './mrkdwn.ts';

const TITLE_MAX = 24;
const OPTION_MAX = 75;

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true });

export const blockId = (name: string, round: number): string => `${name}.${round}`;

export const option = (value: string, text: string): Option & { text: PlainTextElement; value: string } => ({
  value,
  text: plain(cut(text, OPTION_MAX)),
});

type Choice = ReturnType<typeof option>;

/** With the chosen one first in its field; nothing is chosen when it is not among them. */
export const chosenOf = (options: readonly Choice[], value: string | null): { initial_option?: Choice } => {
  const found = options.find((candidate) => candidate.value === value);
  return found === undefined ? {} : { initial_option: found };
};

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly element: InputBlock['element'];
  readonly hint?: string;
  readonly isOptional?: boolean;
  /** The app is told of every change, to draw the form anew. */
  readonly dispatches?: boolean;
}

export const input = ({ id, label, element, hint, isOptional, dispatches }: Field): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element,
  ...(hint === undefined ? {} : { hint: plain(hint) }),
  ...(isOptional === true ? { optional: true } : {}),
  ...(dispatches === true ? { dispatch_action: true } : {}),
});

export interface Frame {
  readonly callbackId: string;
  readonly title: string;
  readonly metadata: string;
  readonly blocks: readonly KnownBlock[];
}

/** A form to be sent. */
export const formFrame = ({ callbackId, title, metadata, blocks }: Frame): ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  private_metadata: metadata,
  title: plain(cut(title, TITLE_MAX)),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [...blocks],
});

const notice = (title: string, blocks: readonly KnownBlock[]): ModalView => ({
  type: 'modal',
  title: plain(cut(title, TITLE_MAX)),
  close: plain('Close'),
  blocks: [...blocks],
});

export const loadingView = (title: string): ModalView => notice(title, [section('Loading…')]);

/** While keeping it takes longer than Slack waits for an answer. */
export const savingView = (title: string): ModalView =>
  notice(title, [section('Saving… This takes longer than usual; you may close this window.')]);

/** What became of it. */
export const doneView = (title: string, { blocks }: Pick<Body, 'blocks'>): ModalView => notice(title, blocks);

/** What has to be read before the form. */
export const warned = (warning: string | null): readonly KnownBlock[] =>
  warning === null ? [] : [section(`⚠️ ${warning}`)];
