// How one command is written: its words, an example, and who reads the rest of the line.
import type { ParsedCommand, Token } from './command.ts';
import type { UserId } from './settings.ts';

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
  /** What is typed may be a code, which no problem may say back. */
  readonly isDiscreet?: boolean;
  /** Takes off what could be taken for the name of a roster and is none, before names are looked for. */
  readonly withoutLead?: (rest: readonly Token[]) => readonly Token[];
  readonly parse: (rest: readonly Token[], by: UserId) => ParsedCommand;
}
