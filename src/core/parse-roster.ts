// `roster`, `roster add sales`, `roster remove sales`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { lowerWord } from './parse-opens.ts';
import { ROSTER_NAME } from './settings.ts';
import { unreadable } from './unreadable.ts';

const USAGE = 'roster';
const VERBS: ReadonlyMap<string, 'roster-add' | 'roster-remove'> = new Map([
  ['add', 'roster-add'],
  ['remove', 'roster-remove'],
  ['rm', 'roster-remove'],
  ['delete', 'roster-remove'],
]);

export const parseRoster = (tokens: readonly Token[]): ParsedCommand => {
  const [verb, named, ...extra] = tokens;
  if (verb === undefined) return parsed({ kind: 'roster' });
  const kind = VERBS.get(lowerWord(verb) ?? '');
  if (kind === undefined) return unreadable(USAGE, 'missing-choice', [verb]);
  const rosterName = lowerWord(named);
  if (rosterName === null || !ROSTER_NAME.test(rosterName))
    return unreadable(USAGE, 'no-name', named === undefined ? '' : [named]);
  return extra.length > 0 ? unreadable(USAGE, 'extra-words', extra) : parsed({ kind, rosterName });
};
