// `phone 070-174 06 05`, whose number may come in several words, and `phone check`. Whether it is a number to ring is decided later.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { parsePerson } from './parse-people.ts';
import { unreadable } from './unreadable.ts';

const USAGE = 'phone';
const CHECK: ReadonlySet<string> = new Set(['check', 'test', 'kontrollera']);

const looksLikeNumber = (word: string): boolean => /\d/.test(word) || /^[+().\-/]+$/.test(word);

export const parsePhone = (rest: readonly Token[]): ParsedCommand => {
  const person = parsePerson(rest, USAGE);
  if (!person.ok) return person;
  const { userId, words } = person.value;
  const [first = '', ...more] = words;
  if (CHECK.has(first.toLowerCase()))
    return more.length === 0
      ? parsed({ kind: 'phone-check', userId })
      : unreadable(USAGE, 'extra-words', more.join(' '));
  if (words.length === 0) return unreadable(USAGE, 'no-number', '');
  const stray = words.findIndex((word) => !looksLikeNumber(word));
  // Nothing like a number at all is handed on whole, so that the answer speaks of a number that cannot be read.
  if (stray < 0 || !words.some(looksLikeNumber))
    return parsed({ kind: 'phone', userId, number: words.join(' ') });
  if (stray > 0) return unreadable(USAGE, 'extra-words', words.slice(stray).join(' '));
  return unreadable(USAGE, userId === null ? 'not-a-mention' : 'extra-words', words[0] ?? '');
};
