// The small forms of a card: what came of the call, and a note. They carry ids only.
import type { ModalView } from '@slack/types';
import { NOTE_MOST_CHARACTERS } from '../../core/call-work.ts';

export const DONE_FORM = 'jour-card-done-form';
export const NOTE_FORM = 'jour-card-note-form';
export const NOTE_BLOCK = 'note';
export const NOTE_FIELD = 'text';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const noteForm = (
  words: { readonly id: string; readonly title: string; readonly label: string; readonly submit: string },
  { metadata, isOptional }: { readonly metadata: string; readonly isOptional: boolean },
): ModalView => ({
  type: 'modal',
  callback_id: words.id,
  private_metadata: metadata,
  title: plain(words.title),
  submit: plain(words.submit),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: NOTE_BLOCK,
      optional: isOptional,
      label: plain(words.label),
      element: {
        type: 'plain_text_input',
        action_id: NOTE_FIELD,
        multiline: true,
        max_length: NOTE_MOST_CHARACTERS,
        focus_on_load: true,
      },
    },
  ],
});

export const doneForm = (metadata: string): ModalView =>
  noteForm(
    { id: DONE_FORM, title: 'Done with this call', label: 'What came of it', submit: 'Done' },
    { metadata, isOptional: true },
  );

export const addNoteForm = (metadata: string): ModalView =>
  noteForm(
    { id: NOTE_FORM, title: 'Note on this call', label: 'Note', submit: 'Add' },
    { metadata, isOptional: false },
  );
