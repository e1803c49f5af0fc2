// Begins a new segment when the day has changed, and reads single calls back from the ones before.
import type { Call } from '../core/call.ts';
import type { Instant } from '../core/instant.ts';
import type { Clock, Log } from '../ports.ts';
import type { Place } from './call-places.ts';
import { parseLine } from './journal-line.ts';
import { takeSnapshot } from './journal-snapshot.ts';
import type { JournalState } from './journal-state.ts';
import { type Day, dayOf, type SegmentFolder } from './segment-folder.ts';
import { lineAt } from './segment-lines.ts';
import type { SegmentWriter } from './segment-writer.ts';
import { describeError } from './store-error.ts';

interface Deps {
  readonly folder: SegmentFolder;
  readonly writer: SegmentWriter;
  readonly state: JournalState;
  readonly clock: Clock;
  readonly log?: Pick<Log, 'error'> | undefined;
}

/** The call on the line at that place; undefined when what stands there is not a state of that call. */
export const readCallAt = async (
  folder: SegmentFolder,
  callId: string,
  { day, offset }: Place,
): Promise<Call | undefined> => {
  const text = await folder.reading(day, (file) => lineAt(file, offset));
  const reading = parseLine(text ?? '');
  return reading.kind === 'line' && reading.line.call?.id === callId ? reading.line.call : undefined;
};

/** One call that cannot be read must not keep all others from being written. */
const readCarried = async ({ folder, state, log }: Deps, callId: string): Promise<Call | undefined> => {
  const place = state.places.of(callId);
  try {
    return place && (await readCallAt(folder, callId, place));
  } catch (error) {
    log?.error('call-not-carried', { callId, error: describeError(error) });
    return undefined;
  }
};

const beginSegment = async (deps: Deps, day: Day, now: Instant): Promise<void> => {
  const offsets = new Map<string, number>();
  const lines = takeSnapshot({
    state: deps.state,
    day,
    now,
    readCall: (callId) => readCarried(deps, callId),
  });
  const pieces = async function* (): AsyncGenerator<Buffer> {
    let offset = 0;
    for await (const { bytes, callId } of lines) {
      if (callId !== undefined) offsets.set(callId, offset);
      offset += bytes.length;
      yield bytes;
    }
  };
  await deps.writer.begin(day, pieces());
  deps.state.places.begin(day, offsets);
};

/** To be called before each write. A clock that was set back does not begin a day again. */
export const createRollover = (deps: Deps) => async (): Promise<void> => {
  const now = deps.clock.now();
  const day = dayOf(now);
  const newest = deps.writer.day();
  if (newest === null || day > newest) await beginSegment(deps, day, now);
};
