// The port Outbox over its rules: each change in memory at once, answered when it is kept.
import type { Outbox } from '../ports/store.ts';
import type { JournalLine } from './journal-line.ts';
import { noteMarks } from './journal-state.ts';
import type { OutboxBook } from './outbox-book.ts';

interface Deps {
  readonly state: { readonly outbox: OutboxBook; readonly marks: Map<string, number> };
  readonly commit: (change: Omit<JournalLine, 'v'>) => Promise<void>;
}

export const createJournalOutbox = ({ state, commit }: Deps): Outbox => {
  const { outbox, marks } = state;
  return {
    pending: async (isWanted) => outbox.entries(isWanted),
    some: async (isWanted, isSo) => outbox.some(isWanted, isSo),
    channels: async () => outbox.channels(),
    find: async (key) => outbox.find(key),
    mark: async (name) => marks.get(name),
    marks: async (beginning) => new Map([...marks].filter(([name]) => name.startsWith(beginning))),
    put: async (entries, changed = {}) => {
      if (entries.length === 0 && Object.keys(changed).length === 0) return;
      noteMarks(state, changed);
      await commit({ put: outbox.put(entries), marks: changed });
    },
    settle: async (entry) => {
      const settled = outbox.settle([entry]);
      if (settled.length > 0) await commit({ settled });
    },
    replace: async (done, entry) => {
      const { settled, put } = outbox.replace(done, entry);
      await commit({ settled, put });
    },
    postpone: async (entry) => {
      if (outbox.postpone(entry)) await commit({ postponed: [entry] });
    },
  };
};
