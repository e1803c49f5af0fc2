// Blocks as HTML, near enough to Slack's look to judge a layout by.
import { chartLook } from './block-kit-charts.ts';
import { type Html, html, nothing } from './html.ts';
import { mrkdwnHtml, plainHtml } from './page-mrkdwn.ts';
import { fieldId, isGroup, touchHtml } from './page-touch.ts';
import { isRecord, type Json, listIn, recordIn, recordsIn, textIn } from './record.ts';
import { type Around, blocksAsText, chosenText } from './render-as-text.ts';

/** Shown beside the inputs, by block id. */
export type Errors = Readonly<Record<string, string>>;

export function blocksHtml(blocks: readonly Json[], around: Around, errors: Errors = {}): Html {
  return html`${blocks.map((block) => blockHtml(block, around, errors))}`;
}

export function textHtml(value: unknown, around: Around): Html {
  if (!isRecord(value)) return nothing;
  const text = textIn(value.text);
  return value.type === 'mrkdwn' ? mrkdwnHtml(text, around) : plainHtml(text);
}

function blockHtml(block: Json, around: Around, errors: Errors): Html {
  switch (block.type) {
    case 'header':
      return html`<h3 class="header">${textHtml(block.text, around)}</h3>`;
    case 'divider':
      return html`<hr>`;
    case 'section':
      return sectionHtml(block, around);
    case 'context':
      return html`<div class="context">${recordsIn(block.elements).map((element) => elementHtml(element, block, around))}</div>`;
    case 'actions':
    case 'context_actions':
      return html`<div class="actions">${recordsIn(block.elements).map((element) => elementHtml(element, block, around))}</div>`;
    case 'input':
      return inputHtml(block, around, errors);
    case 'image':
      return imageHtml(block);
    case 'markdown':
      return html`<div class="section">${plainHtml(textIn(block.text))}</div>`;
    case 'table':
      return tableHtml(block, around);
    case 'data_visualization':
      return chartHtml(block);
    case 'alert':
      return html`<div class="alert ${textIn(block.level) || 'default'}">${textHtml(block.text, around)}</div>`;
    default:
      return html`<div class="section pre">${blocksAsText([block], around)}</div>`;
  }
}

function sectionHtml(block: Json, around: Around): Html {
  const fields = recordsIn(block.fields).map(
    (field) => html`<div class="field">${textHtml(field, around)}</div>`,
  );
  const accessory = isRecord(block.accessory)
    ? html`<div class="accessory">${elementHtml(block.accessory, block, around)}</div>`
    : nothing;
  const grid = fields.length > 0 ? html`<div class="fields">${fields}</div>` : nothing;
  return html`<div class="section"><div class="text">${textHtml(block.text, around)}${grid}</div>${accessory}</div>`;
}

function inputHtml(block: Json, around: Around, errors: Errors): Html {
  const isOptional = block.optional === true ? html` <span class="quiet">(optional)</span>` : nothing;
  const hint = isRecord(block.hint)
    ? html`<div class="quiet">${textHtml(block.hint, around)}</div>`
    : nothing;
  const problem = errors[textIn(block.block_id)];
  const error = problem === undefined ? nothing : html`<div class="error">${problem}</div>`;
  const element = recordIn(block.element);
  const field = elementHtml(element, block, around);
  const name = html`${textHtml(block.label, around)}${isOptional}`;
  if (around.touch !== undefined && isGroup(element))
    return html`<fieldset class="input"><legend>${name}</legend>${field}${error}${hint}</fieldset>`;
  if (around.touch !== undefined)
    return html`<div class="input"><label for="${fieldId(block)}">${name}</label>${field}${error}${hint}</div>`;
  return html`<div class="input"><label>${name}</label>${field}${error}${hint}</div>`;
}

/** Pictures are not fetched: what a screen reader would say is what is shown. */
function imageHtml(block: Json): Html {
  return html`<span class="image" role="img">🖼 ${textIn(block.alt_text)}</span>`;
}

function tableHtml(block: Json, around: Around): Html {
  const rows = listIn(block.rows).map(
    (row) => html`<tr>${recordsIn(row).map((cell) => html`<td>${cellText(cell, around)}</td>`)}</tr>`,
  );
  return html`<table>${rows}</table>`;
}

/** Lying bars, since labels are easier to read so: Slack's stand. */
function chartHtml(block: Json): Html {
  const { title, series } = chartLook(block);
  const most = Math.max(1, ...series.flatMap(({ points }) => points.map(({ value }) => value)));
  const bars = series.flatMap(({ points }) =>
    points.map(
      ({ label, value }) =>
        html`<span>${label}</span><span><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${String(Math.round((100 * value) / most))}" height="10"/></svg>${String(value)}</span>`,
    ),
  );
  return html`<figure class="chart"><figcaption>${title}</figcaption><div>${bars}</div></figure>`;
}

function cellText(cell: Json, around: Around): string {
  return textIn(cell.text) || blocksAsText([cell], around);
}

function elementHtml(element: Json, block: Json, around: Around): Html {
  const isText = element.type === 'plain_text' || element.type === 'mrkdwn' || element.type === 'image';
  return around.touch === undefined || isText
    ? shownElement(element, around)
    : touchHtml({ element, block, around });
}

function shownElement(element: Json, around: Around): Html {
  switch (element.type) {
    case 'plain_text':
    case 'mrkdwn':
      return html`<span>${textHtml(element, around)}</span>`;
    case 'image':
      return imageHtml(element);
    case 'button':
    case 'workflow_button':
      return html`<span class="button ${textIn(element.style)}" title="${textIn(element.accessibility_label)}">${textHtml(element.text, around)}</span>`;
    case 'overflow':
      return html`<span class="button" title="${optionTexts(element).join(', ')}">⋯</span>`;
    case 'checkboxes':
    case 'radio_buttons':
      return choicesHtml(element, around);
    default:
      return fieldHtml(element, around);
  }
}

function choicesHtml(element: Json, around: Around): Html {
  const chosen = [element.initial_option, ...listIn(element.initial_options)].map(
    (option) => recordIn(option).value,
  );
  const isRound = element.type === 'radio_buttons';
  const marks = isRound ? ['◉', '○'] : ['☑', '☐'];
  const options = recordsIn(element.options).map((option) => {
    const description = isRecord(option.description)
      ? html` <span class="quiet">${textHtml(option.description, around)}</span>`
      : nothing;
    const mark = (chosen.includes(option.value) ? marks[0] : marks[1]) ?? '';
    return html`<div>${mark} ${textHtml(option.text, around)}${description}</div>`;
  });
  return html`<div class="choices">${options}</div>`;
}

function fieldHtml(element: Json, around: Around): Html {
  const isMenu = textIn(element.type).endsWith('select');
  const size = element.multiline === true ? 'tall' : '';
  const look = Object.keys(element).some((name) => name.startsWith('initial_')) ? 'chosen' : '';
  return html`<span class="value ${size} ${look}" title="${optionTexts(element).join(', ')}">${chosenText(element, around)}${isMenu ? ' ▾' : ''}</span>`;
}

function optionTexts(element: Json): readonly string[] {
  return recordsIn(element.options).map((option) => textIn(recordIn(option.text).text));
}
