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

const isNamed = (field: Touchable, name: string): boolean =>
  [field.blockId, field.actionId, labelOf(field)].includes(name);

export function hasField(blocks: readonly Json[], name: string): boolean {
  return touchables(blocks).some((field) => isNamed(field, name));
}

/** Finds the field by block id, action id or label. */
export function fieldNamed(blocks: readonly Json[], name: string): Touchable {
  const fields = touchables(blocks);
  const found = fields.find((field) => isNamed(field, name));
  if (found !== undefined) return found;
  throw new Error(
    `The form has no field "${name}"; it has: ${fields.map((field) => field.actionId).join(', ')}`,
  );
}

export function labelOf({ block }: Touchable): string {
  return textIn(recordIn(block.label).text);
}

/** Enters these beside what was entered before. */
export function enteredInto(
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
  return entered;
}

/** Enters these and checks what Slack's client checks before it sends a form; throws when it would not. */
export function filledForm(
  view: View,
  entries: Readonly<Record<string, Entry>>,
  fileById: (id: string) => Json,
): FormValues {
  const entered = enteredInto(view, entries, fileById);
  for (const field of touchables(recordsIn(view.body.blocks)).filter(isInput)) checkField(field, entered);
  return entered;
}

function checkField(field: Touchable, entered: FormValues): void {
  const { element, block, blockId, actionId } = field;
  const value = entered[blockId]?.[actionId] ?? initialValue(element);
  const isOptional = block.optional === true;
  const keptOpen = (why: string): never => {
    throw new Error(`Slack keeps the form open: "${labelOf(field)}" ${why}`);
  };
  if (isEmptyValue(element, value) && !isOptional) keptOpen('is required');
  const text = value?.value;
  if (typeof text === 'string' && text !== '') checkText(element, text, keptOpen);
  const most = numberIn(element.max_selected_items);
  const count = [value?.selected_users, value?.selected_options].find(Array.isArray)?.length ?? 0;
  if (most !== undefined && count > most) keptOpen(`has more than ${most} chosen`);
}

function numberIn(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function checkText(element: Json, text: string, keptOpen: (why: string) => never): void {
  const [max, min] = [numberIn(element.max_length), numberIn(element.min_length)];
  if (max !== undefined && text.length > max) keptOpen(`has more than ${max} characters`);
  if (min !== undefined && text.length < min) keptOpen(`has fewer than ${min} characters`);
  if (element.type !== 'number_input') return;
  const whole = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!whole.test(text)) keptOpen('is no number that Slack takes');
  const [least, most] = [numberIn(element.min_value), numberIn(element.max_value)];
  if (least !== undefined && Number(text) < least) keptOpen(`is less than ${least}`);
  if (most !== undefined && Number(text) > most) keptOpen(`is more than ${most}`);
}
