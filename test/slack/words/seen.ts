// A message as a person would read it aloud: its summary, then every block; times as their fallback.
import type { KnownBlock } from '@slack/types';
import type { Body } from '../../../src/slack/words/blocks.ts';

const textsOf = (block: KnownBlock): string[] => {
  if (block.type === 'section') return block.text === undefined ? [] : [block.text.text];
  if (block.type === 'header') return [block.text.text];
  if (block.type === 'context')
    return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
  return [];
};

/** Every text that Slack would read as mrkdwn. */
export const liveTexts = (body: Body): string[] => [body.text, ...body.blocks.flatMap(textsOf)];

const readable = (text: string): string => text.replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '{$1}');

/** The blocks, line by line. */
export const shown = (body: Body): string[] =>
  body.blocks.flatMap((block) => textsOf(block).flatMap((text) => readable(text).split('\n')));

export const summary = (body: Body): string => readable(body.text);
