// `take`, `cover`, `ask cover`, `swap` and what is said about overrides, the topic, the user group and calendars.
import { type Command, type ParsedCommand, parsed, type Token } from './command.ts';
import { parsePerson } from './parse-people.ts';
import { readSpan, wholeSpan } from './parse-span.ts';
import { parseMoment } from './parse-until.ts';
import { shortened } from './problem.ts';
import type { UserId } from './settings.ts';
import { unreadable } from './unreadable.ts';

const OVERRIDE: ReadonlySet<string> = new Set(['override', 'overrides']);
const REMOVE: ReadonlySet<string> = new Set(['remove', 'rm', 'delete']);
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const OVERRIDE_ID = /^#?\d{1,6}$/;
const HANDLE = /^@?([a-z0-9åäö][a-z0-9åäö._-]{0,79})$/;
/** As Slack writes a group that has no name in what was typed. */
const GROUP_ID = /^(?:subteam\^)(S[A-Z0-9]+)$/i;

const wordAt = (tokens: readonly Token[], index: number): string => {
  const token = tokens[index];
  return token?.kind === 'word' ? token.text.toLowerCase() : '';
};

const words = (texts: readonly string[]): readonly Token[] => texts.map((text) => ({ kind: 'word', text }));

/** Nobody can do it for themselves; that is told apart from naming nobody. */
const saysMe = (rest: readonly Token[]): boolean => wordAt(rest, 0) === 'me';

/** Without `from`, times may follow at once: `take 2h`. */
const withFor = (rest: readonly Token[]): readonly Token[] =>
  /^\d+ ?[a-zåäö]/i.test(wordAt(rest, 0)) ? [...words(['for']), ...rest] : rest;

export const parseTake = (rest: readonly Token[]): ParsedCommand => {
  const span = readSpan(withFor(rest), 'take');
  if (!span.ok) return span;
  const { from, until, rest: extra } = span.value;
  if (from !== null || extra.length > 0)
    return unreadable('take', 'extra-words', from === null ? words(extra) : rest);
  return parsed({ kind: 'take', until });
};

export const parseCover = (rest: readonly Token[], by: UserId): ParsedCommand => {
  const person = parsePerson(rest, 'cover');
  if (!person.ok) return person;
  const userId = saysMe(rest) ? by : person.value.userId;
  if (userId === null) return unreadable('cover', 'no-people', '');
  const read = readSpan(words(person.value.words), 'cover');
  if (!read.ok) return read;
  if (read.value.rest.length > 0) return unreadable('cover', 'extra-words', words(read.value.rest));
  const span = wholeSpan(read.value, 'cover');
  return span.ok ? parsed({ kind: 'cover', userId, span: span.value }) : span;
};

/** After `ask`. */
export const parseAsk = (rest: readonly Token[]): ParsedCommand => {
  if (wordAt(rest, 0) !== 'cover') return unreadable('ask', 'missing-choice', rest);
  const read = readSpan(rest.slice(1), 'ask');
  if (!read.ok) return read;
  const span = wholeSpan(read.value, 'ask');
  if (!span.ok) return span;
  const reason = shortened(read.value.rest.join(' '));
  return parsed({ kind: 'ask-cover', span: span.value, reason: reason === '' ? null : reason });
};

export const parseSwap = (rest: readonly Token[], by: UserId): ParsedCommand => {
  const person = parsePerson(rest, 'swap');
  if (!person.ok) return person;
  const { words: said } = person.value;
  const userId = saysMe(rest) ? by : person.value.userId;
  if (userId === null) return unreadable('swap', 'no-people', '');
  const [date = '', ...extra] = said.filter((word) => word.toLowerCase() !== 'on');
  if (!DATE.test(date) || parseMoment(date) === null) return unreadable('swap', 'bad-date', date);
  return extra.length === 0
    ? parsed({ kind: 'swap', userId, date })
    : unreadable('swap', 'extra-words', extra.join(' '));
};

/** Whether `remove` is about overrides and not about people. */
export const namesOverride = (rest: readonly Token[]): boolean => OVERRIDE.has(wordAt(rest, 0));

/** Their numbers, after the word. */
export const parseRemoveOverride = (rest: readonly Token[], usage: string): ParsedCommand => {
  const numbers = rest.map((_, index) => wordAt(rest, index).replace(/,$/, ''));
  const stranger = numbers.findIndex((number) => !OVERRIDE_ID.test(number));
  if (stranger >= 0) return unreadable(usage, 'extra-words', rest.slice(stranger));
  if (numbers.length === 0) return unreadable(usage, 'missing-choice', '');
  const ids = [...new Set(numbers.map((number) => Number(number.replace('#', ''))))];
  return parsed({ kind: 'remove-override', ids });
};

export const parseOverrides = (rest: readonly Token[]): ParsedCommand => {
  if (REMOVE.has(wordAt(rest, 0))) return parseRemoveOverride(rest.slice(1), 'overrides');
  return rest.length === 0 ? parsed({ kind: 'overrides' }) : unreadable('overrides', 'extra-words', rest);
};

const onOff =
  (word: string, command: (isOn: boolean) => Command, whenAlone?: boolean) =>
  (rest: readonly Token[]): ParsedCommand => {
    const said = wordAt(rest, 0);
    if (rest.length === 0 && whenAlone !== undefined) return parsed(command(whenAlone));
    if (said !== 'on' && said !== 'off') return unreadable(word, 'missing-choice', rest);
    return rest.length === 1
      ? parsed(command(said === 'on'))
      : unreadable(word, 'extra-words', rest.slice(1));
  };

export const parseTopic = onOff('topic', (isOn) => ({ kind: 'topic', isOn }));
export const parseCalendar = onOff('calendar', (isOn) => ({ kind: 'calendar', isOn }), true);

export const parseUserGroup = (rest: readonly Token[]): ParsedCommand => {
  const [token, ...extra] = rest;
  if (extra.length > 0) return unreadable('usergroup', 'extra-words', extra);
  const text = token?.kind === 'word' ? token.text : '';
  if (text.toLowerCase() === 'off') return parsed({ kind: 'usergroup', named: null });
  const named = GROUP_ID.exec(text)?.[1]?.toUpperCase() ?? HANDLE.exec(text.toLowerCase())?.[1];
  return named === undefined
    ? unreadable('usergroup', 'missing-choice', rest)
    : parsed({ kind: 'usergroup', named });
};
