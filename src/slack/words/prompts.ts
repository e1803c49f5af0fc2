// What callers hear, told: the list of a line's prompts, one of them, and what was done to one.
import type { Deed } from '../../core/change.ts';
import { isShipped, type PromptSource, type PromptView } from '../../core/prompt.ts';
import type { Reply } from '../../core/reply.ts';
import type { Language } from '../../core/settings.ts';
import { type Body, linesBody } from './blocks.ts';
import { bold, code, escaped, named, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { duration } from './time.ts';

export type SoundDeed = Deed & { kind: 'language' | 'prompt' | 'prompt-reset' };

/** Who is called has nothing to do with these. */
export const isSoundDeed = (deed: Deed): deed is SoundDeed =>
  deed.kind === 'language' || deed.kind === 'prompt' || deed.kind === 'prompt-reset';

const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', sv: 'Swedish' };

/** What the person who did it is told. */
export const soundDone = (deed: SoundDeed): string => {
  switch (deed.kind) {
    case 'language':
      return `Prompts that you did not make yourselves are now in ${LANGUAGES[deed.language]}`;
    case 'prompt':
      return `At ${quoted(deed.name)} callers now hear your own sound, ${duration(deed.seconds)} long`;
    case 'prompt-reset':
      return isShipped(deed.name)
        ? `At ${quoted(deed.name)} callers hear the sound that comes with Jour`
        : `There is no sound ${quoted(deed.name)} any more`;
  }
};

/** Only where a key or a code says it is a sound of another name heard: it may be a slip of the pen. */
export const soundNotes = (deed: Deed, { commandWord }: WordOptions): string[] => {
  if (deed.kind !== 'prompt' || isShipped(deed.name)) return [];
  const example = code(`${commandWord} menu 4 say ${deed.name}`);
  return [
    `No prompt of that name comes with Jour, so callers hear it only where a key or a code plays it: ${example}`,
  ];
};

const SOURCES: Readonly<Record<PromptSource, string>> = {
  upload: 'an uploaded sound',
  phone: 'a recording by phone',
  text: 'a spoken text',
};

/** What the channel is told, after the name of who did it. */
export const soundDeedWords = (deed: SoundDeed): string => {
  switch (deed.kind) {
    case 'language':
      return `switched the prompts that come with Jour to ${LANGUAGES[deed.language]}`;
    case 'prompt':
      return `changed what callers hear at ${quoted(deed.name)}: ${SOURCES[deed.source]}, ${duration(deed.seconds)} long`;
    case 'prompt-reset':
      return isShipped(deed.name)
        ? `put back the sound that comes with Jour at ${quoted(deed.name)}`
        : `took away the sound ${quoted(deed.name)}`;
  }
};

export const promptFacts = ({ whose, seconds }: PromptView): string => {
  const length = seconds === null ? '' : `, ${duration(seconds)}`;
  switch (whose) {
    case 'own':
      return `your own${length}`;
    case 'shipped':
      return `comes with Jour${length}`;
    case 'nobody':
      return 'no sound yet: callers hear a beep';
  }
};

/** The address is ours, so that nothing in it is from outside. */
export const promptLink = ({ address }: PromptView): string =>
  address === null ? '' : `<${escaped(address)}|Listen>`;

const row = (prompt: PromptView): string => {
  const link = promptLink(prompt);
  return `• ${quoted(prompt.name)}: ${promptFacts(prompt)}${link === '' ? '' : ` · ${link}`}`;
};

export const promptsBody = (reply: Reply & { kind: 'prompts' }, { commandWord }: WordOptions): Body =>
  linesBody([
    bold(`What callers hear on ${named(reply.lineName)}`),
    ...reply.prompts.map(row),
    `Change one: ${code(`${commandWord} prompt closed`)}`,
  ]);

/** The other ways, for who has no sound file at hand. */
export const otherWays = (name: string, { commandWord }: WordOptions): string =>
  [
    `Or speak it by phone: ${code(`${commandWord} prompt ${name} record`)}`,
    `type what is to be said: ${code(`${commandWord} say ${name} …`)}`,
    `or ${isShipped(name) ? 'take the sound that comes with Jour' : 'have none of that name any more'}: ${code(`${commandWord} prompt ${name} reset`)}`,
  ].join(', ');

/** When no form could be opened. */
export const promptBody = ({ prompt, lineName }: Reply & { kind: 'prompt' }, options: WordOptions): Body =>
  linesBody([
    bold(`What callers hear at ${quoted(prompt.name)} on ${named(lineName)}`),
    row(prompt),
    `To upload a sound, type the same once more. ${otherWays(prompt.name, options)}.`,
  ]);

export const recordingPromptBody = ({ name, phone }: Reply & { kind: 'recording-prompt' }): Body =>
  linesBody([
    `Your phone ${quoted(phone)} rings now. Speak the new ${quoted(name)} after the beep and press # when you are done; then you hear it. Nothing changes until you press 1.`,
  ]);
