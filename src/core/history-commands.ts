// The commands about what was changed: `log [N]`, `undo [N]`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import { LOG_MOST, LOG_SHOWN } from './log-view.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const NUMBER = /^#?([1-9]\d{0,8})\.?$/;

/** Null: none was given; undefined: it is no number. */
const numberIn = (rest: readonly Token[]): number | null | undefined => {
  if (rest.length === 0) return null;
  const [, digits] = NUMBER.exec(textOfAll(rest)) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

const parseLog = (rest: readonly Token[]): ParsedCommand => {
  const most = numberIn(rest);
  if (most === undefined) return unreadable('log', 'extra-words', rest);
  return parsed({ kind: 'log', most: Math.min(most ?? LOG_SHOWN, LOG_MOST) });
};

const parseUndo = (rest: readonly Token[]): ParsedCommand => {
  const seq = numberIn(rest);
  return seq === undefined ? unreadable('undo', 'extra-words', rest) : parsed({ kind: 'undo', seq });
};

export type HistoryCommand =
  | { readonly kind: 'log'; readonly most: number }
  /** Null: the last one. */
  | { readonly kind: 'undo'; readonly seq: number | null };

export const HISTORY_COMMANDS: readonly CommandSpec[] = [
  {
    word: 'log',
    aliases: ['changes'],
    usage: ['log [NUMBER]'],
    examples: ['log', 'log 30'],
    summary: 'Who changed what and when, the newest first; so many as you say',
    parse: parseLog,
  },
  {
    word: 'undo',
    aliases: ['revert'],
    usage: ['undo', 'undo NUMBER'],
    examples: ['undo', 'undo 12'],
    summary:
      'Take the last change back, or the one of that number in the log, if nothing newer would be lost',
    parse: parseUndo,
  },
];
