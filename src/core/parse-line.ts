// `line add +46701740699 Sales #sales`, `line remove Sales`, `line rename Sales Night desk`, and what a line is set to.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { numberFirst } from './parse-number.ts';
import { lowerWord } from './parse-opens.ts';
import type { Result } from './problem.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const USAGE = 'line';
const REMOVE: ReadonlySet<string> = new Set(['remove', 'rm', 'delete']);
export const LINE_NAME_MOST_CHARACTERS = 40;

/** Words between the parts of a command, told by an arrow or `to`. */
const BETWEEN: ReadonlySet<string> = new Set(['to', '->', 'till']);

const readName = (tokens: readonly Token[]): Result<string> => {
  const name = textOfAll(tokens).replace(/\s+/g, ' ').trim();
  const isName =
    tokens.every((token) => token.kind === 'word') &&
    /^[\p{L}\p{N}][\p{L}\p{N} .&+/'-]*$/u.test(name) &&
    Array.from(name).length <= LINE_NAME_MOST_CHARACTERS;
  return isName ? { ok: true, value: name } : unreadable(USAGE, 'no-name', tokens);
};

const parseAdd = (tokens: readonly Token[]): ParsedCommand => {
  const { number, rest } = numberFirst(tokens);
  if (number === '') return unreadable(USAGE, 'no-number', '');
  const at = rest.findIndex((token) => token.kind === 'channel');
  const channel = rest[at];
  if (channel?.kind !== 'channel') return unreadable(USAGE, 'no-channel', rest.slice(-1));
  const extra = rest.slice(at + 1);
  if (extra.length > 0) return unreadable(USAGE, 'extra-words', extra);
  const name = readName(rest.slice(0, at));
  if (!name.ok) return name;
  return parsed({ kind: 'line-add', number, name: name.value, channelId: channel.channelId });
};

const parseRemove = (tokens: readonly Token[]): ParsedCommand => {
  const name = readName(tokens);
  return name.ok ? parsed({ kind: 'line-remove', name: name.value }) : name;
};

const parseRename = (tokens: readonly Token[]): ParsedCommand => {
  const said = tokens.findIndex((token) => BETWEEN.has(lowerWord(token) ?? ''));
  const at = said > 0 ? said : 1;
  const name = readName(tokens.slice(0, at));
  if (!name.ok) return name;
  const newName = readName(tokens.slice(said > 0 ? at + 1 : at));
  return newName.ok ? parsed({ kind: 'line-rename', name: name.value, newName: newName.value }) : newName;
};

export const parseLine = (tokens: readonly Token[]): ParsedCommand => {
  const [verb, ...rest] = tokens;
  if (verb === undefined) return parsed({ kind: 'line' });
  const word = lowerWord(verb) ?? '';
  if (word === 'add') return parseAdd(rest);
  if (word === 'rename') return parseRename(rest);
  return REMOVE.has(word) ? parseRemove(rest) : unreadable(USAGE, 'missing-choice', [verb]);
};

export const parseZone = ([zone, ...extra]: readonly Token[]): ParsedCommand => {
  if (zone?.kind !== 'word') return unreadable('zone', 'no-zone', zone === undefined ? '' : [zone]);
  return extra.length > 0
    ? unreadable('zone', 'extra-words', extra)
    : parsed({ kind: 'zone', timeZone: zone.text });
};

export const parseChannel = ([channel, ...extra]: readonly Token[]): ParsedCommand => {
  if (channel?.kind !== 'channel')
    return unreadable('channel', 'no-channel', channel === undefined ? '' : [channel]);
  return extra.length > 0
    ? unreadable('channel', 'extra-words', extra)
    : parsed({ kind: 'channel', channelId: channel.channelId });
};
