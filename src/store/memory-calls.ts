// Calls and outbox that are kept nowhere: the same rules without a disk, for trying flows.
import type { Call } from '../core/call.ts';
import { waits } from '../core/call-work.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import { isErased } from './erase-calls.ts';
import { checkSameCall } from './journal-calls.ts';
import { createJournalOutbox } from './journal-outbox.ts';
import { byNewest } from './latest-calls.ts';
import { createLookTimes } from './look-times.ts';
import { createOutboxBook } from './outbox-book.ts';

export const createMemoryCalls = (): { readonly calls: CallStore; readonly outbox: Outbox } => {
  const byId = new Map<string, Call>();
  const book = createOutboxBook();
  const marks = new Map<string, number>();
  const looks = createLookTimes();
  const update: CallStore['update'] = async (callId, decide) => {
    const before = byId.get(callId);
    const change = decide(before);
    if (change === undefined) return before;
    checkSameCall(callId, change.call);
    byId.set(callId, change.call);
    looks.note(change.call);
    book.settle(change.settle ?? []);
    book.put(change.enqueue ?? []);
    return change.call;
  };
  const calls: CallStore = {
    update,
    updateAll: (updates) =>
      updates.map(({ callId, decide }) => ({
        callIds: [callId],
        failed: update(callId, decide).then(
          () => [],
          (error: unknown) => [{ callId, error }],
        ),
      })),
    erase: async (what) => {
      for (const callId of what.callIds) {
        byId.delete(callId);
        looks.forget(callId);
      }
      for (const name of what.marks) marks.delete(name);
      book.settle(book.entries().filter((entry) => isErased(entry, what)));
    },
    find: async (callId) => byId.get(callId),
    atHand: (callId) => byId.get(callId),
    latest: async ({ limit, matches = () => true }) =>
      [...byId.values()].filter(matches).sort(byNewest).slice(0, limit),
    between: async function* ({ fromAt, untilAt }) {
      yield [...byId.values()].filter(({ startedAt }) => fromAt <= startedAt && startedAt < untilAt);
    },
    unended: async (before, leftOut) =>
      [...byId.values()].filter(
        ({ id, end, startedAt }) => end === undefined && startedAt < before && leftOut?.has(id) !== true,
      ),
    waiting: async () => [...byId.values()].filter(waits).sort(byNewest),
    toLookAt: async (now) => looks.due(now),
    lookAgain: async (callId, at) => looks.again(callId, at),
  };
  return {
    calls,
    outbox: createJournalOutbox({ state: { outbox: book, marks }, commit: async () => undefined }),
  };
};
