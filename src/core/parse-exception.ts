// `closed 2026-12-24 Christmas`, `closed until 2026-12-01 07:00 moving`, `open tomorrow 11-14`: when, then perhaps why.
import type { Until } from './command.ts';
import type { SaidDay, SaidException, Spell } from './hours-command.ts';
import { hyphened, parseTimes } from './parse-times.ts';
import { isHalfRead, parseDuration, parseMoment } from './parse-until.ts';
import { type Result, shortened } from './problem.ts';
import { unreadable } from './unreadable.ts';

const UNTIL: ReadonlySet<string> = new Set(['until', 'till', 'til', 'tills']);
const DASHES: ReadonlySet<string> = new Set(['..', '...', '…', '-', 'to', 'till']);
/** `at` before a time, where a reason cannot have begun. */
const FILLER =
  /^((?:(?:until|till?|tills)\s+)?(?:(?:\d{4}-\d{2}-\d{2}|today|tomorrow|idag|imorgon)\s+)?)(?:at|kl\.?|from|från)\s+(?=\d)/i;
/** Half of a time where the reason would begin: the whole day was hardly meant. */
const TIME_LEFT = /^(?:until|till?|tills|after|efter|before|före)\s+\d/i;
const MOMENT_MOST_WORDS = 3;
const DURATION_MOST_WORDS = 6;
const DATES = /^(\d{4}-\d{2}-\d{2})(?:\.{2,3}|…|\/)(\d{4}-\d{2}-\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const AHEAD: ReadonlyMap<string, 0 | 1> = new Map([
  ['today', 0],
  ['idag', 0],
  ['tomorrow', 1],
  ['imorgon', 1],
]);

/** What was read and how many words it took. */
interface Taken<T> {
  readonly value: T;
  readonly count: number;
}

const dateSaid = (text: string): SaidDay | null =>
  DATE.test(text) && parseMoment(text) !== null ? { kind: 'date', date: text } : null;

const daySaid = (text: string): SaidDay | null => {
  const days = AHEAD.get(text);
  return days === undefined ? dateSaid(text) : { kind: 'ahead', days };
};

/** The longest of the first words that make sense together. */
const takeLongest = (
  words: readonly string[],
  most: number,
  read: (text: string) => Until | null,
): Taken<Until> | null => {
  for (let count = Math.min(most, words.length); count > 0; count -= 1) {
    const value = read(words.slice(0, count).join(' '));
    if (value !== null) return { value, count };
  }
  return null;
};

const takeUntil = (words: readonly string[]): Taken<Spell> | null => {
  const [first = '', ...rest] = words;
  const taken = UNTIL.has(first)
    ? takeLongest(rest, MOMENT_MOST_WORDS, parseMoment)
    : takeLongest(rest, DURATION_MOST_WORDS, parseDuration);
  return taken && { value: { kind: 'until', until: taken.value }, count: taken.count + 1 };
};

/** `2026-12-24..2026-12-26`, with spaces and other signs between them too. */
const takeDates = (words: readonly string[]): Taken<Spell> | null => {
  const [, oneWordFirst = '', oneWordLast = ''] = DATES.exec(words[0] ?? '') ?? [];
  const isApart = DASHES.has(words[1] ?? '') && DATE.test(words[2] ?? '');
  const [first, last] = isApart ? [words[0], words[2]] : [oneWordFirst, oneWordLast];
  const [from, to] = [dateSaid(first ?? ''), dateSaid(last ?? '')];
  if (from?.kind !== 'date' || to?.kind !== 'date' || from.date > to.date) return null;
  return { value: { kind: 'days', first: from, last: to }, count: isApart ? 3 : 1 };
};

const takeDay = (words: readonly string[]): Taken<Spell> | null => {
  const day = daySaid(words[0] ?? '');
  if (day === null) return null;
  const times = parseTimes(words[1] ?? '');
  return times === null
    ? { value: { kind: 'days', first: day, last: day }, count: 1 }
    : { value: { kind: 'times', day, ...times }, count: 2 };
};

const takeSpell = (words: readonly string[]): Taken<Spell> | null => {
  const first = words[0] ?? '';
  if (UNTIL.has(first) || first === 'for') return takeUntil(words);
  return takeDates(words) ?? (DASHES.has(words[1] ?? '') || DATES.test(first) ? null : takeDay(words));
};

/** Times written with spaces around the hyphen are one word; so is `i morgon`. */
const tidied = (text: string): string =>
  text
    .trim()
    .replace(/(\d)\s+[-\u2010-\u2015]\s+(?=\d{1,2}(?:[:.]\d{2})?(?:\s|$))/g, '$1-')
    .replace(/\bi (dag|morgon)\b/gi, 'i$1');

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(FILLER, '$1')
    .split(/\s+/)
    .filter((word) => word !== '');

/** `read`: the words that were taken, `rest`: those that would be the reason. */
const isHalfTold = (
  { value }: Taken<Spell>,
  { tidy, read, rest }: { readonly tidy: string; readonly read: string; readonly rest: string },
): boolean => {
  if (value.kind === 'until') return value.until.kind !== 'for' && isHalfRead(read, hyphened(rest));
  if (value.kind !== 'days') return false;
  return FILLER.test(tidy) || TIME_LEFT.test(hyphened(rest)) || isHalfRead(read, hyphened(rest));
};

/** `usage`: the command it is said to. */
export const readException = (text: string, usage: string): Result<SaidException> => {
  const tidy = tidied(text);
  const words = wordsOf(tidy);
  if (words.length === 0) return unreadable(usage, 'missing-choice', '');
  const taken = takeSpell(words.map((word) => hyphened(word).replace(/[,;:]$/, '')));
  if (taken === null) return unreadable(usage, 'bad-time', text);
  const rest = words.slice(taken.count).join(' ');
  if (isHalfTold(taken, { tidy, read: words.slice(0, taken.count).join(' '), rest }))
    return unreadable(usage, 'bad-time', text);
  const reason = shortened(rest);
  return {
    ok: true,
    value: { kind: 'spell', spell: taken.value, reason: reason === '' ? null : reason },
  };
};
