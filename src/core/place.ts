// Which line and which roster a command works on, from what was named and where it was typed.
import type { Command, Scope } from './command.ts';
import { type Problem, type Result, refused } from './problem.ts';
import type { Line, Settings } from './settings.ts';
import { unreadable } from './unreadable.ts';

export interface Place {
  readonly line: Line;
  readonly rosterName: string;
  /** Every line it may be about; more than one only where that does not matter. */
  readonly meant: readonly Line[];
}

export interface Asked {
  readonly command: Command;
  readonly scope: Scope;
  /** Where it was typed. */
  readonly channelId: string;
}

/** For what is meant by a line's id, which says nothing to people. */
export const lineGone = ({ lines }: Settings): Problem => ({
  kind: 'line-gone',
  known: lines.map(({ name }) => name),
});

/** Lines it may be about, the first being what is taken when it does not matter; none when the one that was named is gone. */
const candidates = (settings: Settings, { scope, channelId }: Asked): readonly Line[] => {
  if (scope.lineId !== null) return settings.lines.filter(({ id }) => id === scope.lineId);
  const here = settings.lines.filter((line) => line.channelId === channelId);
  return here.length > 0 ? here : settings.lines;
};

const NEEDS_LINE: ReadonlySet<Command['kind']> = new Set(['ring-roster', 'test', 'remove-exception']);

/** About the line's own roster, so lines that ring the same one are the same to it. */
const isRosters = ({ command, scope }: Asked): boolean =>
  scope.takes === 'roster' && !NEEDS_LINE.has(command.kind);

const isClear = (lines: readonly Line[], asked: Asked): boolean => {
  if (lines.length === 1 || asked.scope.takes === null || asked.command.kind === 'status') return true;
  return isRosters(asked) && lines.every((line) => line.rosterName === lines[0]?.rosterName);
};

const placeOfRoster = (rosterName: string, lines: readonly Line[], fallback: Line): Place => {
  const line = lines.find((candidate) => candidate.rosterName === rosterName) ?? fallback;
  return { line, rosterName, meant: [line] };
};

/** A roster that was named is clear by itself; then the line only lends its country and zone. */
export const placeOf = (settings: Settings, asked: Asked): Result<Place> => {
  const meant = candidates(settings, asked);
  const [line] = meant;
  const { rosterName, usage } = asked.scope;
  if (line === undefined) return refused(lineGone(settings));
  if (rosterName !== null)
    return asked.command.kind === 'ring-roster'
      ? unreadable(usage, 'extra-words', `in ${rosterName}`)
      : { ok: true, value: placeOfRoster(rosterName, meant, line) };
  if (isClear(meant, asked)) return { ok: true, value: { line, rosterName: line.rosterName, meant } };
  return refused({ kind: 'which-line', usage, known: meant.map(({ name }) => name) });
};

/** What was clear when it was asked stays what is meant: were its line removed meanwhile, it would be about another. */
export const asUnderstood = <A extends Asked>(asked: A, { line, meant }: Place): A =>
  asked.scope.takes === null || meant.length > 1
    ? asked
    : { ...asked, scope: { ...asked.scope, lineId: line.id } };
