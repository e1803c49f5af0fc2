// The form of a new code: its label, its digits and what it opens. The digits are nowhere but in their field.
import { z } from 'zod';
import type { PinForm } from '../core/form.ts';
import { isCode, isLabel } from '../core/parse-pin.ts';
import type { Problem } from '../core/problem.ts';
import { doorFaults, doorOf, doorSchema, doorsPlaced, opensOf, readDoor } from './door-draft.ts';
import { enteredIn } from './entered.ts';
import { type Faults, formPart, type Order, type SentView } from './form-part.ts';
import { CODE_FAULT } from './words/code-form.ts';
import { blockId } from './words/form-parts.ts';
import { DOOR, PIN_FORM, type PinDraft, pinFormView, TITLE } from './words/pin-form.ts';

const keptSchema = z.object({
  place: z.object({ lineId: z.string() }),
  round: z.number(),
  door: doorSchema,
});

/** Nothing that is there can be overwritten. */
const NOTHING_SEEN = { print: 0, seq: 0 };

const LABEL_FAULT = 'Up to 24 letters (a to z), digits and hyphens, at least one of them a letter.';

const begin = ({ lineId, rosterName }: PinForm): PinDraft => ({
  place: { lineId },
  seen: NOTHING_SEEN,
  round: 0,
  label: '',
  digits: '',
  door: { ...doorOf({ kind: 'ring', rosterName }), isUnseen: false },
});

const read = (view: SentView): PinDraft => {
  const kept = keptSchema.parse(JSON.parse(view.private_metadata));
  const entered = enteredIn(view);
  const at = (name: string): string => blockId(name, kept.round);
  return {
    ...kept,
    seen: NOTHING_SEEN,
    label: (entered.text(at('label')) ?? '').toLowerCase(),
    digits: entered.text(at('digits')) ?? '',
    door: readDoor(kept.door, DOOR, { entered, at }),
  };
};

const order = ({ label, digits, door, round }: PinDraft): Order => {
  const at = (name: string): string => blockId(name, round);
  const faults: Faults = {
    ...(isLabel(label) ? {} : { [at('label')]: LABEL_FAULT }),
    ...(isCode(digits) ? {} : { [at('digits')]: CODE_FAULT }),
    ...doorFaults(door, DOOR, at),
  };
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const opens = opensOf(door) ?? { kind: 'voicemail' };
  return { kind: 'order', command: { kind: 'pin-add', code: digits, label, opens } };
};

const placed = (problem: Problem, { door, round }: PinDraft, text: string): Faults | null => {
  const at = (name: string): string => blockId(name, round);
  if (problem.kind === 'label-taken') return { [at('label')]: 'There is a code of this label already.' };
  if (problem.kind === 'code-taken')
    return { [at('digits')]: 'This code cannot be used. Choose other digits.' };
  return doorsPlaced(problem, [[DOOR, door]], { text, at });
};

export const pinPart = formPart<PinForm, PinDraft>({
  callbackId: PIN_FORM,
  title: TITLE,
  asks: { kind: 'pin-form' },
  is: (form) => form.kind === 'pin',
  begin,
  read,
  press: (draft) => draft,
  show: pinFormView,
  order,
  placed,
  words: ({ label }) => label,
});
