// The form of a new code, as Slack is to be given it. Digits that were entered are never given back.
import type { ModalView } from '@slack/types';
import type { PinForm } from '../../core/form.ts';
import type { ReadDoor } from '../door-draft.ts';
import type { Draft } from '../form-part.ts';
import { section } from './blocks.ts';
import { digitsInput } from './code-form.ts';
import { doorInputs } from './door-input.ts';
import { blockId, formFrame, input, plain, warned } from './form-parts.ts';
import { bold, named } from './mrkdwn.ts';

export const PIN_FORM = 'jour-form-pin';
const PIN_DRAWS = 'jour-form-pin-draws';
export const TITLE = 'New code';
export const DOOR = 'opens';
const LABEL_MOST = 24;

export interface PinDraft extends Draft {
  readonly label: string;
  readonly digits: string;
  readonly door: ReadDoor;
}

export const pinFormView = (
  { place, round, label, door }: PinDraft,
  form: PinForm,
  { warning }: { readonly warning: string | null },
): ModalView =>
  formFrame({
    callbackId: PIN_FORM,
    title: TITLE,
    metadata: JSON.stringify({ place, round, door: { to: door.to, userId: door.userId } }),
    blocks: [
      ...warned(warning),
      section(bold(`A code for callers of ${named(form.lineName)}`)),
      input({
        id: blockId('label', round),
        label: 'Label',
        hint: 'Says whose it is; shown on the card when it is used.',
        element: {
          type: 'plain_text_input',
          action_id: 'label',
          placeholder: plain('acme'),
          max_length: LABEL_MOST,
          ...(label === '' ? {} : { initial_value: label.slice(0, LABEL_MOST) }),
        },
      }),
      digitsInput(blockId('digits', round)),
      ...doorInputs(
        door,
        { name: DOOR, round, label: 'What it opens', actionId: PIN_DRAWS, isKey: false },
        form,
      ),
    ],
  });
