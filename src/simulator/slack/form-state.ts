// What a form holds: the first values, what was entered since, and whether Slack would let it be submitted.
import { isInput, type Touchable, touchables } from './elements.ts';
import { type Entry, enteredValue, initialValue, isEmptyValue } from './entered-values.ts';
import { type Json, recordIn, recordsIn, textIn } from './record.ts';
import type { View } from './views.ts';

export type FormValues = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** By block id, then action id, as payloads carry it. */
export function formValues(blocks: readonly Json[], entered: FormValues): FormValues {
  const values: Record<string, Record<string, Json>> = {};
  for (const { blockId, actionId, element } of touchables(blocks)) {
    const value = entered[blockId]?.[actionId] ?? initialValue(element);
    if (value !== undefined) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

/** Finds the field by block id, action id or label. */
export function fieldNamed(blocks: readonly Json[], name: string): Touchable {
  const fields = touchables(blocks);
  const found = fields.find((field) => [field.blockId, field.actionId, labelOf(field)].includes(name));
  if (found !== undefined) return found;
  throw new Error(
    `The form has no field "${name}"; it has: ${fields.map((field) => field.actionId).join(', ')}`,
  );
}

export function labelOf({ block }: Touchable): string {
  return textIn(recordIn(block.label).text);
}

/** Enters these and checks what Slack's client checks before it sends a form; throws when it would not. */
export function filledForm(
  view: View,
  entries: Readonly<Record<string, Entry>>,
  fileById: (id: string) => Json,
): FormValues {
  const blocks = recordsIn(view.body.blocks);
  const entered: Record<string, Record<string, Json>> = structuredClone(view.state);
  for (const [name, entry] of Object.entries(entries)) {
    const { blockId, actionId, element } = fieldNamed(blocks, name);
    entered[blockId] = { ...entered[blockId], [actionId]: enteredValue(element, entry, fileById) };
  }
  for (const field of touchables(blocks).filter(isInput)) checkField(field, entered);
  return entered;
}

function checkField(field: Touchable, entered: FormValues): void {
  const { element, block, blockId, actionId } = field;
  const value = entered[blockId]?.[actionId] ?? initialValue(element);
  const isOptional = block.optional === true;
  if (isEmptyValue(element, value) && !isOptional)
    throw new Error(`Slack keeps the form open: "${labelOf(field)}" is required`);
  const text = value?.value;
  if (typeof text !== 'string' || text === '') return;
  const max = typeof element.max_length === 'number' ? element.max_length : Number.POSITIVE_INFINITY;
  const min = typeof element.min_length === 'number' ? element.min_length : 0;
  if (text.length > max)
    throw new Error(`Slack keeps the form open: "${labelOf(field)}" has more than ${max} characters`);
  if (text.length < min)
    throw new Error(`Slack keeps the form open: "${labelOf(field)}" has fewer than ${min} characters`);
}
