// A command that is known but whose rest could not be read: what is missing, with an example to copy.
import type { UnreadableWhy } from '../../core/problem.ts';
import { code, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';

interface Told {
  readonly usage: string;
  readonly why: UnreadableWhy;
  readonly text: string;
}

/** Zone names come from the configuration; quoted all the same, as they hold `_`. */
const zoneNote = (timeZone: string | undefined): string =>
  timeZone === undefined ? '' : ` Times are those of ${quoted(timeZone)}.`;

const why = ({ why: reason, text }: Told, command: string, timeZone: string | undefined): string => {
  switch (reason) {
    case 'no-people':
      return `${command} needs to know whom: name people with @.`;
    case 'no-number':
      return `${command} needs a phone number.`;
    case 'not-a-mention':
      return `${quoted(text)} is not a person that I can find. Type @ and pick the name from Slack's list.`;
    case 'extra-words':
      return `I do not know what to do with ${quoted(text)} after ${command}.`;
    case 'bad-seconds':
      return `${quoted(text)} is not a ring time that I can use. Give whole seconds with an s.`;
    case 'bad-rounds':
      return `${quoted(text)} is not a number of rounds that I can use. Give a small whole number.`;
    case 'bad-time':
      return `I cannot read ${quoted(text)} as a time.${zoneNote(timeZone)}`;
    case 'missing-choice':
      return `${command} needs one more word.`;
  }
};

export const unreadableWords = (told: Told, examples: readonly string[], options: WordOptions): string => {
  const { commandWord, timeZone } = options;
  const known = examples.length > 0;
  const command = known ? code(`${commandWord} ${told.usage}`) : code(commandWord);
  const shown = known
    ? examples.map((example) => code(`${commandWord} ${example}`)).join(' or ')
    : code(`${commandWord} help`);
  return `${why(told, command, timeZone)}\nFor example: ${shown}`;
};
