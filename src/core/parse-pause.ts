// `pause`, `resume` and when a pause ends.
import { type ParsedCommand, parsed, type Token, type Until } from './command.ts';
import { parsePerson } from './parse-people.ts';
import { isHalfRead, parseDuration, parseMoment } from './parse-until.ts';
import type { Result } from './problem.ts';
import { unreadable } from './unreadable.ts';

const USAGE = 'pause';
const UNTIL: ReadonlySet<string> = new Set(['until', 'till', 'til', 'tills']);
const FILLERS: ReadonlySet<string> = new Set(['at', 'kl', 'kl.']);

/** Reads as many words as make sense together; what is left over is a problem of its own. */
const readLongest = (words: readonly string[], read: (text: string) => Until | null): Result<Until> => {
  for (let count = words.length; count > 0; count -= 1) {
    const said = words.slice(0, count).join(' ');
    const value = read(said);
    const extra = words.slice(count).join(' ');
    if (value !== null && read === parseMoment && isHalfRead(said, extra)) break;
    if (value !== null && extra !== '') return unreadable(USAGE, 'extra-words', extra);
    if (value !== null) return { ok: true, value };
  }
  return unreadable(USAGE, 'bad-time', words.join(' '));
};

const parseEnd = (words: readonly string[]): Result<Until | null> => {
  const [first, ...rest] = words.map((word) => word.toLowerCase()).filter((word) => !FILLERS.has(word));
  if (first === undefined) return { ok: true, value: null };
  if (UNTIL.has(first)) return readLongest(rest, parseMoment);
  if (first === 'for') return readLongest(rest, parseDuration);
  if (/^\d/.test(first)) return readLongest([first, ...rest], parseDuration);
  return unreadable(USAGE, 'not-a-mention', words[0] ?? '');
};

export const parsePause = (rest: readonly Token[]): ParsedCommand => {
  const person = parsePerson(rest, USAGE);
  if (!person.ok) return person;
  const end = parseEnd(person.value.words);
  return end.ok ? parsed({ kind: 'pause', userId: person.value.userId, until: end.value }) : end;
};

export const parseResume = (rest: readonly Token[]): ParsedCommand => {
  const person = parsePerson(rest, 'resume');
  if (!person.ok) return person;
  const { userId, words } = person.value;
  if (words.length === 0) return parsed({ kind: 'resume', userId });
  return unreadable('resume', userId === null ? 'not-a-mention' : 'extra-words', words.join(' '));
};
