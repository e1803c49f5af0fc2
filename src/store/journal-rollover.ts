// Begins a new segment when the day has changed.
import type { Call } from '../core/call.ts';
import type { Instant } from '../core/instant.ts';
import type { Log } from '../ports/log.ts';
import type { Clock } from '../ports/time.ts';
import { type CallReader, createCallReader } from './call-reader.ts';
import { takeSnapshot } from './journal-snapshot.ts';
import type { JournalState } from './journal-state.ts';
import { type KnownCall, placeOf } from './known-calls.ts';
import { createLineRun } from './line-text.ts';
import { type Day, dayOf, type SegmentFolder } from './segment-folder.ts';
import type { SegmentWriter } from './segment-writer.ts';
import { describeError } from './store-error.ts';

interface Deps {
  readonly folder: SegmentFolder;
  readonly writer: SegmentWriter;
  readonly state: JournalState;
  readonly clock: Clock;
  readonly log?: Pick<Log, 'error'> | undefined;
}

/** One call that cannot be read must not keep all others from being written. */
const readCarried = async (
  { log }: Deps,
  reader: CallReader,
  known: KnownCall,
): Promise<Call | undefined> => {
  const place = placeOf(known);
  try {
    return place && (await reader.read(known.id, place));
  } catch (error) {
    log?.error('call-not-carried', { callId: known.id, error: describeError(error) });
    return undefined;
  }
};

const beginSegment = async (deps: Deps, day: Day, now: Instant): Promise<void> => {
  const reader = createCallReader(deps.folder);
  const lines = takeSnapshot({
    state: deps.state,
    day,
    now,
    readCall: (known) => readCarried(deps, reader, known),
  });
  const offsets = new Map<string, number>();
  const render = createLineRun();
  const pieces = async function* (): AsyncGenerator<Buffer> {
    let offset = 0;
    for await (const line of lines) {
      if (line.call !== undefined) offsets.set(line.call.id, offset);
      const bytes = render(line, offset);
      offset += bytes.length;
      yield bytes;
    }
  };
  try {
    await deps.writer.begin(day, pieces(), () => deps.state.known.begin(day, offsets));
  } finally {
    await reader.close();
  }
};

/** To be called before each write. A clock that was set back does not begin a day again. */
export const createRollover = (deps: Deps) => async (): Promise<void> => {
  const now = deps.clock.now();
  const day = dayOf(now);
  const newest = deps.writer.day();
  if (newest === null || day > newest) await beginSegment(deps, day, now);
};
