// The book keeps more than a list of entries, so that little has to be looked through; whatever is done to it, that must not show.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NewEntry, OutboxEntry } from '../../src/core/effect.ts';
import type { IsWanted } from '../../src/ports/store.ts';
import { createOutboxBook, type EntryRef } from '../../src/store/outbox-book.ts';
import { anEntry } from './builders.ts';

/** Entries in the plainest way: a list that is put in order whenever it is looked at. */
const createPlainBook = () => {
  let all: OutboxEntry[] = [];
  let next = 1;
  const find = (key: string) => all.find((entry) => entry.key === key);
  const set = (entry: OutboxEntry): OutboxEntry => {
    all = [...all.filter(({ key }) => key !== entry.key), entry];
    next = Math.max(next, entry.place + 1, entry.revision + 1);
    return entry;
  };
  const put = (entry: NewEntry): OutboxEntry => {
    const before = find(entry.key);
    const kept = { place: before?.place ?? next, createdAt: before?.createdAt ?? entry.createdAt };
    return set({ ...entry, ...kept, revision: next, attempts: 0, maybeSent: before?.maybeSent ?? false });
  };
  const settle = (ref: EntryRef): void => {
    all = all.filter(({ key, revision }) => key !== ref.key || revision > ref.revision);
  };
  const entries = () => all.toSorted((a, b) => a.place - b.place);
  const channels = () => {
    const kinds = new Map<string, Set<string>>();
    for (const { channelId, effect } of all)
      kinds.set(channelId, new Set([...(kinds.get(channelId) ?? []), effect.kind]));
    return kinds;
  };
  return {
    entries,
    channels,
    find,
    put,
    settle,
    postpone: (entry: OutboxEntry): void => {
      if (find(entry.key)?.revision === entry.revision) set(entry);
    },
    replace: (gone: readonly OutboxEntry[], entry: NewEntry): void => {
      gone.forEach(settle);
      const first = entries().find(
        ({ channelId, effect }) => channelId === entry.channelId && effect.kind !== entry.effect.kind,
      );
      const stored = put(entry);
      if (first !== undefined) set({ ...stored, place: first.place - 0.5 });
    },
    /** What is read again from disk goes on from the highest number there, and may all have been sent. */
    startAgain: (): void => {
      next = 1;
      for (const entry of entries()) set({ ...entry, maybeSent: true });
    },
  };
};

interface Both {
  book: ReturnType<typeof createOutboxBook>;
  readonly plain: ReturnType<typeof createPlainBook>;
}
type Step = (both: Both) => void;

/** Does it with the entry at that place, if there is one. */
const withNth = (nth: number, step: (both: Both, entry: OutboxEntry) => void): Step => {
  return (both) => {
    const entry = both.plain.entries()[nth];
    if (entry !== undefined) step(both, entry);
  };
};

const place = fc.record({ channelId: fc.constantFrom('C1', 'C2'), at: fc.integer({ min: 0, max: 2 }) });
const nth = fc.nat(9);

const putting = fc
  .record({
    place,
    kind: fc.constantFrom('card', 'alert', 'reminder'),
    callId: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e'),
    dueIn: fc.constantFrom(0, 0, 0, 1),
    named: fc.constantFrom('', '', '', 'other'),
  })
  .map(({ place: { channelId, at }, kind, callId, dueIn, named }): Step => {
    const effect = { kind, callId } as NewEntry['effect'];
    const times = { createdAt: at, nextAt: at + dueIn };
    const entry = anEntry(`${kind}:${callId}${named}`, { channelId, ...times, effect });
    return ({ book, plain }) => expect(book.put([entry])).toEqual([plain.put(entry)]);
  });
const settling = fc.tuple(nth, fc.boolean()).map(([one, isOlder]) =>
  withNth(one, ({ book, plain }, { key, revision }) => {
    const ref = { key, revision: revision - (isOlder ? 1 : 0) };
    book.settle([ref]);
    plain.settle(ref);
  }),
);
const postponing = fc.tuple(nth, place, fc.boolean()).map(([one, { at }, maybeSent]) =>
  withNth(one, ({ book, plain }, entry) => {
    const later = { ...entry, nextAt: at, attempts: entry.attempts + 1, maybeSent };
    book.postpone(later);
    plain.postpone(later);
  }),
);
const replacing = fc.tuple(nth, place).map(([one, { channelId, at }]) =>
  withNth(one, ({ book, plain }, entry) => {
    const together = anEntry(`alerts:${at}`, { channelId, effect: { kind: 'alerts', callIds: ['x'] } });
    book.replace([entry], together);
    plain.replace([entry], together);
  }),
);
/** What was written last need not be what comes last. */
const startingAgain = fc.boolean().map(
  (isBackwards): Step =>
    (both) => {
      const again = createOutboxBook();
      const entries = both.book.entries();
      for (const entry of isBackwards ? entries.toReversed() : entries) again.replay({ put: [entry] });
      again.doubtAll();
      both.book = again;
      both.plain.startAgain();
    },
);

const WANTED: readonly IsWanted[] = [
  ({ channelId }) => channelId === 'C2',
  ({ effect }) => effect.kind !== 'card',
  ({ channelId, effect }) => channelId === 'C1' && effect.kind === 'card',
];

const steps = fc.array(fc.oneof(putting, settling, postponing, replacing, startingAgain), { maxLength: 60 });

it('shows the same entries, order and channels as a plain list of them', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const both: Both = { book: createOutboxBook(), plain: createPlainBook() };
      for (const step of all) {
        step(both);
        expect(both.book.entries()).toEqual(both.plain.entries());
        expect(both.book.channels()).toEqual(both.plain.channels());
        for (const isWanted of WANTED)
          expect(both.book.entries(isWanted)).toEqual(both.plain.entries().filter(isWanted));
        for (const { key } of both.plain.entries()) expect(both.book.find(key)).toEqual(both.plain.find(key));
      }
    }),
    { numRuns: 1_000 },
  );
});
