// Entries by key, and in the order in which they are to leave.
import type { OutboxEntry } from '../core/effect.ts';
import type { IsWanted } from '../ports/store.ts';
import { createFreshCards } from './fresh-cards.ts';

export interface EntryTable {
  readonly find: (key: string) => OutboxEntry | undefined;
  /** @param before what `find` says of that key: to ask again would cost a call that waits */
  readonly set: (entry: OutboxEntry, before: OutboxEntry | undefined) => void;
  readonly remove: (key: string) => boolean;
  /** By `place`; to be gone through at once, while nothing changes. */
  readonly inOrder: (isWanted: IsWanted) => Iterable<OutboxEntry>;
  readonly clear: () => void;
}

const byPlace = (one: OutboxEntry, other: OutboxEntry): number => one.place - other.place;

/** Of two that are in order. */
const merged = function* (
  some: Iterable<OutboxEntry>,
  others: Iterable<OutboxEntry>,
): Generator<OutboxEntry, void> {
  const waiting = others[Symbol.iterator]();
  let other = waiting.next();
  for (const one of some) {
    for (; other.done !== true && byPlace(other.value, one) < 0; other = waiting.next()) yield other.value;
    yield one;
  }
  for (; other.done !== true; other = waiting.next()) yield other.value;
};

export const createEntryTable = (): EntryTable => {
  const fresh = createFreshCards();
  const rest = new Map<string, OutboxEntry>();
  /** Put in order whenever they are gone through: of many that come late each would else cost a look at all. */
  let isInOrder = true;
  let lastPlace = 0;

  const setInRest = (entry: OutboxEntry): void => {
    const before = rest.get(entry.key);
    if (rest.size === 0) [isInOrder, lastPlace] = [true, 0];
    // A map keeps the order in which keys came.
    if (before === undefined ? entry.place < lastPlace : entry.place !== before.place) isInOrder = false;
    lastPlace = Math.max(lastPlace, entry.place);
    rest.set(entry.key, entry);
  };

  const restInOrder = (isWanted: IsWanted): readonly OutboxEntry[] => {
    const wanted = [...rest.values()].filter(isWanted);
    return isInOrder ? wanted : wanted.sort(byPlace);
  };

  return {
    find: (key) => rest.get(key) ?? fresh.find(key),
    set: (entry, before) => {
      if (before === undefined && fresh.add(entry)) return;
      if (before !== undefined) fresh.remove(entry.key);
      setInRest(entry);
    },
    remove: (key) => rest.delete(key) || fresh.remove(key),
    inOrder: (isWanted) => merged(restInOrder(isWanted), fresh.inOrder(isWanted)),
    clear: () => {
      rest.clear();
      fresh.clear();
    },
  };
};
