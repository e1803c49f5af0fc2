// Every command in one place: its words, how it is written, an example, and who reads the rest of the line.
import { type Command, type ParsedCommand, parsed, type Token } from './command.ts';
import { parsePause, parseResume } from './parse-pause.ts';
import { parsePeople } from './parse-people.ts';
import { parsePhone } from './parse-phone.ts';
import { parseRing } from './parse-ring.ts';
import type { UserId } from './settings.ts';
import { unreadable } from './unreadable.ts';

export interface CommandSpec {
  readonly word: string;
  readonly aliases: readonly string[];
  /** One line each; capitals stand for what the person fills in. */
  readonly usage: readonly string[];
  /** As typed after the slash command; `@anna` stands for a mention. */
  readonly examples: readonly string[];
  readonly summary: string;
  /** Works on a line (`on NAME` may end it) or on a roster (`in NAME`, or the one of `on LINE`). */
  readonly takes?: 'line' | 'roster';
  readonly parse: (rest: readonly Token[], by: UserId) => ParsedCommand;
}

/** A command that takes nothing more. */
const alone =
  (command: Command) =>
  (rest: readonly Token[]): ParsedCommand =>
    rest.length === 0 ? parsed(command) : unreadable(command.kind, 'extra-words', rest);

const people =
  (kind: 'set' | 'add' | 'remove') =>
  (rest: readonly Token[], by: UserId): ParsedCommand => {
    const users = parsePeople(rest, { usage: kind, by });
    return users.ok ? parsed({ kind, users: users.value }) : users;
  };

const wordAt = (tokens: readonly Token[], index: number): string | null => {
  const token = tokens[index];
  return token?.kind === 'word' ? token.text.toLowerCase() : null;
};

const parseHelp = (rest: readonly Token[]): ParsedCommand =>
  rest.length > 1 || (rest.length === 1 && wordAt(rest, 0) === null)
    ? unreadable('help', 'extra-words', rest.slice(-1))
    : parsed({ kind: 'help', topic: wordAt(rest, 0) });

const parseShow = (rest: readonly Token[]): ParsedCommand => {
  const shows = wordAt(rest, 0);
  if (shows !== 'line' && shows !== 'caller') return unreadable('show', 'missing-choice', rest);
  return rest.length === 1
    ? parsed({ kind: 'show', shows })
    : unreadable('show', 'extra-words', rest.slice(1));
};

const parseCalls = (rest: readonly Token[]): ParsedCommand => {
  const missedOnly = wordAt(rest, 0) === 'missed';
  const extra = rest.slice(missedOnly ? 1 : 0);
  return extra.length === 0
    ? parsed({ kind: 'calls', missedOnly })
    : unreadable('calls', 'extra-words', extra);
};

/** In the order `help` shows them. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    word: 'status',
    takes: 'roster',
    aliases: ['who', 'now', 'list'],
    usage: ['status'],
    examples: ['status'],
    summary: 'Who is called now, in which order, and who is passed by and why',
    parse: alone({ kind: 'status' }),
  },
  {
    word: 'phone',
    aliases: ['number'],
    usage: ['phone NUMBER', 'phone @SOMEBODY NUMBER'],
    examples: ['phone 070-174 06 05', 'phone @anna +46701740605'],
    summary: 'Set the number that rings for you or for somebody else',
    parse: parsePhone,
  },
  {
    word: 'set',
    takes: 'roster',
    aliases: [],
    usage: ['set @SOMEBODY …'],
    examples: ['set @anna @bo @cia'],
    summary: 'Make the roster exactly these people, in this order',
    parse: people('set'),
  },
  {
    word: 'add',
    takes: 'roster',
    aliases: [],
    usage: ['add @SOMEBODY …'],
    examples: ['add @bo', 'add me'],
    summary: 'Put people at the end of the roster',
    parse: people('add'),
  },
  {
    word: 'remove',
    takes: 'roster',
    aliases: ['rm', 'delete'],
    usage: ['remove @SOMEBODY …'],
    examples: ['remove @bo'],
    summary: 'Take people out of the roster',
    parse: people('remove'),
  },
  {
    word: 'ring',
    takes: 'roster',
    aliases: ['strategy'],
    usage: ['ring turn [SECONDS s] [ROUNDS rounds]', 'ring everyone [SECONDS s]', 'ring roster NAME'],
    examples: ['ring turn 15s 2 rounds', 'ring everyone 25s', 'ring roster sales'],
    summary: 'Ring one phone after another, or all at once; or another roster',
    parse: parseRing,
  },
  {
    word: 'pause',
    aliases: ['skip'],
    usage: ['pause [@SOMEBODY]', 'pause [@SOMEBODY] for DURATION', 'pause [@SOMEBODY] until TIME'],
    examples: [
      'pause for 2h',
      'pause @bo until 14:00',
      'pause until 2026-12-01 08:00',
      'pause until tomorrow 08:00',
    ],
    summary: 'Pass somebody by for a while; without an end, until resumed',
    parse: parsePause,
  },
  {
    word: 'resume',
    aliases: ['unpause'],
    usage: ['resume [@SOMEBODY]'],
    examples: ['resume', 'resume @bo'],
    summary: 'End a pause now',
    parse: parseResume,
  },
  {
    word: 'show',
    takes: 'line',
    aliases: [],
    usage: ['show caller', 'show line'],
    examples: ['show line'],
    summary: 'Choose whose number you see when the phone rings: the caller’s or the line’s',
    parse: parseShow,
  },
  {
    word: 'calls',
    aliases: ['log', 'history'],
    usage: ['calls', 'calls missed'],
    examples: ['calls missed'],
    summary: 'The latest calls and how they ended',
    parse: parseCalls,
  },
  {
    word: 'test',
    takes: 'roster',
    aliases: ['try', 'preview'],
    usage: ['test'],
    examples: ['test'],
    summary: 'What a caller would meet right now, step by step; nobody is called',
    parse: alone({ kind: 'test' }),
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
