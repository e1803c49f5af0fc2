// rich_text blocks and the tables made of them. Limits: @slack/types block-elements.d.ts and blocks.d.ts.
import {
  anything,
  byType,
  type Check,
  listOf,
  oneOf,
  recordOf,
  textOf,
  wholeNumber,
} from './block-kit-checks.ts';

const style = { style: anything };
const id = textOf(255);

const piece: Check = byType(
  {
    text: recordOf({ required: { text: textOf(3000, 0) }, optional: style }),
    link: recordOf({
      required: { url: textOf(3000) },
      optional: { ...style, text: textOf(3000), unsafe: anything },
    }),
    emoji: recordOf({
      required: { name: textOf(255) },
      optional: { ...style, unicode: textOf(255), url: textOf(3000) },
    }),
    user: recordOf({ required: { user_id: id }, optional: style }),
    usergroup: recordOf({ required: { usergroup_id: id }, optional: style }),
    channel: recordOf({ required: { channel_id: id }, optional: style }),
    broadcast: recordOf({ required: { range: oneOf('here', 'channel', 'everyone') }, optional: style }),
    date: recordOf({
      required: { timestamp: wholeNumber(0, 99_999_999_999), format: textOf(255) },
      optional: { ...style, url: textOf(3000), fallback: textOf(255) },
    }),
    color: recordOf({ required: { value: textOf(20) }, optional: style }),
    team: recordOf({ required: { team_id: id }, optional: style }),
  },
  'rich text',
);

const pieces: Check = listOf(piece, { min: 0, max: 1000 });
const border = { border: oneOf(0, 1) };
const section: Check = recordOf({ required: { elements: pieces } });
const sections: Check = listOf(byType({ rich_text_section: section }, 'rich text'), { max: 1000 });

const part: Check = byType(
  {
    rich_text_section: section,
    rich_text_quote: recordOf({ required: { elements: pieces }, optional: border }),
    rich_text_preformatted: recordOf({
      required: { elements: pieces },
      optional: { ...border, language: textOf(50) },
    }),
    rich_text_list: recordOf({
      required: { elements: sections, style: oneOf('bullet', 'ordered') },
      optional: { ...border, indent: wholeNumber(0, 8), offset: wholeNumber(0, 10_000) },
    }),
  },
  'rich text',
);

const blockId = { block_id: textOf(255) };

export const richText: Check = recordOf({
  required: { elements: listOf(part, { max: 1000 }) },
  optional: blockId,
});

const cell: Check = byType(
  {
    raw_text: recordOf({ required: { text: textOf(3000) } }),
    raw_number: recordOf({ required: { value: anything, text: textOf(3000) } }),
    rich_text: richText,
  },
  'cell',
);

const CELLS = { max: 20 };

export const table: Check = recordOf({
  required: { rows: listOf(listOf(cell, CELLS), { max: 100 }) },
  optional: { ...blockId, column_settings: listOf(anything, { max: 20 }) },
});

export const dataTable: Check = recordOf({
  required: { rows: listOf(listOf(cell, CELLS), { min: 2, max: 201 }), caption: textOf(3000) },
  optional: { ...blockId, page_size: wholeNumber(1, 100), row_header_column_index: wholeNumber(0, 19) },
});
