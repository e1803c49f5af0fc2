// The commands about how long things are kept: their words, how they are written, and an example of each.
import type { CommandSpec } from './command-spec.ts';
import { parseForget, parseKeep } from './parse-keep.ts';

/** In the order `help` shows them. */
export const KEEPING_COMMANDS: readonly CommandSpec[] = [
  {
    word: 'keep',
    aliases: ['retention'],
    usage: [
      'keep',
      'keep calls DAYS',
      'keep recordings DAYS',
      'keep calls forever',
      'keep recordings forever',
    ],
    examples: ['keep calls 90d', 'keep recordings 30d', 'keep calls forever'],
    summary: 'How long calls and recordings are kept; after that they go from the disk and from Slack',
    parse: parseKeep,
  },
  {
    word: 'forget',
    aliases: ['erase'],
    usage: ['forget NUMBER'],
    examples: ['forget +46701740699'],
    summary: 'Remove every trace of a caller, here and in Slack, for good',
    parse: parseForget,
  },
];
