// `remind 10m, 30m`, `remind call 45m`, `remind always`; `text callers on "We ring you back."`, `text members on`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { REMIND_MOST_MINUTES, REMIND_MOST_TIMES } from './follow-up.ts';
import { lowerWord } from './parse-opens.ts';
import { parseDuration } from './parse-until.ts';
import { TEXT_MOST_CHARACTERS } from './texts.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const minutesIn = (text: string): number | null => {
  const read = parseDuration(text.trim());
  return read?.kind === 'for' && read.minutes <= REMIND_MOST_MINUTES ? read.minutes : null;
};

/** `10m, 30m and 1h`; with spaces alone, every word is one. */
const timesIn = (tokens: readonly Token[]): readonly number[] | null => {
  const text = textOfAll(tokens).toLowerCase();
  const parts = text
    .split(/\s*(?:,|;|\band\b|\boch\b)\s*|(?<=[a-zåäö])\s+(?=\d)/)
    .filter((part) => part !== '');
  const minutes = parts.map(minutesIn);
  const read = minutes.filter((one) => one !== null);
  const isRead = read.length === minutes.length && read.length > 0 && read.length <= REMIND_MOST_TIMES;
  return isRead ? [...new Set(read)].toSorted((a, b) => a - b) : null;
};

const parseCall = (rest: readonly Token[]): ParsedCommand => {
  if (lowerWord(rest[0]) === 'off' && rest.length === 1)
    return parsed({ kind: 'remind', wish: { kind: 'call', afterMinutes: null } });
  const [afterMinutes, ...more] = timesIn(rest) ?? [];
  return afterMinutes === undefined || more.length > 0
    ? unreadable('remind', 'bad-time', rest)
    : parsed({ kind: 'remind', wish: { kind: 'call', afterMinutes } });
};

const ALONE: ReadonlyMap<string, ParsedCommand> = new Map([
  ['off', parsed({ kind: 'remind', wish: { kind: 'off' } })],
  ['always', parsed({ kind: 'remind', wish: { kind: 'when', isAlways: true } })],
  ['hours', parsed({ kind: 'remind', wish: { kind: 'when', isAlways: false } })],
]);

export const parseRemind = (rest: readonly Token[]): ParsedCommand => {
  if (rest.length === 0) return parsed({ kind: 'remind', wish: { kind: 'show' } });
  const word = lowerWord(rest[0]) ?? '';
  const alone = ALONE.get(word);
  if (alone !== undefined)
    return rest.length === 1 ? alone : unreadable('remind', 'extra-words', rest.slice(1));
  if (word === 'call') return parseCall(rest.slice(1));
  const afterMinutes = timesIn(rest);
  return afterMinutes === null
    ? unreadable('remind', 'bad-time', rest)
    : parsed({ kind: 'remind', wish: { kind: 'mention', afterMinutes } });
};

const parseCallers = (rest: readonly Token[]): ParsedCommand => {
  const word = lowerWord(rest[0]);
  if (word === null) return unreadable('text', 'missing-choice', '');
  if (word === 'off')
    return rest.length === 1
      ? parsed({ kind: 'text', wish: { kind: 'callers', isOn: false, text: null } })
      : unreadable('text', 'extra-words', rest.slice(1));
  const text = textOfAll(word === 'on' ? rest.slice(1) : rest)
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > TEXT_MOST_CHARACTERS
    ? unreadable('text', 'long-text', text)
    : parsed({ kind: 'text', wish: { kind: 'callers', isOn: true, text: text === '' ? null : text } });
};

const parseMembers = (rest: readonly Token[]): ParsedCommand => {
  const word = lowerWord(rest[0]);
  if (word !== 'on' && word !== 'off') return unreadable('text', 'missing-choice', rest.slice(0, 1));
  return rest.length > 1
    ? unreadable('text', 'extra-words', rest.slice(1))
    : parsed({ kind: 'text', wish: { kind: 'members', isOn: word === 'on' } });
};

export const parseText = (rest: readonly Token[]): ParsedCommand => {
  switch (lowerWord(rest[0])) {
    case null:
      return rest.length === 0
        ? parsed({ kind: 'text', wish: { kind: 'show' } })
        : unreadable('text', 'missing-choice', rest.slice(0, 1));
    case 'callers':
    case 'caller':
      return parseCallers(rest.slice(1));
    case 'members':
      return parseMembers(rest.slice(1));
    default:
      return unreadable('text', 'missing-choice', rest.slice(0, 1));
  }
};
