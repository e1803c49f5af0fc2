// What some callers meet: `block +46… for 7d spam`, `unblock +46…`, `hidden reject`; and `record on`.
import { type Command, type ParsedCommand, parsed, type Token, type Until } from './command.ts';
import { numberFirst } from './parse-number.ts';
import { lowerWord } from './parse-opens.ts';
import { isHalfRead, parseDuration, parseMoment } from './parse-until.ts';
import { type Result, shortened } from './problem.ts';
import { textOfAll, unreadable } from './unreadable.ts';

type HiddenCommand = Extract<Command, { kind: 'hidden' }>;

const READERS: ReadonlyMap<string, (text: string) => Until | null> = new Map([
  ['for', parseDuration],
  ['until', parseMoment],
  ['till', parseMoment],
]);

/** Behind `for`, a stretch of time that is not written in figures is no reason. */
const SAYS_HOW_LONG =
  /^\d|^\S+ (?:minutes?|hours?|days?|weeks?|months?|years?|minuter?|timm(?:e|ar)|dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år)(?![a-zåäö])/i;

interface End {
  readonly until: Until | null;
  readonly rest: readonly Token[];
}

/** The longest time that can be read; with none, it is a slip, unless `for` begins a reason: a block without end was not meant. */
const readEnd = (tokens: readonly Token[]): Result<End> => {
  const [first, ...rest] = tokens;
  const read = READERS.get(lowerWord(first) ?? '');
  if (read === undefined) return { ok: true, value: { until: null, rest: tokens } };
  for (let count = rest.length; count > 0; count -= 1) {
    const said = textOfAll(rest.slice(0, count)).toLowerCase();
    const until = read(said);
    const isHalf = until !== null && read === parseMoment && isHalfRead(said, textOfAll(rest.slice(count)));
    if (isHalf) return unreadable('block', 'bad-time', rest);
    if (until !== null) return { ok: true, value: { until, rest: rest.slice(count) } };
  }
  return read === parseMoment || SAYS_HOW_LONG.test(textOfAll(rest))
    ? unreadable('block', 'bad-time', rest)
    : { ok: true, value: { until: null, rest: tokens } };
};

export const parseBlock = (tokens: readonly Token[]): ParsedCommand => {
  const { number, rest } = numberFirst(tokens);
  if (number === '') return unreadable('block', 'no-number', '');
  const end = readEnd(rest);
  if (!end.ok) return end;
  const reason = shortened(textOfAll(end.value.rest).replace(/\s+/g, ' '));
  return parsed({ kind: 'block', number, until: end.value.until, reason: reason === '' ? null : reason });
};

export const parseUnblock = (tokens: readonly Token[]): ParsedCommand => {
  const { number, rest } = numberFirst(tokens);
  if (number === '') return unreadable('unblock', 'no-number', '');
  return rest.length > 0 ? unreadable('unblock', 'extra-words', rest) : parsed({ kind: 'unblock', number });
};

const HIDDEN: ReadonlyMap<string, HiddenCommand['hidden']> = new Map([
  ['allow', 'allow'],
  ['voicemail', 'voicemail'],
  ['reject', 'reject'],
]);

export const parseHidden = (tokens: readonly Token[]): ParsedCommand => {
  const hidden = HIDDEN.get(lowerWord(tokens[0]) ?? '');
  if (hidden === undefined) return unreadable('hidden', 'missing-choice', tokens.slice(0, 1));
  return tokens.length > 1
    ? unreadable('hidden', 'extra-words', tokens.slice(1))
    : parsed({ kind: 'hidden', hidden });
};

export const parseParked = (tokens: readonly Token[]): ParsedCommand => {
  const word = lowerWord(tokens[0]);
  if (word !== 'ring' && word !== 'voicemail')
    return unreadable('parked', 'missing-choice', tokens.slice(0, 1));
  return tokens.length > 1
    ? unreadable('parked', 'extra-words', tokens.slice(1))
    : parsed({ kind: 'parked', parked: word });
};

export const parseRecord = (tokens: readonly Token[]): ParsedCommand => {
  const word = lowerWord(tokens[0]);
  if (word !== 'on' && word !== 'off') return unreadable('record', 'missing-choice', tokens.slice(0, 1));
  return tokens.length > 1
    ? unreadable('record', 'extra-words', tokens.slice(1))
    : parsed({ kind: 'record', records: word === 'on' });
};
