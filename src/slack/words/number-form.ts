// The form for one's own phone number.
import type { ModalView } from '@slack/types';

export const NUMBER_FORM = 'jour-number';
export const NUMBER_BLOCK = 'number';
export const NUMBER_FIELD = 'phone';

/** As people write it, with room for spaces. */
const NUMBER_CHARACTERS_MOST = 40;

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** At the field, when it is our own fault. */
export const NUMBER_TROUBLE =
  'Jour had trouble of its own just now, and your number is what it was. Please try again in a minute.';

export const numberForm = (phone: string | null): ModalView => ({
  type: 'modal',
  callback_id: NUMBER_FORM,
  title: plain('My number'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: NUMBER_BLOCK,
      label: plain('The phone that rings for you'),
      hint: plain('Such as 070-174 06 05, or with the country: +46 70 174 06 05.'),
      element: {
        type: 'plain_text_input',
        action_id: NUMBER_FIELD,
        max_length: NUMBER_CHARACTERS_MOST,
        focus_on_load: true,
        ...(phone === null ? {} : { initial_value: phone }),
      },
    },
  ],
});
