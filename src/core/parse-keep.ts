// `keep calls 90d`, `keep recordings 4 weeks`, `keep calls forever`; `forget +46701740699`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { CALLS_LEAST_DAYS, KEEP_MOST_DAYS, RECORDINGS_LEAST_DAYS } from './keeping.ts';
import { numberFirst } from './parse-number.ts';
import { lowerWord } from './parse-opens.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const DAYS_BY_UNIT: ReadonlyMap<string, number> = new Map([
  ...['d', 'day', 'days', 'dag', 'dagar'].map((unit) => [unit, 1] as const),
  ...['w', 'week', 'weeks', 'v', 'vecka', 'veckor'].map((unit) => [unit, 7] as const),
  ...['y', 'year', 'years', 'år'].map((unit) => [unit, 365] as const),
]);
const FOR_GOOD = /^(?:forever|for ever|for good|always)$/;

/** Null: for good; undefined: not readable. */
const daysIn = (text: string): number | null | undefined => {
  if (FOR_GOOD.test(text)) return null;
  const [, amount = '', unit = ''] = /^(\d{1,5})\s*([a-zå]+)$/.exec(text) ?? [];
  const days = Number(amount) * (DAYS_BY_UNIT.get(unit) ?? 0);
  return days > 0 ? days : undefined;
};

const LEAST = { calls: CALLS_LEAST_DAYS, recordings: RECORDINGS_LEAST_DAYS } as const;

export const parseKeep = (rest: readonly Token[]): ParsedCommand => {
  if (rest.length === 0) return parsed({ kind: 'keep', wish: { kind: 'show' } });
  const what = lowerWord(rest[0]);
  if (what !== 'calls' && what !== 'recordings')
    return unreadable('keep', 'missing-choice', rest.slice(0, 1));
  const text = textOfAll(rest.slice(1)).toLowerCase().trim();
  const days = daysIn(text);
  const isFit = days === null || (days !== undefined && days >= LEAST[what] && days <= KEEP_MOST_DAYS);
  return isFit ? parsed({ kind: 'keep', wish: { kind: what, days } }) : unreadable('keep', 'bad-days', text);
};

export const parseForget = (tokens: readonly Token[]): ParsedCommand => {
  const { number, rest } = numberFirst(tokens);
  if (number === '') return unreadable('forget', 'no-number', rest);
  return rest.length === 0 ? parsed({ kind: 'forget', number }) : unreadable('forget', 'extra-words', rest);
};
