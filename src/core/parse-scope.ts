// `in sales` and `on Sales` at the end of what was typed: which roster and which line are meant.
// The words count only when a known name follows, so that `record on` and a reason such as "party on monday" stay whole.
import type { Scope, Token } from './command.ts';
import { type Result, refused, shortened } from './problem.ts';
import type { Line, Settings, UserId } from './settings.ts';
import { textOfAll } from './unreadable.ts';

/** What reading a command needs to know: who typed it, and what there is to be named. */
export interface Known {
  readonly by: UserId;
  readonly rosterNames: readonly string[];
  readonly lines: readonly Pick<Line, 'id' | 'name'>[];
}

export const knownIn = (settings: Settings, by: UserId): Known => ({
  by,
  rosterNames: settings.rosters.map((roster) => roster.name),
  lines: settings.lines,
});

type Named = Pick<Scope, 'rosterName' | 'lineId'>;
type Takes = 'line' | 'roster' | null;

interface Read extends Named {
  /** What is left to be read. */
  readonly rest: readonly Token[];
}

const isWord = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'word' && token.text.toLowerCase() === text;

interface Tail {
  readonly name: string;
  readonly before: readonly Token[];
}

/** What may be names after such a preposition, the shortest first, each with what stands before it. */
const tailsAfter = (tokens: readonly Token[], preposition: string): readonly Tail[] =>
  tokens
    .flatMap((token, at) => {
      const tail = tokens.slice(at + 1);
      const isName = tail.length > 0 && tail.every(({ kind }) => kind === 'word');
      return isWord(token, preposition) && isName
        ? [{ name: textOfAll(tail), before: tokens.slice(0, at) }]
        : [];
    })
    .toReversed();

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const takeLine = (read: Read, { lines }: Known): Read => {
  for (const tail of tailsAfter(read.rest, 'on')) {
    const line = lines.find(({ name }) => isSame(name, tail.name));
    if (line !== undefined) return { ...read, lineId: line.id, rest: tail.before };
  }
  return read;
};

const takeRoster = (read: Read, { rosterNames }: Known): Read => {
  for (const tail of tailsAfter(read.rest, 'in')) {
    const rosterName = rosterNames.find((name) => isSame(name, tail.name));
    if (rosterName !== undefined) return { ...read, rosterName, rest: tail.before };
  }
  return read;
};

/** In either order, each at most once. */
export const readScope = (rest: readonly Token[], takes: Takes, known: Known): Result<Read> => {
  const whole: Read = { rosterName: null, lineId: null, rest };
  if (takes === null) return { ok: true, value: whole };
  const lined = takeLine(whole, known);
  if (takes === 'line') return { ok: true, value: lined };
  const both = takeRoster(lined, known);
  const read = both.lineId === null ? takeLine(both, known) : both;
  const stray = read.rosterName === null ? tailsAfter(read.rest, 'in')[0] : undefined;
  if (stray === undefined) return { ok: true, value: read };
  return refused({ kind: 'unknown-roster', name: shortened(stray.name), known: known.rosterNames });
};

/** The name after an `on` that no line bears: worth saying once the rest turns out to make sense without it. */
export const strayLine = (rest: readonly Token[]): Tail | undefined => tailsAfter(rest, 'on')[0];
