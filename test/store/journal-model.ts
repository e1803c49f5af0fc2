// The rules of calls and outbox once more, as plainly as they can be said, to hold the journal against.
import type { Call } from '../../src/core/call.ts';
import type { NewEntry, OutboxEntry } from '../../src/core/effect.ts';

export interface Model {
  readonly calls: Map<string, Call>;
  mark: number | undefined;
  readonly entries: () => readonly OutboxEntry[];
  readonly put: (entry: NewEntry) => void;
  readonly settle: (key: string, revision: number) => void;
  readonly postpone: (entry: OutboxEntry) => void;
  readonly restart: () => void;
}

export const createModel = (): Model => {
  let entries: OutboxEntry[] = [];
  let number = 0;
  return {
    calls: new Map(),
    mark: undefined,
    entries: () => entries,
    put: (entry) => {
      const old = entries.find(({ key }) => key === entry.key);
      number += 1;
      if (old === undefined) {
        entries.push({ ...entry, place: number, revision: number, attempts: 0, maybeSent: false });
        return;
      }
      const renewed = { ...old, ...entry, revision: number, attempts: 0 };
      entries = entries.map((other) => (other === old ? renewed : other));
    },
    settle: (key, revision) => {
      entries = entries.filter((entry) => entry.key !== key || entry.revision > revision);
    },
    postpone: (entry) => {
      entries = entries.map((old) =>
        old.key === entry.key && old.revision === entry.revision ? entry : old,
      );
    },
    restart: () => {
      entries = entries.map((entry) => ({ ...entry, maybeSent: true }));
    },
  };
};
