// The rules of the outbox, in memory: what a put, a settling and a postponing do to the entries that are not done.
import type { NewEntry, OutboxEntry } from '../core/effect.ts';
import type { IsWanted } from '../ports/store.ts';
import { createEntryTable } from './entry-table.ts';
import { createWaitingKinds, type WaitingKinds } from './waiting-kinds.ts';

export type EntryRef = Pick<OutboxEntry, 'key' | 'revision'>;

/** What happened to entries in one commit; carried out in this order, live and when read again. */
export interface OutboxChange {
  readonly settled?: readonly EntryRef[];
  readonly postponed?: readonly OutboxEntry[];
  readonly put?: readonly OutboxEntry[];
}

export interface OutboxBook {
  /** By `place`. */
  readonly entries: (isWanted?: IsWanted) => readonly OutboxEntry[];
  /** Whether any entry is so; those behind the first that is are not looked at. */
  readonly some: (isWanted: IsWanted, isSo: (entry: OutboxEntry) => boolean) => boolean;
  /** The kinds of entries there are for each channel. */
  readonly channels: WaitingKinds['byChannel'];
  readonly find: (key: string) => OutboxEntry | undefined;
  /** Adds entries, or replaces those of the same key; returns them as they now stand. */
  readonly put: (entries: readonly NewEntry[]) => readonly OutboxEntry[];
  /** Drops entries that were not put again since; returns those that went. */
  readonly settle: (refs: readonly EntryRef[]) => readonly EntryRef[];
  /** Drops those that were not put again since, and adds one before all of its channel but its own kind. */
  readonly replace: (
    gone: readonly OutboxEntry[],
    entry: NewEntry,
  ) => Required<Pick<OutboxChange, 'settled' | 'put'>>;
  /** Replaces the entry of that revision; returns whether there was one. */
  readonly postpone: (entry: OutboxEntry) => boolean;
  /** Does again what was kept of a commit. */
  readonly replay: (change: OutboxChange) => void;
  readonly clear: () => void;
  /**
   * For what was read from disk at a start: attempts are not written before they are made, so a process that died
   * may have been sending any of them.
   */
  readonly doubtAll: () => void;
}

export const createOutboxBook = (): OutboxBook => {
  const table = createEntryTable();
  const kinds = createWaitingKinds();
  /** For places and revisions alike: no number comes twice, so an old one never means an entry put again after its end. */
  let nextNumber = 1;

  const entries: OutboxBook['entries'] = (isWanted = () => true) => [...table.inOrder(isWanted)];

  const set = (entry: OutboxEntry, before: OutboxEntry | undefined): void => {
    if (before !== undefined) kinds.remove(before);
    table.set(entry, before);
    kinds.add(entry);
  };

  const keep = (entry: OutboxEntry, before = table.find(entry.key)): void => {
    set(entry, before);
    nextNumber = Math.max(nextNumber, entry.place + 1, entry.revision + 1);
  };

  const putOne = (entry: NewEntry): OutboxEntry => {
    const before = table.find(entry.key);
    const { key, channelId, effect, createdAt, nextAt } = entry;
    const stored: OutboxEntry = {
      key,
      channelId,
      place: before?.place ?? nextNumber,
      revision: nextNumber,
      effect,
      createdAt: before?.createdAt ?? createdAt,
      nextAt,
      attempts: 0,
      maybeSent: before?.maybeSent ?? false,
    };
    set(stored, before);
    nextNumber += 1;
    return stored;
  };

  const settleOne = ({ key, revision }: EntryRef): boolean => {
    const entry = table.find(key);
    if (entry === undefined || entry.revision > revision) return false;
    kinds.remove(entry);
    return table.remove(key);
  };

  const settle: OutboxBook['settle'] = (refs) =>
    refs.filter(settleOne).map(({ key, revision }) => ({ key, revision }));

  /** The first place of another kind in that channel; undefined: there is none. */
  const firstOfOthers = ({ channelId, effect }: NewEntry): number | undefined => {
    const isOther: IsWanted = (bound) => bound.channelId === channelId && bound.effect.kind !== effect.kind;
    for (const other of table.inOrder(isOther)) return other.place;
    return undefined;
  };

  const replace: OutboxBook['replace'] = (gone, entry) => {
    const settled = settle(gone);
    const first = firstOfOthers(entry);
    // Half a place is nobody else's; of several there the first stays first.
    const stored = { ...putOne(entry), ...(first === undefined ? {} : { place: first - 0.5 }) };
    set(stored, table.find(stored.key));
    return { settled, put: [stored] };
  };

  const postpone = (entry: OutboxEntry): boolean => {
    const before = table.find(entry.key);
    if (before?.revision !== entry.revision) return false;
    keep(entry, before);
    return true;
  };

  return {
    entries,
    some: (isWanted, isSo) => {
      for (const entry of table.inOrder(isWanted)) if (isSo(entry)) return true;
      return false;
    },
    channels: kinds.byChannel,
    find: table.find,
    put: (entries) => entries.map(putOne),
    settle,
    replace,
    postpone,
    replay: ({ settled = [], postponed = [], put = [] }) => {
      settled.forEach(settleOne);
      postponed.forEach(postpone);
      for (const entry of put) keep(entry);
    },
    clear: () => {
      table.clear();
      kinds.clear();
    },
    doubtAll: () => {
      const all = entries();
      table.clear();
      for (const entry of all) table.set({ ...entry, maybeSent: true }, undefined);
    },
  };
};
