// From what somebody typed to one command, or to the problem with it.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { COMMANDS, type CommandSpec } from './commands.ts';
import { nearestWord } from './edit-distance.ts';
import { type Problem, refused, shortened } from './problem.ts';
import type { UserId } from './settings.ts';
import { textOfAll } from './unreadable.ts';

const wordsOf = (spec: CommandSpec): readonly string[] => [spec.word, ...spec.aliases];

const specByWord: ReadonlyMap<string, CommandSpec> = new Map(
  COMMANDS.flatMap((spec) => wordsOf(spec).map((word) => [word, spec] as const)),
);

/** The command of that word or alias, in any case. */
export const commandNamed = (word: string): CommandSpec | undefined => specByWord.get(word.toLowerCase());

export const unknownCommand = (word: string): Problem => {
  const nearest = nearestWord(word.toLowerCase(), [...specByWord.keys()]);
  return {
    kind: 'unknown-command',
    word: shortened(word),
    nearest: nearest === null ? null : (specByWord.get(nearest)?.word ?? null),
  };
};

/** `by`: who typed it, meant by `me`. Nothing typed is `status`. */
export const parseCommand = (tokens: readonly Token[], by: UserId): ParsedCommand => {
  const [first, ...rest] = tokens;
  if (first === undefined) return parsed({ kind: 'status' });
  const word = textOfAll([first]);
  const spec = first.kind === 'word' ? commandNamed(word) : undefined;
  return spec === undefined ? refused(unknownCommand(word)) : spec.parse(rest, by);
};
