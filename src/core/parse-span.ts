// `from 2026-12-01 17:00 until 2026-12-02 08:00`, `for 2h`, `until 17:00`: a stretch of time, and what is said after it.
import type { Token, Until } from './command.ts';
import { isHalfRead, parseDuration, parseMoment } from './parse-until.ts';
import type { Result } from './problem.ts';
import type { SaidSpan } from './shift-command.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const FROM: ReadonlySet<string> = new Set(['from', 'från', 'fran']);
const UNTIL: ReadonlySet<string> = new Set(['until', 'till', 'til', 'tills', 'to', '-']);
const MOMENT_MOST_WORDS = 3;
const DURATION_MOST_WORDS = 6;

interface Taken {
  readonly value: Until;
  readonly rest: readonly string[];
}

export interface SpanAndRest {
  /** `until` null: only a start, or nothing, was said. */
  readonly from: Until | null;
  readonly until: Until | null;
  readonly rest: readonly string[];
}

const lower = (word: string | undefined): string => (word ?? '').toLowerCase();

/** The longest of the first words that make sense together. */
const takeLongest = (
  words: readonly string[],
  most: number,
  read: (text: string) => Until | null,
): Taken | null => {
  for (let count = Math.min(most, words.length); count > 0; count -= 1) {
    const value = read(words.slice(0, count).join(' ').toLowerCase());
    if (value !== null) return { value, rest: words.slice(count) };
  }
  return null;
};

const takeMoment = (words: readonly string[]): Taken | null => {
  const taken = takeLongest(words, MOMENT_MOST_WORDS, parseMoment);
  if (taken === null) return null;
  const read = words.slice(0, words.length - taken.rest.length).join(' ');
  return isHalfRead(read, taken.rest.join(' ')) ? null : taken;
};

const takeEnd = (words: readonly string[]): Taken | null => {
  const [first, ...rest] = words;
  if (UNTIL.has(lower(first))) return takeMoment(rest);
  return lower(first) === 'for' ? takeLongest(rest, DURATION_MOST_WORDS, parseDuration) : null;
};

const isEnd = (word: string | undefined): boolean => UNTIL.has(lower(word)) || lower(word) === 'for';

/** `usage`: the command it is said to. Mentions are to be taken out before. */
export const readSpan = (tokens: readonly Token[], usage: string): Result<SpanAndRest> => {
  const words = textOfAll(tokens)
    .replace(/\bi morgon\b/gi, 'imorgon')
    .split(/\s+/)
    .filter((word) => word !== '');
  const start = FROM.has(lower(words[0])) ? takeMoment(words.slice(1)) : null;
  if (start === null && FROM.has(lower(words[0])))
    return unreadable(usage, 'bad-time', words.slice(1).join(' '));
  const left = start?.rest ?? words;
  if (!isEnd(left[0])) return { ok: true, value: { from: start?.value ?? null, until: null, rest: left } };
  const end = takeEnd(left);
  if (end === null) return unreadable(usage, 'bad-time', left.slice(1).join(' '));
  return { ok: true, value: { from: start?.value ?? null, until: end.value, rest: end.rest } };
};

/** A span that has an end. */
export const wholeSpan = ({ from, until, rest }: SpanAndRest, usage: string): Result<SaidSpan> =>
  until === null ? unreadable(usage, 'no-end', rest.join(' ')) : { ok: true, value: { from, until } };
