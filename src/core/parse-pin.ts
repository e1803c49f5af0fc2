// `pin add 48213 acme ring sales`, `pin add acme ring sales`, `pin add`, `pin remove acme`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { PIN_DIGITS } from './menu.ts';
import { lowerWord, readOpens } from './parse-opens.ts';
import type { UserId } from './settings.ts';
import { unreadable } from './unreadable.ts';

const USAGE = 'pin';
const REMOVE: ReadonlySet<string> = new Set(['remove', 'rm', 'delete']);
const CODE = new RegExp(`^\\d{${PIN_DIGITS.least},${PIN_DIGITS.most}}$`);
/** With a letter, so that it cannot be taken for a code. */
const LABEL = /^(?=.*[a-z])[a-z0-9-]{1,24}$/;

export const isCode = (text: string): boolean => CODE.test(text);

export const isLabel = (text: string): boolean => LABEL.test(text);

/** A code may come before the label or after it. */
const codeAndLabel = ([first, second]: readonly Token[]): {
  code: string | null;
  label: string;
  taken: number;
} => {
  const [one, two] = [lowerWord(first) ?? '', lowerWord(second) ?? ''];
  if (/^\d+$/.test(one)) return { code: one, label: two, taken: 2 };
  return /^\d+$/.test(two) ? { code: two, label: one, taken: 2 } : { code: null, label: one, taken: 1 };
};

const parseAdd = (tokens: readonly Token[], by: UserId): ParsedCommand => {
  const { code, label, taken } = codeAndLabel(tokens);
  if (code !== null && !isCode(code)) return unreadable(USAGE, 'bad-code', '');
  if (!LABEL.test(label)) return unreadable(USAGE, 'bad-label', label);
  const rest = tokens.slice(taken);
  // All digits would be a code in the wrong place, and would be said back as the name of a roster.
  if (rest.some((token) => /^\d+$/.test(lowerWord(token) ?? '')))
    return unreadable(USAGE, 'extra-words', rest);
  const opens = readOpens(rest, { usage: USAGE, by });
  return opens.ok ? parsed({ kind: 'pin-add', code, label, opens: opens.value }) : opens;
};

const parseRemove = (tokens: readonly Token[]): ParsedCommand => {
  const label = lowerWord(tokens[0]);
  if (label === null || !LABEL.test(label)) return unreadable(USAGE, 'bad-label', tokens.slice(0, 1));
  return tokens.length === 1
    ? parsed({ kind: 'pin-remove', label })
    : unreadable(USAGE, 'extra-words', tokens.slice(1));
};

export const parsePin = (tokens: readonly Token[], by: UserId): ParsedCommand => {
  const [verb, ...rest] = tokens;
  if (verb === undefined) return parsed({ kind: 'pin' });
  const word = lowerWord(verb) ?? '';
  if (word === 'add') return rest.length === 0 ? parsed({ kind: 'pin-form' }) : parseAdd(rest, by);
  return REMOVE.has(word) ? parseRemove(rest) : unreadable(USAGE, 'missing-choice', tokens);
};
