// The form that asks for the digits of a code, so that the code is never in a message, and what it turns into.
import type { KnownBlock, ModalView } from '@slack/types';
import type { CodeForm as Form } from '../../core/form.ts';
import { PIN_DIGITS } from '../../core/menu.ts';
import { type Body, section } from './blocks.ts';
import { named, quoted } from './mrkdwn.ts';
import { opensWords } from './opens.ts';

export const CODE_FORM = 'jour-code';
export const CODE_BLOCK = 'code';
export const CODE_FIELD = 'digits';

/** At the field, when something else than digits was filled in. */
export const CODE_FAULT = `A code has ${PIN_DIGITS.least} to ${PIN_DIGITS.most} digits and nothing else.`;

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const modal = (blocks: readonly KnownBlock[]): ModalView => ({
  type: 'modal',
  callback_id: CODE_FORM,
  title: plain('New code'),
  close: plain('Close'),
  blocks: [...blocks],
});

export const digitsInput = (blockId: string): KnownBlock => ({
  type: 'input',
  block_id: blockId,
  label: plain('Digits'),
  hint: plain(
    'Only its hash is kept, so nobody can read it later: tell it to whom it is for, then forget it.',
  ),
  element: {
    type: 'plain_text_input',
    action_id: CODE_FIELD,
    min_length: PIN_DIGITS.least,
    max_length: PIN_DIGITS.most,
    placeholder: plain(`${PIN_DIGITS.least} to ${PIN_DIGITS.most} digits`),
  },
});

/** @param metadata what was typed; it comes back with the digits */
export const codeForm = ({ label, opens, lineName }: Form, metadata: string): ModalView => ({
  ...modal([
    section(`The code of ${quoted(label)} on ${named(lineName)} ${opensWords(opens)}.`),
    digitsInput(CODE_BLOCK),
  ]),
  private_metadata: metadata,
  submit: plain('Add'),
  close: plain('Cancel'),
});

export const codeAtWork = (): ModalView => modal([section('One moment: the code is being kept…')]);

/** What became of it. */
export const codeDone = ({ blocks }: Pick<Body, 'blocks'>): ModalView => modal(blocks);
