// Settings with what a change did taken back. Nothing is checked here but that every part is still what the change made of it.

import { isRecord } from './json-record.ts';
import { namesIn, type Path, printOf, type Restoring } from './restoring.ts';
import type { Member, Settings } from './settings.ts';

const valueAt = (value: unknown, path: Path, depth = 0): unknown => {
  const step = path[depth];
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    const at = namesIn(value, path.slice(0, depth))?.indexOf(step) ?? -1;
    return at < 0 ? undefined : valueAt(value[at], path, depth + 1);
  }
  return isRecord(value) ? valueAt(value[step], path, depth + 1) : undefined;
};

const OF_MEMBER_ITSELF: ReadonlySet<string> = new Set(['phone', 'pause', 'calendarToken']);

/** When a number was checked says nothing of the one that comes back. */
const isOfNumber = ([top, , field = '']: Path): boolean =>
  top === 'membersById' && !OF_MEMBER_ITSELF.has(field);

/** Whether that part is what the change made of it, so that nothing newer would be lost. */
export const isAsMade = (settings: Settings, part: Restoring): boolean =>
  part.kind === 'order' || isOfNumber(part.path) || printOf(valueAt(settings, part.path)) === part.is;

type Make = (value: unknown) => unknown;

/** `undefined` from `make`: it goes. `index`: where it comes to stand when it was not there. */
interface Change {
  readonly path: Path;
  readonly index: number | undefined;
  readonly make: Make;
}

const inList = (list: readonly unknown[], change: Change, depth: number): readonly unknown[] => {
  const { path, index } = change;
  const at = namesIn(list, path.slice(0, depth))?.indexOf(path[depth] ?? '') ?? -1;
  const made = changedAt(at < 0 ? undefined : list[at], change, depth + 1);
  if (at < 0) return made === undefined ? list : list.toSpliced(index ?? list.length, 0, made);
  return made === undefined ? list.toSpliced(at, 1) : list.with(at, made);
};

const inFields = (value: unknown, change: Change, depth: number): unknown => {
  const step = change.path[depth] ?? '';
  const { [step]: before, ...others } = isRecord(value) ? value : {};
  const made = changedAt(before, change, depth + 1);
  return made === undefined ? others : { ...(isRecord(value) ? value : {}), [step]: made };
};

const changedAt = (value: unknown, change: Change, depth: number): unknown => {
  if (depth === change.path.length) return change.make(value);
  return Array.isArray(value) ? inList(value, change, depth) : inFields(value, change, depth);
};

const ordered = (list: unknown, path: Path, names: readonly string[]): unknown => {
  if (!Array.isArray(list)) return list;
  const known = namesIn(list, path) ?? [];
  const placeOf = (name: string): number => {
    const place = names.indexOf(name);
    return place < 0 ? names.length : place;
  };
  return known
    .map((name, at) => ({ place: placeOf(name), at }))
    .sort((one, other) => one.place - other.place || one.at - other.at)
    .map(({ at }): unknown => list[at]);
};

const makeOf = (part: Restoring): Make => {
  switch (part.kind) {
    case 'put':
      return () => part.value;
    case 'drop':
      return () => undefined;
    case 'splice':
      return (list) => (Array.isArray(list) ? list.toSpliced(part.from, part.drop, ...part.put) : part.put);
    case 'order':
      return (list) => ordered(list, part.path, part.names);
  }
};

const applied = (settings: Settings, part: Restoring): Settings => {
  const index = part.kind === 'put' ? part.index : undefined;
  // Checked as a whole by the store before it is kept, like every change.
  return changedAt(settings, { path: part.path, index, make: makeOf(part) }, 0) as Settings;
};

const isEmpty = (member: Member): boolean => Object.keys(member).length === 0;

/** What else is known of a number goes with the number, unless it comes back with it. */
const withoutStale = (after: Settings, before: Settings, parts: readonly Restoring[]): Settings => {
  const isBack = (userId: string, field: string): boolean =>
    parts.some(({ path }) => path[0] === 'membersById' && path[1] === userId && path[2] === field);
  const isKept = (userId: string, field: string): boolean =>
    OF_MEMBER_ITSELF.has(field) || isBack(userId, field);
  const members = Object.entries(after.membersById).map(([userId, member]): [string, Member] => {
    if (member.phone === before.membersById[userId]?.phone) return [userId, member];
    return [userId, Object.fromEntries(Object.entries(member).filter(([field]) => isKept(userId, field)))];
  });
  const isTouched = (userId: string): boolean =>
    parts.some(({ path: [top, id] }) => top === 'membersById' && id === userId);
  const known = members.filter(([userId, member]) => !isEmpty(member) || !isTouched(userId));
  return { ...after, membersById: Object.fromEntries(known) };
};

export const restored = (settings: Settings, parts: readonly Restoring[]): Settings =>
  withoutStale(parts.reduce(applied, settings), settings, parts);
