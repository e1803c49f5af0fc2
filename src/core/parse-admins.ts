// `admins`, `admins @anna @bo`, `admins off`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { lowerWord } from './parse-opens.ts';
import { parsePeople } from './parse-people.ts';
import type { UserId } from './settings.ts';

const USAGE = 'admins';
const EVERYBODY: ReadonlySet<string> = new Set(['off', 'everyone', 'everybody', 'all', 'none', 'av', 'alla']);

export const parseAdmins = (tokens: readonly Token[], by: UserId): ParsedCommand => {
  const [first, ...rest] = tokens;
  if (first === undefined) return parsed({ kind: 'admins', admins: null });
  if (rest.length === 0 && EVERYBODY.has(lowerWord(first) ?? ''))
    return parsed({ kind: 'admins', admins: [] });
  const users = parsePeople(tokens, { usage: USAGE, by });
  return users.ok ? parsed({ kind: 'admins', admins: users.value }) : users;
};
