// The commands that only look: their words, how they are written, and an example of each.
import { type Command, type ParsedCommand, parsed, type Token } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import { lowerWord } from './parse-opens.ts';
import { parseTest } from './parse-test.ts';
import { unreadable } from './unreadable.ts';

/** A command that takes nothing more. */
export const alone =
  (command: Command) =>
  (rest: readonly Token[]): ParsedCommand =>
    rest.length === 0 ? parsed(command) : unreadable(command.kind, 'extra-words', rest);

const parseHelp = (rest: readonly Token[]): ParsedCommand =>
  rest.length > 1 || (rest.length === 1 && lowerWord(rest[0]) === null)
    ? unreadable('help', 'extra-words', rest.slice(-1))
    : parsed({ kind: 'help', topic: lowerWord(rest[0]) });

const parseCalls = (rest: readonly Token[]): ParsedCommand => {
  const missedOnly = lowerWord(rest[0]) === 'missed';
  const extra = rest.slice(missedOnly ? 1 : 0);
  return extra.length === 0
    ? parsed({ kind: 'calls', missedOnly })
    : unreadable('calls', 'extra-words', extra);
};

/** In the order `help` shows them. */
export const LOOK_COMMANDS: readonly CommandSpec[] = [
  {
    word: 'calls',
    aliases: ['history'],
    usage: ['calls', 'calls missed'],
    examples: ['calls missed'],
    summary: 'The latest calls and how they ended',
    parse: parseCalls,
  },
  {
    word: 'test',
    takes: 'roster',
    aliases: ['try', 'preview'],
    usage: ['test [at TIME] [from NUMBER]', 'test picture [at TIME] [from NUMBER]'],
    examples: ['test', 'test at 2026-12-02 03:00', 'test at 22:00 from +46701740605', 'test picture'],
    summary: 'What a caller would meet now or later, step by step; nobody is called',
    parse: parseTest,
  },
  {
    word: 'check',
    aliases: ['doctor'],
    usage: ['check'],
    examples: ['check'],
    summary:
      'Look at everything Jour stands on: Slack, 46elks, the numbers, the disk, and what puts it right',
    parse: alone({ kind: 'check' }),
  },
  {
    word: 'help',
    aliases: ['?', '-h', '--help', 'commands'],
    usage: ['help [COMMAND]'],
    examples: ['help', 'help pause'],
    summary: 'All commands, or one of them with examples',
    parse: parseHelp,
  },
];
