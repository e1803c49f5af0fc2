// What a change of the settings takes to be taken back: only the parts that it touched, each as it was before, with a
// mark of what the change made of it. Lines, rosters and whatever has a name of its own are told apart by that name.
import { fingerprint } from './fingerprint.ts';
import { isRecord, type JsonRecord } from './json-record.ts';
import type { Settings } from './settings.ts';

/** Names of fields and, inside a list of named things, their names. */
export type Path = readonly string[];

/** `is`: the fingerprint of what the change made of it; 0: nothing. */
export type Restoring =
  /** It was `value`; at `index` among its fellows. */
  | {
      readonly kind: 'put';
      readonly path: Path;
      readonly is: number;
      readonly value: unknown;
      readonly index?: number;
    }
  | { readonly kind: 'drop'; readonly path: Path; readonly is: number }
  /** A list: `put` stood in place of `drop` pieces from `from` on. */
  | {
      readonly kind: 'splice';
      readonly path: Path;
      readonly is: number;
      readonly from: number;
      readonly drop: number;
      readonly put: readonly unknown[];
    }
  /** They stood in this order. */
  | { readonly kind: 'order'; readonly path: Path; readonly names: readonly string[] };

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Numbers that were given stay given, whatever is taken back. */
const NUMBERS_GIVEN: ReadonlySet<string> = new Set(['lastExceptionId', 'lastOverrideId']);

/** The same text for the same value, whatever the order of its fields. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([field]) => !NUMBERS_GIVEN.has(field))
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : inner,
  );

export const printOf = (value: unknown): number => (value === undefined ? 0 : fingerprint(textOf(value)));

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && textOf(one) === textOf(other));

/** Lists whose pieces have a name, by where they are; `*` stands for any name. */
const NAMED_LISTS: ReadonlyMap<string, string> = new Map([
  ['lines', 'id'],
  ['lines * exceptions', 'id'],
  ['lines * pins', 'label'],
  ['rosters', 'name'],
  ['rosters * overrides', 'id'],
  ['blocked', 'number'],
]);

const nameField = (path: Path): string | undefined =>
  NAMED_LISTS.get(path.map((step, depth) => (depth === 1 ? '*' : step)).join(' '));

/** The names of the pieces of the list there, or null: they have none. */
export const namesIn = (list: readonly unknown[], path: Path): readonly string[] | null => {
  const field = nameField(path);
  if (field === undefined) return null;
  const names = list.map((piece) => (isRecord(piece) ? String(piece[field]) : ''));
  return new Set(names).size === names.length ? names : null;
};

/**
 * The log itself is no part of what it logs, nor is what is under way by phone. What was asked of others, and answered, cannot be unsaid. A calendar's
 * address is between one person and their calendar: one that was revoked must never open again.
 */
const isLeftAlone = ([top, , field, ...rest]: Path): boolean =>
  top === 'changes' ||
  top === 'version' ||
  top === 'phoneChecks' ||
  (rest.length === 0 &&
    (NUMBERS_GIVEN.has(field ?? '') ||
      (top === 'rosters' && field === 'requests') ||
      (top === 'membersById' && field === 'calendarToken')));

const spliced = (now: readonly unknown[], then: readonly unknown[], path: Path): Restoring => {
  const shorter = Math.min(now.length, then.length);
  let from = 0;
  while (from < shorter && isSame(now[from], then[from])) from += 1;
  let same = 0;
  while (same < shorter - from && isSame(now.at(-1 - same), then.at(-1 - same))) same += 1;
  const put = then.slice(from, then.length - same);
  return { kind: 'splice', path, is: printOf(now), from, drop: now.length - same - from, put };
};

const ofFields = (now: JsonRecord, then: JsonRecord, path: Path): readonly Restoring[] =>
  [...new Set([...Object.keys(now), ...Object.keys(then)])].flatMap((field) =>
    restoringFrom(now[field], then[field], [...path, field]),
  );

interface NamedList {
  readonly list: readonly unknown[];
  readonly names: readonly string[];
}

const orderAfter = (now: NamedList, then: NamedList): readonly string[] => {
  const order = now.names.filter((name) => then.names.includes(name));
  then.names.forEach((name, index) => {
    if (!now.names.includes(name)) order.splice(index, 0, name);
  });
  return order;
};

const ofNamed = (now: NamedList, then: NamedList, path: Path): readonly Restoring[] => {
  const pieceOf = ({ list, names }: NamedList, name: string): unknown => list[names.indexOf(name)];
  const gone = now.names.filter((name) => !then.names.includes(name));
  const kept = now.names.filter((name) => then.names.includes(name));
  const isOrdered = orderAfter(now, then).every((name, index) => name === then.names[index]);
  return [
    ...gone.map(
      (name): Restoring => ({ kind: 'drop', path: [...path, name], is: printOf(pieceOf(now, name)) }),
    ),
    ...kept.flatMap((name) => restoringFrom(pieceOf(now, name), pieceOf(then, name), [...path, name])),
    ...then.names.flatMap((name, index): Restoring[] =>
      now.names.includes(name)
        ? []
        : [{ kind: 'put', path: [...path, name], is: 0, value: pieceOf(then, name), index }],
    ),
    ...(isOrdered ? [] : [{ kind: 'order', path, names: then.names } as const]),
  ];
};

const ofLists = (now: readonly unknown[], then: readonly unknown[], path: Path): readonly Restoring[] => {
  const [namesNow, namesThen] = [namesIn(now, path), namesIn(then, path)];
  if (namesNow === null || namesThen === null) return [spliced(now, then, path)];
  return ofNamed({ list: now, names: namesNow }, { list: then, names: namesThen }, path);
};

/** Of another kind it is another thing, not the same one changed. */
const isOneThing = (now: JsonRecord, then: JsonRecord): boolean => now.kind === then.kind;

const isMember = (path: Path): boolean => path.length === 2 && path[0] === 'membersById';

const restoringFrom = (now: unknown, then: unknown, path: Path): readonly Restoring[] => {
  if (isLeftAlone(path) || isSame(now, then)) return [];
  // Of a member each thing stands for itself, from the first on.
  if (isMember(path)) return ofFields(isRecord(now) ? now : {}, isRecord(then) ? then : {}, path);
  if (then === undefined) return [{ kind: 'drop', path, is: printOf(now) }];
  if (isList(now) && isList(then)) return ofLists(now, then, path);
  if (isRecord(now) && isRecord(then) && isOneThing(now, then)) return ofFields(now, then, path);
  return [{ kind: 'put', path, is: printOf(now), value: then }];
};

/** What makes `then` of `now` again. */
export const restoring = (now: Settings, then: Settings): readonly Restoring[] =>
  restoringFrom(now, then, []);
