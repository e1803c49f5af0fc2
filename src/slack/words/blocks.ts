// Small pieces of Block Kit that keep Slack's limits by themselves. `verbatim`: Slack links nothing that we did not link.
// Limits: @slack/types and https://docs.slack.dev/reference/block-kit/blocks
import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  SectionBlock,
} from '@slack/types';
import { clamp, cut } from './mrkdwn.ts';

const SECTION_TEXT_MAX = 3_000;
const HEADER_TEXT_MAX = 150;
const CONTEXT_ELEMENTS_MAX = 10;
const ACTIONS_MAX = 25;
const BUTTON_TEXT_MAX = 75;
const BLOCKS_MAX = 50;
/** chat.update refuses longer ones. */
const MESSAGE_TEXT_MAX = 4_000;

/** What a message or an answer shows; `text` is for notifications and screen readers. */
export interface Body {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

const withId = (blockId: string | undefined): { block_id?: string } =>
  blockId === undefined ? {} : { block_id: blockId };

export const mrkdwn = (text: string): MrkdwnElement => ({
  type: 'mrkdwn',
  text: clamp(text, SECTION_TEXT_MAX),
  verbatim: true,
});

export const section = (text: string, blockId?: string): SectionBlock => ({
  type: 'section',
  ...withId(blockId),
  text: mrkdwn(text),
});

export const context = (texts: readonly string[], blockId?: string): ContextBlock => ({
  type: 'context',
  ...withId(blockId),
  elements: texts.slice(0, CONTEXT_ELEMENTS_MAX).map(mrkdwn),
});

/** Plain text: nothing in it is live, so it is not escaped either. */
export const header = (text: string, blockId?: string): HeaderBlock => ({
  type: 'header',
  ...withId(blockId),
  text: { type: 'plain_text', text: cut(text, HEADER_TEXT_MAX), emoji: true },
});

export const divider = (): DividerBlock => ({ type: 'divider' });

/** `label` is what a screen reader says: many buttons of one channel share their text. */
export const button = (
  text: string,
  actionId: string,
  given: { value?: string; label?: string } = {},
): Button => ({
  type: 'button',
  action_id: actionId,
  text: { type: 'plain_text', text: cut(text, BUTTON_TEXT_MAX), emoji: true },
  ...(given.value === undefined ? {} : { value: given.value }),
  ...(given.label === undefined ? {} : { accessibility_label: cut(given.label, BUTTON_TEXT_MAX) }),
});

export const actions = (elements: readonly ActionsBlockElement[], blockId?: string): ActionsBlock => ({
  type: 'actions',
  ...withId(blockId),
  elements: elements.slice(0, ACTIONS_MAX),
});

/** Lines packed into as few texts as hold them, broken between lines only. */
const packed = (lines: readonly string[]): string[] => {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = `${texts.at(-1) ?? ''}\n${line}`;
    if (texts.length > 0 && longer.length <= SECTION_TEXT_MAX) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts;
};

export const sections = (lines: readonly string[]): SectionBlock[] =>
  packed(lines).map((text) => section(text));

export const body = (text: string, blocks: readonly KnownBlock[]): Body => ({
  text: clamp(text, MESSAGE_TEXT_MAX),
  blocks: blocks.slice(0, BLOCKS_MAX),
});

/** An answer that is nothing but lines: readers of the text get all of it. */
export const linesBody = (lines: readonly string[]): Body => body(lines.join('\n'), sections(lines));
