// Every command in one place: its words, how it is written, an example, and who reads the rest of the line.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import { FOLLOW_UP_COMMANDS } from './follow-up-commands.ts';
import { HISTORY_COMMANDS } from './history-commands.ts';
import { HOURS_COMMANDS } from './hours-commands.ts';
import { KEEPING_COMMANDS } from './keeping-commands.ts';
import { alone, LOOK_COMMANDS } from './look-commands.ts';
import { namesException, parseRemoveException } from './parse-closed.ts';
import { lowerWord } from './parse-opens.ts';
import { parsePause, parseResume } from './parse-pause.ts';
import { parsePeople } from './parse-people.ts';
import { parsePhone } from './parse-phone.ts';
import { parseLanguage, parsePrompt, parseSay } from './parse-prompt.ts';
import { parseRing, withoutIn } from './parse-ring.ts';
import { namesOverride, parseRemoveOverride } from './parse-shifts.ts';
import { REPORT_COMMANDS } from './report-commands.ts';
import type { UserId } from './settings.ts';
import { SETUP_COMMANDS } from './setup-commands.ts';
import { SHIFT_COMMANDS } from './shift-commands.ts';
import { unreadable } from './unreadable.ts';

const people =
  (kind: 'set' | 'add' | 'remove') =>
  (rest: readonly Token[], by: UserId): ParsedCommand => {
    const users = parsePeople(rest, { usage: kind, by });
    return users.ok ? parsed({ kind, users: users.value }) : users;
  };

const parseRemove = (rest: readonly Token[], by: UserId): ParsedCommand => {
  if (namesOverride(rest)) return parseRemoveOverride(rest.slice(1), 'remove');
  return namesException(rest) ? parseRemoveException(rest.slice(1), 'remove') : people('remove')(rest, by);
};

const parseShow = (rest: readonly Token[]): ParsedCommand => {
  const shows = lowerWord(rest[0]);
  if (shows !== 'line' && shows !== 'caller') return unreadable('show', 'missing-choice', rest);
  return rest.length === 1
    ? parsed({ kind: 'show', shows })
    : unreadable('show', 'extra-words', rest.slice(1));
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
    usage: ['phone NUMBER', 'phone @SOMEBODY NUMBER', 'phone check [@SOMEBODY]'],
    examples: ['phone 070-174 06 05', 'phone @anna +46701740605', 'phone check'],
    summary: 'Set the number that rings for you or for somebody else; check rings it once, to be sure',
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
    usage: ['remove @SOMEBODY …', 'remove exception NUMBER …', 'remove override NUMBER …'],
    examples: ['remove @bo', 'remove exception 3', 'remove override 2'],
    summary: 'Take people out of the roster, exceptions out of the opening hours, or overrides back',
    parse: parseRemove,
  },
  {
    word: 'edit',
    takes: 'roster',
    aliases: ['form'],
    usage: ['edit'],
    examples: ['edit'],
    summary: 'Fill in a form: who is in the roster, in which order, and how it rings',
    parse: alone({ kind: 'edit' }),
  },
  {
    word: 'ring',
    takes: 'roster',
    aliases: ['strategy'],
    usage: ['ring turn [SECONDS s] [ROUNDS rounds]', 'ring everyone [SECONDS s]', 'ring roster NAME'],
    examples: ['ring turn 15s 2 rounds', 'ring everyone 25s', 'ring roster sales'],
    summary: 'Ring one phone after another, or all at once; or another roster',
    withoutLead: withoutIn,
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
      'pause until fri 08:00',
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
    word: 'prompt',
    takes: 'line',
    aliases: ['prompts', 'sound', 'sounds'],
    usage: ['prompt', 'prompt NAME', 'prompt NAME record', 'prompt NAME reset'],
    examples: ['prompt', 'prompt closed', 'prompt closed record', 'prompt closed reset'],
    summary:
      'What callers hear: listen to it, upload a sound, record one by phone, or take the shipped one again',
    parse: parsePrompt,
  },
  {
    word: 'say',
    takes: 'line',
    aliases: [],
    usage: ['say NAME TEXT'],
    examples: ['say closed We are closed today. Please call again tomorrow.'],
    summary: 'Make a prompt by typing what is to be said',
    parse: parseSay,
  },
  {
    word: 'language',
    takes: 'line',
    aliases: ['lang'],
    usage: ['language en', 'language sv'],
    examples: ['language sv'],
    summary: 'Choose the language of the prompts that you did not make yourselves',
    parse: parseLanguage,
  },
  ...SHIFT_COMMANDS,
  ...HOURS_COMMANDS,
  ...FOLLOW_UP_COMMANDS,
  ...SETUP_COMMANDS,
  ...REPORT_COMMANDS,
  ...HISTORY_COMMANDS,
  ...KEEPING_COMMANDS,
  ...LOOK_COMMANDS,
];
