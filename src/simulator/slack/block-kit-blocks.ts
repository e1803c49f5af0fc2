// Block Kit's blocks, one by one. Limits: @slack/types blocks.d.ts.
import { chart } from './block-kit-charts.ts';
import {
  anything,
  atLeastOne,
  byType,
  type Check,
  exactlyOne,
  listOf,
  matching,
  oneOf,
  recordOf,
  textOf,
  trueOrFalse,
} from './block-kit-checks.ts';
import { button, elementsByPlace, image as imageElement } from './block-kit-elements.ts';
import { dataTable, richText, table } from './block-kit-rich-text.ts';
import { anyText, plainText } from './block-kit-text.ts';

export type Surface = 'message' | 'modal' | 'home';

interface BlockRule {
  readonly check: Check;
  readonly surfaces: readonly Surface[];
}

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGES: readonly Surface[] = ['message'];
const blockId = { block_id: textOf(255) };
const https: Check = matching(/^https:\/\/.{1,2990}$/, 'an https URL');

const section: Check = recordOf({
  optional: {
    ...blockId,
    text: anyText(3000),
    fields: listOf(anyText(2000), { max: 10 }),
    accessory: byType(elementsByPlace.accessory, 'accessory'),
    expand: trueOrFalse,
  },
  whole: atLeastOne('text', 'fields'),
});

const context: Check = recordOf({
  required: {
    elements: listOf(
      byType({ image: imageElement, plain_text: anyText(), mrkdwn: anyText() }, 'context element'),
      {
        max: 10,
      },
    ),
  },
  optional: blockId,
});

const image: Check = recordOf({
  required: { alt_text: textOf(2000) },
  optional: {
    ...blockId,
    title: plainText(2000),
    image_url: matching(/^https?:\/\//, 'a URL'),
    slack_file: anything,
  },
  whole: exactlyOne('image_url', 'slack_file'),
});

const input: Check = recordOf({
  required: { label: plainText(2000), element: byType(elementsByPlace.input, 'input element') },
  optional: { ...blockId, hint: plainText(2000), optional: trueOrFalse, dispatch_action: trueOrFalse },
});

const video: Check = recordOf({
  required: { video_url: https, thumbnail_url: https, alt_text: textOf(2000), title: plainText(200) },
  optional: {
    ...blockId,
    title_url: https,
    author_name: textOf(50),
    provider_name: textOf(255),
    provider_icon_url: https,
    description: plainText(200),
  },
});

const card: Check = recordOf({
  optional: {
    ...blockId,
    hero_image: imageElement,
    icon: imageElement,
    title: anyText(150),
    subtitle: anyText(150),
    body: anyText(200),
    actions: listOf(byType({ button }, 'card action'), { max: 25 }),
  },
  whole: atLeastOne('hero_image', 'title', 'actions', 'body'),
});

const taskCard: Check = recordOf({
  required: {
    task_id: textOf(255),
    title: textOf(255),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  optional: { ...blockId, details: richText, output: richText, sources: listOf(anything, { max: 100 }) },
});

const older: Readonly<Record<string, BlockRule>> = {
  section: { check: section, surfaces: EVERYWHERE },
  header: {
    check: recordOf({ required: { text: plainText(150) }, optional: blockId }),
    surfaces: EVERYWHERE,
  },
  divider: { check: recordOf({ optional: blockId }), surfaces: EVERYWHERE },
  context: { check: context, surfaces: EVERYWHERE },
  actions: {
    check: recordOf({
      required: { elements: listOf(byType(elementsByPlace.actions, 'action element'), { max: 25 }) },
      optional: blockId,
    }),
    surfaces: EVERYWHERE,
  },
  image: { check: image, surfaces: EVERYWHERE },
  input: { check: input, surfaces: EVERYWHERE },
  video: { check: video, surfaces: EVERYWHERE },
  rich_text: { check: richText, surfaces: EVERYWHERE },
};

const newer: Readonly<Record<string, BlockRule>> = {
  markdown: {
    check: recordOf({ required: { text: textOf(12_000) }, optional: blockId }),
    surfaces: MESSAGES,
  },
  table: { check: table, surfaces: MESSAGES },
  data_table: { check: dataTable, surfaces: MESSAGES },
  data_visualization: { check: chart, surfaces: MESSAGES },
  card: { check: card, surfaces: MESSAGES },
  carousel: {
    check: recordOf({
      required: { elements: listOf(byType({ card }, 'carousel'), { max: 10 }) },
      optional: blockId,
    }),
    surfaces: MESSAGES,
  },
  task_card: { check: taskCard, surfaces: MESSAGES },
  plan: {
    check: recordOf({
      required: { title: textOf(255) },
      optional: { ...blockId, tasks: listOf(byType({ task_card: taskCard }, 'task'), { max: 50 }) },
    }),
    surfaces: MESSAGES,
  },
  context_actions: {
    check: recordOf({
      required: { elements: listOf(byType(elementsByPlace.contextActions, 'context action'), { max: 5 }) },
      optional: blockId,
    }),
    surfaces: MESSAGES,
  },
  alert: {
    check: recordOf({
      required: { text: anyText() },
      optional: { ...blockId, level: oneOf('default', 'info', 'warning', 'error', 'success') },
    }),
    surfaces: ['modal'],
  },
};

const inContainers = Object.fromEntries(
  Object.entries({ ...older, table: { check: table } }).map(([type, rule]) => [type, rule.check]),
);

const container: Check = recordOf({
  required: { child_blocks: listOf(byType(inContainers, 'child block'), { max: 10 }) },
  optional: {
    ...blockId,
    title: plainText(150),
    rich_text_title: richText,
    subtitle: anyText(150),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: imageElement,
    is_collapsible: trueOrFalse,
    default_collapsed: trueOrFalse,
    has_header_divider: trueOrFalse,
  },
  whole: atLeastOne('title', 'rich_text_title'),
});

export const blockRules: Readonly<Record<string, BlockRule>> = {
  ...older,
  ...newer,
  container: { check: container, surfaces: MESSAGES },
};
