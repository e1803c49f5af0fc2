// The commands about calls that reached nobody: their words, how they are written, and an example of each.
import type { CommandSpec } from './command-spec.ts';
import { parseRemind, parseText } from './parse-follow-up.ts';

/** In the order `help` shows them. */
export const FOLLOW_UP_COMMANDS: readonly CommandSpec[] = [
  {
    word: 'remind',
    takes: 'line',
    aliases: ['reminders', 'nag'],
    usage: [
      'remind',
      'remind TIME, TIME …',
      'remind call TIME',
      'remind call off',
      'remind always',
      'remind hours',
      'remind off',
    ],
    examples: ['remind 10m, 30m', 'remind call 45m', 'remind always', 'remind off'],
    summary: 'Bring up calls that nobody has claimed: in their thread, and by ringing those on call',
    parse: parseRemind,
  },
  {
    word: 'text',
    takes: 'line',
    aliases: ['texts', 'sms'],
    usage: ['text', 'text callers on "TEXT"', 'text callers off', 'text members on', 'text members off'],
    examples: [
      'text callers on "We missed your call and will ring you back."',
      'text members on',
      'text callers off',
    ],
    summary: 'Text callers who reached nobody, and members who else would not see the caller’s number',
    parse: parseText,
  },
];
