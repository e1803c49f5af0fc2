// What people enter, as Slack sends it: every kind of element has a shape of its own.
import { isRecord, type Json, listIn, recordsIn, textIn } from './record.ts';

/** How an element names its value, and how it takes its first one. */
const FIELD_BY_TYPE: Readonly<
  Record<string, { readonly field: string; readonly initial: string; readonly takes: Taking }>
> = {
  plain_text_input: { field: 'value', initial: 'initial_value', takes: 'text' },
  email_text_input: { field: 'value', initial: 'initial_value', takes: 'text' },
  url_text_input: { field: 'value', initial: 'initial_value', takes: 'text' },
  number_input: { field: 'value', initial: 'initial_value', takes: 'text' },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', takes: 'rich text' },
  static_select: { field: 'selected_option', initial: 'initial_option', takes: 'option' },
  external_select: { field: 'selected_option', initial: 'initial_option', takes: 'new option' },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', takes: 'option' },
  overflow: { field: 'selected_option', initial: '', takes: 'option' },
  checkboxes: { field: 'selected_options', initial: 'initial_options', takes: 'options' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', takes: 'options' },
  users_select: { field: 'selected_user', initial: 'initial_user', takes: 'text' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', takes: 'texts' },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', takes: 'text' },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    takes: 'texts',
  },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', takes: 'text' },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', takes: 'texts' },
  datepicker: { field: 'selected_date', initial: 'initial_date', takes: 'text' },
  timepicker: { field: 'selected_time', initial: 'initial_time', takes: 'text' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', takes: 'number' },
  file_input: { field: 'files', initial: '', takes: 'files' },
};

type Taking = 'text' | 'texts' | 'number' | 'option' | 'options' | 'new option' | 'rich text' | 'files';

/** Something to enter: a text, an option's value, ids, or several of them; `null` clears the field. */
export type Entry = string | number | readonly string[] | null;

/** `files` are the wire forms of uploaded files, by id. */
export function enteredValue(element: Json, entry: Entry, fileById: (id: string) => Json): Json {
  const rule = FIELD_BY_TYPE[textIn(element.type)];
  if (rule === undefined) throw new Error(`Nothing can be entered into a ${textIn(element.type)}`);
  return shaped(
    element,
    rule.field,
    entry === null ? emptyOf(rule.takes) : taken(element, { ...rule, entry, fileById }),
  );
}

/** What the element holds before anybody touches it. */
export function initialValue(element: Json): Json | undefined {
  const rule = FIELD_BY_TYPE[textIn(element.type)];
  if (rule === undefined || rule.initial === '')
    return rule === undefined ? undefined : shaped(element, rule.field, emptyOf(rule.takes));
  return shaped(element, rule.field, element[rule.initial] ?? emptyOf(rule.takes));
}

/** The element as it looks with that value: as if it had begun with it. */
export function withValue(element: Json, value: Json | undefined): Json {
  const rule = FIELD_BY_TYPE[textIn(element.type)];
  const held = rule === undefined ? undefined : value?.[rule.field];
  if (rule === undefined || rule.initial === '' || held === undefined) return element;
  const { [rule.initial]: _before, ...rest } = element;
  return held === null ? rest : { ...rest, [rule.initial]: held };
}

export function isEmptyValue(element: Json, value: Json | undefined): boolean {
  const held = value?.[FIELD_BY_TYPE[textIn(element.type)]?.field ?? ''];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

function shaped(element: Json, field: string, value: unknown): Json {
  const zone = element.timezone === undefined ? {} : { timezone: element.timezone };
  return { type: element.type, [field]: value, ...zone };
}

function emptyOf(takes: Taking): unknown {
  return takes === 'options' || takes === 'texts' || takes === 'files' ? [] : null;
}

function taken(
  element: Json,
  how: {
    readonly takes: Taking;
    readonly entry: string | number | readonly string[];
    readonly fileById: (id: string) => Json;
  },
): unknown {
  const many = (typeof how.entry === 'object' ? how.entry : [how.entry]).map(String);
  const [one = ''] = many;
  switch (how.takes) {
    case 'text':
      return one;
    case 'texts':
      return many;
    case 'number':
      return Number(one);
    case 'option':
      return optionOf(element, one);
    case 'options':
      return many.map((value) => optionOf(element, value));
    case 'new option':
      return { text: { type: 'plain_text', text: one }, value: one };
    case 'files':
      return many.map(how.fileById);
    case 'rich text':
      return {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: one }] }],
      };
  }
}

/** By its value, or by what it says. */
function optionOf(element: Json, wanted: string): Json {
  const grouped = recordsIn(element.option_groups).flatMap((group) => listIn(group.options));
  const options = [...listIn(element.options), ...grouped].filter(isRecord);
  const found = options.find((option) => option.value === wanted || labelOf(option) === wanted);
  if (found !== undefined) return found;
  throw new Error(`There is no choice "${wanted}"; there are: ${options.map(labelOf).join(', ')}`);
}

function labelOf(option: Json): string {
  return isRecord(option.text) ? textIn(option.text.text) : '';
}
