// The form in which a prompt is heard and changed, and what it turns into when it is sent.
import type { KnownBlock, ModalView } from '@slack/types';
import type { Reply } from '../../core/reply.ts';
import { SOUND_BYTES_MOST, SOUND_SECONDS_MOST } from '../../core/sound.ts';
import { context, section } from './blocks.ts';
import { bold, cut, named, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { otherWays, promptFacts, promptLink } from './prompts.ts';

export const PROMPT_FORM = 'jour-prompt';
export const SOUND_BLOCK = 'sound';
export const SOUND_FIELD = 'file';

const TITLE_MAX = 24;
const MEGABYTE = 1024 * 1024;

export type PromptReply = Reply & { readonly kind: 'prompt' };

interface Frame {
  readonly name: string;
  readonly metadata: string;
  readonly blocks: readonly KnownBlock[];
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

const modal = ({ name, metadata, blocks }: Frame): ModalView => ({
  type: 'modal',
  callback_id: PROMPT_FORM,
  private_metadata: metadata,
  title: plain(cut(`Sound: ${name}`, TITLE_MAX)),
  close: plain('Close'),
  blocks: [...blocks],
});

const fileInput = (): KnownBlock => ({
  type: 'input',
  block_id: SOUND_BLOCK,
  label: plain('A sound in its place'),
  hint: plain(
    `WAV, MP3 or OGG, ${SOUND_SECONDS_MOST} s and ${SOUND_BYTES_MOST / MEGABYTE} MB at most. Callers hear it as soon as it is ready.`,
  ),
  element: { type: 'file_input', action_id: SOUND_FIELD, filetypes: ['wav', 'mp3', 'ogg'], max_files: 1 },
});

const factsOf = ({ prompt, lineName }: PromptReply): string => {
  const link = promptLink(prompt);
  const heard = link === '' ? '' : `\n${link} here, or in your messages with Jour.`;
  return `${bold(`What callers hear at ${quoted(prompt.name)} on ${named(lineName)}:`)} ${promptFacts(prompt)}.${heard}`;
};

/** `problem`: what was wrong with the sound that was handed in last. */
export const promptForm = (
  reply: PromptReply,
  options: WordOptions,
  problem: string | null = null,
): ModalView => ({
  ...modal({
    name: reply.prompt.name,
    metadata: JSON.stringify({ lineId: reply.lineId, name: reply.prompt.name }),
    blocks: [
      section(factsOf(reply)),
      ...(problem === null ? [] : [section(`⚠️ ${problem}`)]),
      fileInput(),
      context([`${otherWays(reply.prompt.name, options)}.`]),
    ],
  }),
  submit: plain('Use this sound'),
});

/** While a sound is worked on longer than Slack waits for an answer. */
export const promptAtWork = (name: string): ModalView =>
  modal({
    name,
    metadata: '',
    blocks: [section('Making telephone sound of it. This takes a few seconds; you may close this window.')],
  });

export const promptDone = (name: string, text: string): ModalView =>
  modal({ name, metadata: '', blocks: [section(text)] });

/** Where Slack shows plain text only, it shows ids instead of names. */
const MENTIONS = /<@\w+>(?:(?:, | and )<@\w+>)*/g;

/** Errors at a field are plain text. */
export const plainly = (mrkdwn: string): string =>
  mrkdwn
    .replace(MENTIONS, (those) => (those.split('<@').length > 2 ? 'some colleagues' : 'a colleague'))
    .replaceAll('`', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
