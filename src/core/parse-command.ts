// From what somebody typed to one command, or to the problem with it.
import type { Command, Scope, Token } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import { COMMANDS } from './commands.ts';
import { withoutDigits } from './discreet.ts';
import { nearestWord } from './edit-distance.ts';
import { type Known, readScope, strayLine } from './parse-scope.ts';
import { type Problem, type Refused, refused, shortened } from './problem.ts';
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

export type ParsedTyped = { readonly ok: true; readonly command: Command; readonly scope: Scope } | Refused;

const STATUS = 'status';

const readRest = (spec: CommandSpec, rest: readonly Token[], known: Known): ParsedTyped => {
  const takes = spec.takes ?? null;
  const read = readScope(spec.withoutLead?.(rest) ?? rest, takes, known);
  if (!read.ok) return read;
  const { rosterName, lineId } = read.value;
  const parsed = spec.parse(read.value.rest, known.by);
  if (parsed.ok) return { ...parsed, scope: { rosterName, lineId, takes, usage: spec.word } };
  const stray = takes === null || lineId !== null ? undefined : strayLine(read.value.rest);
  return stray !== undefined && spec.parse(stray.before, known.by).ok
    ? refused({
        kind: 'unknown-line',
        name: shortened(stray.name),
        known: known.lines.map(({ name }) => name),
      })
    : parsed;
};

const parseRest = (spec: CommandSpec, rest: readonly Token[], known: Known): ParsedTyped => {
  const read = readRest(spec, rest, known);
  return read.ok || spec.isDiscreet !== true ? read : refused(withoutDigits(read.problem));
};

/** Nothing typed is `status`. */
export const parseCommand = (tokens: readonly Token[], known: Known): ParsedTyped => {
  const [first = { kind: 'word', text: STATUS } as const, ...rest] = tokens;
  const word = textOfAll([first]);
  const spec = first.kind === 'word' ? commandNamed(word) : undefined;
  return spec === undefined ? refused(unknownCommand(word)) : parseRest(spec, rest, known);
};
