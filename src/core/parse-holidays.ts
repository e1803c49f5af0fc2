// `holidays SE +eves`, `holidays keep 2026-12-26`, `holidays off`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import type { HolidaysWish } from './hours-command.ts';
import { shortened } from './problem.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const USAGE = 'holidays';
/** ISO 3166: a country, perhaps with a part of it. */
const COUNTRY = /^[a-z]{2}(?:-[a-z0-9]{1,3})?$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const EVES: ReadonlySet<string> = new Set(['+eves', 'eves', '+eve', '+aftnar', 'aftnar']);
const JOINERS: ReadonlySet<string> = new Set(['+', 'with', 'and']);

const wish = (holidays: HolidaysWish): ParsedCommand => parsed({ kind: 'holidays', wish: holidays });

const parseSingle = (kind: 'keep' | 'close', words: readonly string[]): ParsedCommand => {
  const which = words.join(' ');
  if (DATE.test(words[0] ?? '') && words.length > 1)
    return unreadable(USAGE, 'extra-words', words.slice(1).join(' '));
  return which === '' ? unreadable(USAGE, 'missing-choice', '') : wish({ kind, which: shortened(which) });
};

const parseCountry = (words: readonly string[]): ParsedCommand => {
  const [said = '', ...rest] = words;
  const isLines = said.toLowerCase() === 'on';
  if (!isLines && !COUNTRY.test(said)) return unreadable(USAGE, 'missing-choice', said);
  const options = rest.map((word) => word.toLowerCase()).filter((word) => !JOINERS.has(word));
  const surplus = options.filter((word, index) => !EVES.has(word) || index > 0);
  if (surplus.length > 0) return unreadable(USAGE, 'extra-words', surplus.join(' '));
  return wish({
    kind: 'country',
    country: isLines ? null : said.toUpperCase(),
    eves: options.length > 0,
  });
};

export const parseHolidays = (rest: readonly Token[]): ParsedCommand => {
  const strangers = rest.filter((token) => token.kind !== 'word');
  if (strangers.length > 0) return unreadable(USAGE, 'extra-words', strangers);
  const words = textOfAll(rest)
    .replace(/\+\s*(?=eve|aft)/gi, ' +')
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first, ...others] = words;
  switch (first?.toLowerCase()) {
    case undefined:
      return wish({ kind: 'show' });
    case 'off':
      return others.length === 0 ? wish({ kind: 'off' }) : unreadable(USAGE, 'extra-words', others.join(' '));
    case 'keep':
      return parseSingle('keep', others);
    case 'close':
      return parseSingle('close', others);
    default:
      return parseCountry(words);
  }
};
