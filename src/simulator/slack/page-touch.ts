// Buttons, menus and fields that can be used, for a page whose script tells the simulator what was pressed or entered.
import { type Html, html, nothing } from './html.ts';
import { plainHtml } from './page-mrkdwn.ts';
import { type Json, listIn, recordIn, recordsIn, textIn } from './record.ts';
import { type Around, chosenText } from './render-as-text.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly description?: string;
}

/** Where an element stands, as the script tells it. */
interface Spot {
  readonly element: Json;
  readonly block: Json;
  readonly around: Around;
}

const TYPE_OF_INPUT: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
  datepicker: 'date',
  timepicker: 'time',
  file_input: 'file',
};
/** Several inputs under one heading: a legend names them, no label. */
const GROUPS = new Set(['checkboxes', 'radio_buttons', 'multi_static_select', 'multi_users_select']);

export const isGroup = (element: Json): boolean => GROUPS.has(textIn(element.type));

export const fieldId = (block: Json): string => `field-${textIn(block.block_id)}`;

const plainText = (value: unknown): string => textIn(recordIn(value).text);

const optionsOf = (element: Json): readonly Choice[] => {
  const grouped = recordsIn(element.option_groups).flatMap((group) => recordsIn(group.options));
  return [...recordsIn(element.options), ...grouped].map((option) => ({
    value: textIn(option.value),
    text: plainText(option.text),
    description: plainText(option.description),
  }));
};

const choicesOf = ({ element, around }: Spot): readonly Choice[] => {
  const type = textIn(element.type);
  const ids = type.includes('users') ? around.touch?.users : around.touch?.channels;
  if (!/users|channels|conversations/.test(type)) return optionsOf(element);
  return (ids ?? []).map((id) => ({ value: id, text: around.names?.[id] ?? id }));
};

/** What the element holds already, by value. */
const chosenIn = (element: Json): readonly string[] => {
  const options = [element.initial_option, ...listIn(element.initial_options)].map((option) =>
    textIn(recordIn(option).value),
  );
  const one = ['initial_user', 'initial_channel', 'initial_conversation'].map((name) =>
    textIn(element[name]),
  );
  const many = ['initial_users', 'initial_channels', 'initial_conversations'].flatMap((name) =>
    listIn(element[name]).map(textIn),
  );
  return [...options, ...one, ...many].filter((value) => value !== '');
};

/** Whether it tells the app at once, or only when its form is sent. */
const tellsAtOnce = ({ block }: Spot): boolean => block.type !== 'input' || block.dispatch_action === true;

const named = (element: Json, block: Json): string =>
  textIn(element.accessibility_label) || plainText(element.placeholder) || plainText(block.text);

export function touchHtml(spot: Spot): Html {
  const type = textIn(spot.element.type);
  if (type === 'button' || type === 'workflow_button') return buttonHtml(spot);
  if (type === 'overflow') return overflowHtml(spot);
  if (isGroup(spot.element) || type === 'radio_buttons') return groupHtml(spot);
  if (/^(static|users|channels|conversations)_select$/.test(type)) return menuHtml(spot);
  if (TYPE_OF_INPUT[type] !== undefined) return inputHtml(spot, TYPE_OF_INPUT[type]);
  return html`<span class="value">${chosenText(spot.element, spot.around)} <span class="quiet">(this page cannot fill in a ${type})</span></span>`;
}

function buttonHtml({ element, block }: Spot): Html {
  const url = textIn(element.url);
  const look = `button ${textIn(element.style)}`;
  const label = textIn(element.accessibility_label);
  const name = label === '' ? plainText(element.text) : label;
  const text = plainHtml(plainText(element.text));
  if (/^https?:/.test(url)) return html`<a class="${look}" href="${url}" aria-label="${name}">${text}</a>`;
  return html`<button type="button" class="${look}" aria-label="${name}" data-act="${textIn(element.action_id)}" data-block="${textIn(block.block_id)}" data-value="${textIn(element.value)}"${confirmMarks(element)}>${text}</button>`;
}

/** What Slack asks before it tells the app. */
function confirmMarks(element: Json): Html {
  const { title, text, confirm, deny } = recordIn(element.confirm);
  if (title === undefined) return nothing;
  return html` data-confirm="${plainText(title)}" data-confirm-text="${plainText(text)}" data-confirm-yes="${plainText(confirm)}" data-confirm-no="${plainText(deny)}"`;
}

function overflowHtml({ element, block }: Spot): Html {
  const items = optionsOf(element).map(
    ({ value, text }) =>
      html`<button type="button" class="button" data-act="${textIn(element.action_id)}" data-block="${textIn(block.block_id)}" data-selected="${value}">${plainHtml(text)}</button>`,
  );
  return html`<details class="overflow"><summary class="button" aria-label="More">⋯</summary><div>${items}</div></details>`;
}

/** What the script reads off a field. */
function fieldMarks({ element, block, ...rest }: Spot): Html {
  const at = html` data-field="${textIn(block.block_id)}" data-action="${textIn(element.action_id)}"`;
  return tellsAtOnce({ element, block, ...rest }) ? html`${at} data-tells="1"` : at;
}

function menuHtml(spot: Spot): Html {
  const { element, block } = spot;
  const chosen = chosenIn(element);
  const options = choicesOf(spot).map(({ value, text }) =>
    chosen.includes(value)
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`,
  );
  const nobody =
    chosen.length === 0
      ? html`<option value="">${plainText(element.placeholder) || 'Choose …'}</option>`
      : nothing;
  return html`<select id="${fieldId(block)}"${labelled(spot)}${fieldMarks(spot)}>${nobody}${options}</select>`;
}

/** An input block has a label of its own; elsewhere the element names itself. */
function labelled({ element, block }: Spot): Html {
  if (block.type === 'input') return nothing;
  return html` aria-label="${named(element, block) || 'Choose'}"`;
}

function groupHtml(spot: Spot): Html {
  const { element, block } = spot;
  const chosen = chosenIn(element);
  const kind = element.type === 'radio_buttons' ? 'radio' : 'checkbox';
  const boxes = choicesOf(spot).map(({ value, text, description = '' }) => {
    const rank = chosen.indexOf(value);
    const more = description === '' ? nothing : html` <span class="quiet">${description}</span>`;
    const tick = rank < 0 ? nothing : html` checked data-rank="${rank}"`;
    return html`<label class="choice"><input type="${kind}" name="${fieldId(block)}-${textIn(element.action_id)}" value="${value}"${tick}> <span>${plainHtml(text)}${more}</span></label>`;
  });
  return html`<div class="choices" role="group"${labelled(spot)}${fieldMarks(spot)} data-many="${kind}">${boxes}</div>`;
}

function inputHtml(spot: Spot, type: string): Html {
  const { element, block } = spot;
  const id = fieldId(block);
  const marks = html`${labelled(spot)}${fieldMarks(spot)}`;
  const hint = plainText(element.placeholder);
  if (element.multiline === true)
    return html`<textarea id="${id}" rows="4" placeholder="${hint}"${marks}>${textIn(element.initial_value)}</textarea>`;
  const value = ['initial_value', 'initial_date', 'initial_time']
    .map((name) => textIn(element[name]))
    .find((text) => text !== '');
  return html`<input id="${id}" type="${type}" value="${value ?? ''}" placeholder="${hint}"${marks}>`;
}
