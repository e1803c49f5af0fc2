// A roster or line that is not known, or was not named where it has to be: what there is, and how to say it.
import type { CommandSpec } from '../../core/command-spec.ts';
import type { Problem } from '../../core/problem.ts';
import { code, listed, quoted } from './mrkdwn.ts';

type PlaceProblem = Problem & { kind: 'unknown-roster' | 'unknown-line' | 'line-gone' | 'which-line' };

const NAMES_SHOWN_MAX = 20;
const COMMAND_SHOWN_MAX = 120;

const names = (known: readonly string[]): string => {
  const more = known.length - NAMES_SHOWN_MAX;
  const shown = known.slice(0, NAMES_SHOWN_MAX).map((name) => quoted(name));
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
};

const example = (spec: CommandSpec | undefined, line: string, commandWord: string): string =>
  quoted(`${commandWord} ${spec?.examples[0] ?? 'status'} on ${line}`, COMMAND_SHOWN_MAX);

/** `spec`: of the command that needs a line. */
export const placeProblemWords = (
  problem: PlaceProblem,
  spec: CommandSpec | undefined,
  commandWord: string,
): string => {
  const { known } = problem;
  switch (problem.kind) {
    case 'unknown-roster':
      return `There is no roster ${quoted(problem.name)}; there is ${names(known)}. Add one: ${code(`${commandWord} roster add sales`)}`;
    case 'unknown-line':
      return `There is no line ${quoted(problem.name)}; there is ${names(known)}. See them: ${code(`${commandWord} line`)}`;
    case 'line-gone':
      return `The line this was meant for was removed meanwhile. There is ${names(known)}. See them: ${code(`${commandWord} line`)}`;
    case 'which-line':
      return `There are several lines, ${names(known)}: say which one you mean, for example ${example(spec, known[0] ?? '', commandWord)}`;
  }
};
