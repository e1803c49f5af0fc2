// `closed`, `open` and what is said about exceptions.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import type { ClosedThen } from './hours.ts';
import { readException } from './parse-exception.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const wordAt = (tokens: readonly Token[], index: number): string => {
  const token = tokens[index];
  return token?.kind === 'word' ? token.text.toLowerCase() : '';
};

const then = (what: ClosedThen): ParsedCommand =>
  parsed({ kind: 'closed', what: { kind: 'then', closedThen: what } });

/** What follows `closed then`. */
const parseThen = (rest: readonly Token[]): ParsedCommand => {
  const [kind, extra] = [wordAt(rest, 0), rest.slice(1)];
  if (kind === 'ring') {
    const [name] = extra;
    if (name?.kind !== 'word') return unreadable('closed', 'missing-choice', textOfAll(rest));
    const surplus = extra.slice(1);
    return surplus.length === 0
      ? then({ kind: 'ring', rosterName: name.text })
      : unreadable('closed', 'extra-words', surplus);
  }
  if (kind !== 'voicemail' && kind !== 'hangup')
    return unreadable('closed', 'missing-choice', textOfAll(rest));
  return extra.length === 0 ? then({ kind }) : unreadable('closed', 'extra-words', extra);
};

export const parseClosed = (rest: readonly Token[]): ParsedCommand => {
  if (wordAt(rest, 0) === 'then') return parseThen(rest.slice(1));
  const said = readException(textOfAll(rest), 'closed');
  return said.ok ? parsed({ kind: 'closed', what: said.value }) : said;
};

export const parseOpen = (rest: readonly Token[]): ParsedCommand => {
  const said = readException(textOfAll(rest), 'open');
  return said.ok ? parsed({ kind: 'open', what: said.value }) : said;
};

const EXCEPTION: ReadonlySet<string> = new Set(['exception', 'exceptions']);
const REMOVE: ReadonlySet<string> = new Set(['remove', 'rm', 'delete']);

/** Whether `remove` is about exceptions and not about people. */
export const namesException = (rest: readonly Token[]): boolean => EXCEPTION.has(wordAt(rest, 0));

/** Their numbers, after the word. */
export const parseRemoveException = (rest: readonly Token[], usage: string): ParsedCommand => {
  const numbers = textOfAll(rest)
    .split(/[\s,]+/)
    .filter((piece) => !['', 'and', 'och'].includes(piece.toLowerCase()))
    .map((piece) => piece.replace(/^#/, ''));
  const stranger = numbers.find((number) => !/^\d{1,6}$/.test(number));
  if (stranger !== undefined) return unreadable(usage, 'extra-words', stranger);
  if (numbers.length === 0) return unreadable(usage, 'missing-choice', '');
  return parsed({ kind: 'remove-exception', ids: [...new Set(numbers.map(Number))] });
};

export const parseExceptions = (rest: readonly Token[]): ParsedCommand => {
  if (REMOVE.has(wordAt(rest, 0))) return parseRemoveException(rest.slice(1), 'exceptions');
  return rest.length === 0 ? parsed({ kind: 'exceptions' }) : unreadable('exceptions', 'extra-words', rest);
};

const ON: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['off', false],
]);

/** `announce hours on`. */
export const parseAnnounce = (rest: readonly Token[]): ParsedCommand => {
  const announces = ON.get(wordAt(rest, 1));
  if (wordAt(rest, 0) !== 'hours' || announces === undefined)
    return unreadable('announce', 'missing-choice', rest);
  return rest.length === 2
    ? parsed({ kind: 'announce', announces })
    : unreadable('announce', 'extra-words', rest.slice(2));
};
