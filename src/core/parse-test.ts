// `test at 2026-12-02 03:00 from +46701740605`: which call is to be tried; with `picture` first, to be seen as well.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { parseMoment } from './parse-until.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const USAGE = 'test';
const PARTS = /^(?<picture>picture\b)?\s*(?:(?:at|kl\.?)\s+(?<at>.+?))?\s*(?:\bfrom\s+(?<from>.+))?$/i;

/** A number as people write it, or that there is none. */
const CALLER = /^(?:[+\d(][\d\s()/-]{0,40}|hidden|anonymous)$/i;

export const parseTest = (rest: readonly Token[]): ParsedCommand => {
  const strangers = rest.filter((token) => token.kind !== 'word');
  if (strangers.length > 0) return unreadable(USAGE, 'extra-words', strangers);
  const text = textOfAll(rest).replace(/\s+/g, ' ').trim();
  const groups = PARTS.exec(text)?.groups;
  if (groups === undefined) return unreadable(USAGE, 'extra-words', text);
  const at = groups.at === undefined ? null : parseMoment(groups.at.toLowerCase());
  if (groups.at !== undefined && at === null) return unreadable(USAGE, 'bad-time', groups.at);
  const from = groups.from ?? null;
  if (from !== null && !CALLER.test(from)) return unreadable(USAGE, 'no-number', from);
  const picture = groups.picture === undefined ? {} : { picture: true as const };
  return parsed({ kind: 'test', at, from, ...picture });
};
