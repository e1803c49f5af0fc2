// A command that is known but whose rest could not be read: what is missing, with an example to copy.

import type { CommandSpec } from '../../core/command-spec.ts';
import { CALLS_LEAST_DAYS, RECORDINGS_LEAST_DAYS } from '../../core/keeping.ts';
import { PIN_DIGITS } from '../../core/menu.ts';
import { RING_SECONDS_LEAST, RING_SECONDS_MOST, ROUNDS_MOST } from '../../core/parse-ring.ts';
import { FOR_MOST_DAYS, isDurationBeyondLimits } from '../../core/parse-until.ts';
import type { UnreadableWhy } from '../../core/problem.ts';
import { TEXT_MOST_CHARACTERS } from '../../core/texts.ts';
import { code, mention, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';

interface Told {
  readonly usage: string;
  readonly why: UnreadableWhy;
  readonly text: string;
}

/** The core says people back as `@` and their id. */
const PERSON = /^@([UW][A-Z0-9]+)$/;

const saidBack = (text: string): string => {
  const userId = PERSON.exec(text)?.[1];
  return userId === undefined ? quoted(text) : mention(userId);
};

/** Zone names come from the configuration; quoted all the same, as they hold `_`. */
const zoneNote = (timeZone: string | undefined): string =>
  timeZone === undefined ? '' : ` Times are those of ${quoted(timeZone)}.`;

const unread = (text: string): string => (text === '' ? '' : `; I cannot read ${saidBack(text)} as that`);

const whyWords = ({ why, text }: Told, command: string, timeZone: string | undefined): string => {
  const said = saidBack(text);
  switch (why) {
    case 'no-people':
      return `${command} needs to know whom: name people with @.`;
    case 'no-number':
      return `${command} needs a phone number.`;
    case 'not-a-mention':
      return `${said} is not a person that I can find. Type @ and pick the name from Slack's list.`;
    case 'extra-words':
      return `I do not know what to do with ${said} after ${command}.`;
    case 'bad-seconds':
      return `A phone can ring for ${RING_SECONDS_LEAST} to ${RING_SECONDS_MOST} whole seconds; ${said} is not that.`;
    case 'bad-rounds':
      return `There can be 1 to ${ROUNDS_MOST} rounds; ${said} is not that.`;
    case 'bad-time':
      if (isDurationBeyondLimits(text)) return `Give 1 minute to ${FOR_MOST_DAYS} days; ${said} is not that.`;
      return `I cannot read ${said} as a time.${zoneNote(timeZone)}`;
    case 'no-end':
      return `${command} needs to know until when.${zoneNote(timeZone)}`;
    case 'bad-date':
      return `${command} needs a date such as ${code('2026-12-07')}${text === '' ? '' : `; ${said} is none`}.`;
    case 'bad-days':
      return `${command} needs a number of days or weeks: calls are kept for ${CALLS_LEAST_DAYS} days at least, recordings for ${RECORDINGS_LEAST_DAYS}, both for ten years at most${unread(text)}.`;
    case 'no-text':
      return `${command} needs a text after the name.`;
    case 'long-text':
      return `A text can have ${TEXT_MOST_CHARACTERS} characters; ${said} has more.`;
    case 'bad-hours':
      return `I cannot read ${said} as opening hours: name days, then the times at which the line is open on them.`;
    case 'bad-weekday':
      return `${command} needs a day of the week, or ${code('daily')}, and a time${unread(text)}.`;
    case 'bad-period':
      return `${command} needs a time to look back at, a year at most: a number of days, a month or two dates${unread(text)}.`;
    case 'no-name':
      return `${command} needs a name${text === '' ? '' : `; ${said} is none that can be used`}.`;
    case 'no-channel':
      return `${command} needs a channel: type # and pick it from Slack's list${text === '' ? '' : `; ${said} is none that I can find`}.`;
    case 'no-zone':
      return `${command} needs the name of a time zone.`;
    case 'bad-country':
      return `${command} needs codes of countries, such as ${code('SE')} for Sweden${text === '' ? '' : `; ${said} is none that I know`}.`;
    case 'bad-code':
      return `A code has ${PIN_DIGITS.least} to ${PIN_DIGITS.most} digits.`;
    case 'bad-label':
      return `A code needs a label: up to 24 letters (a to z), digits and hyphens, at least one of them a letter${text === '' ? '' : `; ${said} is not that`}.`;
    case 'missing-choice':
      return `${command} needs to know which way${text === '' ? '' : `; ${said} is none that I know`}.`;
  }
};

const copyable = (texts: readonly string[], commandWord: string): string =>
  texts.map((text) => code(`${commandWord} ${text}`)).join(' or ');

/** Words in capitals or brackets stand for something: nobody can copy them as they are. */
const hasPlaceholder = (usage: string): boolean => /[A-Z[…]/.test(usage);

/** `spec` undefined: no such command is known any more. */
export const unreadableWords = (told: Told, spec: CommandSpec | undefined, options: WordOptions): string => {
  const { commandWord, timeZone } = options;
  const command = code(spec === undefined ? commandWord : `${commandWord} ${spec.word}`);
  const why = whyWords(told, command, timeZone);
  if (told.why === 'missing-choice' && spec !== undefined) {
    const choices = `${why}\nSay ${copyable(spec.usage, commandWord)}`;
    return spec.usage.some(hasPlaceholder)
      ? `${choices}\nFor example: ${copyable(spec.examples, commandWord)}`
      : choices;
  }
  return `${why}\nFor example: ${copyable(spec?.examples ?? ['help'], commandWord)}`;
};
