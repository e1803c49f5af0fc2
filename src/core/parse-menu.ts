// `menu 2 ring sales`, `menu otherwise voicemail`, `menu off`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { MENU_KEYS, type MenuKey } from './menu.ts';
import { asksForForm } from './parse-hours.ts';
import { lowerWord, readChoice, readOpens } from './parse-opens.ts';
import type { UserId } from './settings.ts';
import { unreadable } from './unreadable.ts';

const USAGE = 'menu';
const OFF: ReadonlySet<string> = new Set(['off', 'none', 'av']);
const NAMED_KEYS: ReadonlyMap<string, MenuKey> = new Map([
  ...MENU_KEYS.map((key) => [key, key] as const),
  ['star', '*'],
  ['asterisk', '*'],
  ['hash', '#'],
  ['pound', '#'],
]);

const isOff = (tokens: readonly Token[]): boolean =>
  tokens.length === 1 && OFF.has(lowerWord(tokens[0]) ?? '');

const parseKey = (key: MenuKey, rest: readonly Token[], by: UserId): ParsedCommand => {
  if (isOff(rest)) return parsed({ kind: 'menu-key', key, choice: null });
  const choice = readChoice(rest, { usage: USAGE, by });
  return choice.ok ? parsed({ kind: 'menu-key', key, choice: choice.value }) : choice;
};

const parseOtherwise = (rest: readonly Token[], by: UserId): ParsedCommand => {
  const opens = readOpens(rest, { usage: USAGE, by });
  return opens.ok ? parsed({ kind: 'menu-otherwise', opens: opens.value }) : opens;
};

export const parseMenu = (tokens: readonly Token[], by: UserId): ParsedCommand => {
  const [first, ...rest] = tokens;
  if (first === undefined) return parsed({ kind: 'menu' });
  if (isOff(tokens)) return parsed({ kind: 'menu-off' });
  if (asksForForm(tokens)) return parsed({ kind: 'menu-form' });
  const word = (lowerWord(first) ?? '').replace(/[:.)=]$/, '');
  if (word === 'otherwise') return parseOtherwise(rest, by);
  const key = NAMED_KEYS.get(word);
  return key === undefined ? unreadable(USAGE, 'missing-choice', [first]) : parseKey(key, rest, by);
};
