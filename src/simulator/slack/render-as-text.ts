// A message as plain text, for the demo's story and for reading in tests.
import { chartLook } from './block-kit-charts.ts';
import type { StoredMessage } from './messages.ts';
import { pieceAsText, piecesIn } from './mrkdwn.ts';
import { isRecord, type Json, recordIn, recordsIn, textIn } from './record.ts';

export interface Around {
  /** What user, channel and group ids are called. */
  readonly names?: Readonly<Record<string, string>>;
  /** IANA time zone of the reader. */
  readonly zone?: string;
  /** Milliseconds since 1970, for "today". */
  readonly now?: number;
  /** On a page where buttons and fields can be used: whom and what pickers offer, by id. */
  readonly touch?: { readonly users: readonly string[]; readonly channels: readonly string[] };
}

export type Readable = Pick<StoredMessage, 'text' | 'blocks'> & Partial<Pick<StoredMessage, 'files'>>;

/** Blocks when there are any, else the text; files as `♪ name (bytes)`. */
export function renderAsText(
  message: Readable & { readonly replies?: readonly Readable[] },
  around: Around = {},
): string {
  const body =
    message.blocks.length > 0 ? blocksAsText(message.blocks, around) : mrkdwnAsText(message.text, around);
  const files = (message.files ?? []).map(
    (file) =>
      `${isAudio(file.mimetype) ? '♪' : '📎'} ${file.name} (${file.bytes?.length ?? file.length} bytes)`,
  );
  const replies = (message.replies ?? []).map((reply) => indented(renderAsText(reply, around)));
  return [body, ...files, ...replies].filter((part) => part !== '').join('\n');
}

function isAudio(mimetype: string): boolean {
  return mimetype.startsWith('audio/');
}

function indented(text: string): string {
  return `  ↳ ${text.replace(/\n/g, '\n    ')}`;
}

export function blocksAsText(blocks: readonly Json[], around: Around = {}): string {
  return blocks
    .map((block) => blockAsText(block, around))
    .filter((text) => text !== '')
    .join('\n');
}

export function mrkdwnAsText(text: string, around: Around): string {
  return piecesIn(text)
    .map((piece) => pieceAsText(piece, around))
    .join('');
}

/** A text object, or nothing. */
export function textObject(value: unknown, around: Around): string {
  if (!isRecord(value)) return '';
  const text = textIn(value.text);
  return value.type === 'mrkdwn' ? mrkdwnAsText(text, around) : text;
}

function blockAsText(block: Json, around: Around): string {
  switch (block.type) {
    case 'header':
      return `# ${textObject(block.text, around)}`;
    case 'divider':
      return '───';
    case 'section':
      return sectionAsText(block, around);
    case 'context':
    case 'actions':
    case 'context_actions':
      return recordsIn(block.elements)
        .map((element) => elementAsText(element, around))
        .join(' ');
    case 'input':
      return `${textObject(block.label, around)}: ${elementAsText(recordIn(block.element), around)}`;
    case 'image':
      return `[image: ${textIn(block.alt_text)}]`;
    case 'markdown':
      return textIn(block.text);
    case 'rich_text':
      return recordsIn(block.elements)
        .map((element) => richText(element, around))
        .join('\n');
    case 'table':
      return rowsAsText(block, around);
    case 'data_visualization':
      return chartAsText(block);
    default:
      return textObject(block.text, around) || `[${textIn(block.type)}]`;
  }
}

function sectionAsText(block: Json, around: Around): string {
  const fields = recordsIn(block.fields).map((field) => textObject(field, around));
  const accessory = isRecord(block.accessory) ? elementAsText(block.accessory, around) : '';
  const text = [textObject(block.text, around), accessory].filter((part) => part !== '').join(' ');
  return [text, ...fields].filter((part) => part !== '').join('\n');
}

export function elementAsText(element: Json, around: Around): string {
  switch (element.type) {
    case 'plain_text':
    case 'mrkdwn':
      return textObject(element, around);
    case 'button':
      return `[${textObject(element.text, around)}]`;
    case 'image':
      return `[image: ${textIn(element.alt_text)}]`;
    case 'overflow':
      return `[⋯ ${optionTexts(element, around)}]`;
    case 'checkboxes':
    case 'radio_buttons':
    case 'static_select':
      return `[${chosenText(element, around)} ▾ ${optionTexts(element, around)}]`;
    default:
      return `[${chosenText(element, around)}]`;
  }
}

function optionTexts(element: Json, around: Around): string {
  return recordsIn(element.options)
    .map((option) => textObject(option.text, around))
    .join(' / ');
}

/** What an input shows before anybody touches it. */
export function chosenText(element: Json, around: Around): string {
  const names = around.names ?? {};
  const option = recordIn(element.initial_option).text ?? recordsIn(element.initial_options)[0]?.text;
  const users = Array.isArray(element.initial_users)
    ? element.initial_users.map((id) => `@${names[textIn(id)] ?? textIn(id)}`).join(' ')
    : '';
  const user = textIn(element.initial_user);
  const plain = ['initial_value', 'initial_date', 'initial_time', 'initial_conversation', 'initial_channel']
    .map((key) => textIn(element[key]))
    .find((value) => value !== '');
  return (
    textObject(option, around) ||
    users ||
    (user === '' ? '' : `@${names[user] ?? user}`) ||
    plain ||
    textObject(element.placeholder, around) ||
    textIn(element.type)
  );
}

function richText(element: Json, around: Around): string {
  const children = recordsIn(element.elements);
  if (element.type === 'rich_text_list')
    return children.map((item) => `• ${richText(item, around)}`).join('\n');
  return children.map((child) => richPiece(child, around)).join('');
}

function richPiece(piece: Json, around: Around): string {
  const name = (key: string): string => around.names?.[textIn(piece[key])] ?? textIn(piece[key]);
  switch (piece.type) {
    case 'user':
      return `@${name('user_id')}`;
    case 'usergroup':
      return `@${name('usergroup_id')}`;
    case 'channel':
      return `#${name('channel_id')}`;
    case 'broadcast':
      return `@${textIn(piece.range)}`;
    case 'emoji':
      return `:${textIn(piece.name)}:`;
    case 'link':
      return textIn(piece.text) || textIn(piece.url);
    default:
      return textIn(piece.text) || textIn(piece.fallback);
  }
}

function chartAsText(block: Json): string {
  const { title, series } = chartLook(block);
  const rows = series.map(
    ({ name, points }) => `  ${name}: ${points.map(({ label, value }) => `${label} ${value}`).join(', ')}`,
  );
  return [`[chart] ${title}`, ...rows].join('\n');
}

function rowsAsText(block: Json, around: Around): string {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  return rows
    .map((row) =>
      recordsIn(row)
        .map((cell) => textIn(cell.text) || richText(cell, around))
        .join(' | '),
    )
    .join('\n');
}
