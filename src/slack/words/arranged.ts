// The answer to a change of the setup: what now holds, what it still needs, and how that part looks now.
import type { Reply } from '../../core/reply.ts';
import type { Note } from '../../core/setup.ts';
import { type Body, linesBody } from './blocks.ts';
import { bold, channelLink, code, named, people, quoted } from './mrkdwn.ts';
import { nobodyLoudly, nobodyRemedy } from './nobody.ts';
import type { WordOptions } from './options.ts';
import { setupDone } from './setup-deed.ts';
import { shownLines } from './shown.ts';

const COMMAND_SHOWN_MAX = 120;
const PEOPLE_SHOWN_MAX = 20;

const lineAddedNote = (note: Note & { kind: 'line-added' }, commandWord: string): string =>
  [
    `To make it work: in 46elks, give the number the same ${code('voice_start')} as that of your first line, `,
    `and invite me to ${channelLink(note.channelId)} (type ${code('/invite')} there). `,
    `Whom it rings: ${quoted(`${commandWord} ring roster main on ${note.name}`, COMMAND_SHOWN_MAX)}`,
  ].join('');

const noteWords = (note: Note, commandWord: string): string => {
  switch (note.kind) {
    case 'no-pins':
      return `There is no code yet, so nobody gets past it. Add one: ${code(`${commandWord} pin add acme ring main`)}`;
    case 'no-pin-key':
      return `No key asks for a code yet, so callers cannot type it. Choose one: ${code(`${commandWord} menu 9 pin`)}`;
    case 'no-prompt':
      return `There is no prompt ${quoted(note.prompt)} yet; callers hear a beep instead. Make it: ${quoted(`${commandWord} prompt ${note.prompt}`, COMMAND_SHOWN_MAX)}`;
    case 'nobody-rings':
      return `${nobodyLoudly(`In ${named(note.rosterName)} no phone rings now`, note.nobody)} ${nobodyRemedy(note.nobody, commandWord, note.rosterName)}`;
    case 'menu-gone':
      return 'That was the last key, so there is no menu any more.';
    case 'numbers-unasked':
      return '46elks could not be asked whether the number is yours.';
    case 'passed-by':
      return `${bold('Calls now pass by')} ${people(note.users, PEOPLE_SHOWN_MAX)}: their numbers are in no country that may be called.`;
    case 'line-added':
      return lineAddedNote(note, commandWord);
  }
};

/** That nobody rings has the sign already. */
const noteLine = (note: Note, commandWord: string): string => {
  const words = noteWords(note, commandWord);
  return note.kind === 'nobody-rings' ? words : `⚠️ ${words}`;
};

export const arrangedBody = (reply: Reply & { kind: 'arranged' }, options: WordOptions): Body => {
  const { deed, shown, notes } = reply;
  return linesBody([
    `✅ ${bold('Done.')} ${setupDone(deed.setup)}.`,
    ...notes.map((note) => noteLine(note, options.commandWord)),
    ...(shown === null ? [] : shownLines(shown, options)),
  ]);
};

export const shownBody = (reply: Reply & { kind: 'shown' }, options: WordOptions): Body =>
  linesBody(shownLines(reply.shown, options));
