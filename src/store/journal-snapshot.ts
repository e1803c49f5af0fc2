// What a new segment begins with: everything that is still open, so that older segments need not be read at a start.
import type { Call } from '../core/call.ts';
import type { Instant } from '../core/instant.ts';
import { type JournalLine, renderLine } from './journal-line.ts';
import type { JournalState } from './journal-state.ts';
import { isStillOpen, namedByOutbox, noteClosed } from './journal-state.ts';
import type { Day } from './segment-folder.ts';

interface Deps {
  readonly state: JournalState;
  readonly day: Day;
  readonly now: Instant;
  /** The call as it is on disk; undefined when it cannot be read. */
  readonly readCall: (callId: string) => Promise<Call | undefined>;
}

export interface SnapshotLine {
  readonly bytes: Buffer;
  readonly callId?: string;
}

const bytesOf = (line: Omit<JournalLine, 'v'>): Buffer => Buffer.from(renderLine(line));

/**
 * The lines of a snapshot of this very moment: what is in memory is taken at once; a call that is only on disk does not
 * change before its line is read, because changed calls stay in memory until their new line is written, after this one.
 */
export const takeSnapshot = ({ state, day, now, readCall }: Deps): AsyncGenerator<SnapshotLine> => {
  const named = namedByOutbox(state);
  // The outbox is ahead of the disk by what these calls changed in it, so they have to be as far as it is.
  const unwritten = new Set(state.memory.unwritten().map(({ id }) => id));
  const calls = [...new Set([...state.openIds.keys(), ...named, ...unwritten])].map((id) => ({
    id,
    call: state.memory.get(id),
  }));
  const entries = state.outbox.entries();
  const marks = Object.fromEntries(state.marks);

  const lines = async function* (): AsyncGenerator<SnapshotLine> {
    yield { bytes: bytesOf({ start: { day }, marks }) };
    for (const { id, call: inMemory } of calls) {
      const call = inMemory ?? (await readCall(id));
      if (call === undefined) continue;
      if (named.has(id) || unwritten.has(id) || isStillOpen(call, now))
        yield { bytes: bytesOf({ call }), callId: id };
      else if (!state.memory.isUnwritten(id)) noteClosed(state, id);
    }
    for (const entry of entries) yield { bytes: bytesOf({ put: [entry] }) };
  };
  return lines();
};
