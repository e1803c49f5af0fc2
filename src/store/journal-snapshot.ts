// What a new segment begins with: everything that is still open, so that older segments need not be read at a start.
import type { Call } from '../core/call.ts';
import type { Instant } from '../core/instant.ts';
import type { JournalLine } from './journal-line.ts';
import type { JournalState } from './journal-state.ts';
import { isStillOpen, namedByOutbox, noteClosed } from './journal-state.ts';
import type { KnownCall } from './known-calls.ts';
import type { Day } from './segment-folder.ts';

interface Deps {
  readonly state: JournalState;
  readonly day: Day;
  readonly now: Instant;
  /** The call as it is on disk; undefined when it cannot be read. */
  readonly readCall: (known: KnownCall) => Promise<Call | undefined>;
}

export type SnapshotLine = Omit<JournalLine, 'v'>;

/**
 * The lines of a snapshot of this very moment: what is in memory is taken at once; a call that is only on disk does not
 * change before its line is read, because changed calls stay in memory until their new line is written, after this one.
 */
export const takeSnapshot = ({ state, day, now, readCall }: Deps): AsyncGenerator<SnapshotLine> => {
  const named = namedByOutbox(state);
  // The outbox is ahead of the disk by what these calls changed in it, so they have to be as far as it is.
  const calls = [...state.known.all()].flatMap((known) => {
    const { id, call, isOpen, unwritten } = known;
    const isNeeded = unwritten > 0 || named.has(id);
    return isNeeded || isOpen ? [{ known, call, isNeeded }] : [];
  });
  const entries = state.outbox.entries();
  const marks = Object.fromEntries(state.marks);

  const lines = async function* (): AsyncGenerator<SnapshotLine> {
    yield { start: { day }, marks };
    for (const { known, call: inMemory, isNeeded } of calls) {
      const call = inMemory ?? (await readCall(known));
      if (call === undefined) continue;
      if (isNeeded || isStillOpen(call, now)) yield { call };
      else if (known.unwritten === 0) noteClosed(state, known);
    }
    for (const entry of entries) yield { put: [entry] };
  };
  return lines();
};
