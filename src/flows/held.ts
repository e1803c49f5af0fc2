// What is decided about a call, or is to be told, holds in memory at once, and is written as soon as the disk takes it. Somebody with a phone
// at their ear, or who pressed a button, is not kept waiting for a disk that fails or hangs. Reports of the provider are:
// what they tell must be on disk before it is acknowledged.
import type { Call } from '../core/call.ts';
import { hindranceIn } from '../core/hindered.ts';
import type { Log } from '../ports/log.ts';
import type { CallChange, CallStore } from '../ports/store.ts';

/** Half of what a phone platform is let wait for a decision, and over any sync of a disk that is well. */
const DISK_WAITED_MS = 750;

export type Kept = 'on-disk' | 'in-memory';

/**
 * Resolves to where the change is.
 * @param isDecided whether the change was made in memory: without that, what went wrong is passed on
 */
export const heldAtLeast = async (
  update: Promise<unknown>,
  isDecided: () => boolean,
  log: Log,
): Promise<Kept> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Kept>((resolve) => {
    timer = setTimeout(resolve, DISK_WAITED_MS, 'in-memory');
  });
  const written = update.then(
    (): Kept => 'on-disk',
    (error: unknown): Kept => {
      if (!isDecided()) throw error;
      log.warn('what was decided holds in memory only', { error });
      return 'in-memory';
    },
  );
  try {
    const kept = await Promise.race([written, late]);
    return isDecided() ? kept : await written;
  } finally {
    clearTimeout(timer);
  }
};

export interface Said<T> {
  /** What is to be known of the decision, whatever it was. */
  readonly said: T;
  readonly change?: CallChange | undefined;
}

interface HeldDeps {
  readonly calls: Pick<CallStore, 'update'>;
  readonly log: Log;
}

/** As `update` of that call, but held at least. Rejects when nothing was decided. */
export const heldUpdate = async <T>(
  { calls, log }: HeldDeps,
  callId: string,
  decide: (known: Call | undefined) => Said<T>,
): Promise<{ readonly said: T; readonly kept: Kept }> => {
  let decided: Said<T> | undefined;
  const update = calls.update(callId, (known) => {
    decided = decide(known);
    return decided.change;
  });
  const kept = await heldAtLeast(update, () => decided !== undefined, log);
  if (decided === undefined) throw new Error(`nothing was decided about call ${callId}`);
  return { said: decided.said, kept };
};

/**
 * For what leaves by the outbox: on a disk that fails it is held in memory and leaves all the same. Where there is a name for
 * the trouble, as of a disk that hangs, it is passed on: whoever asked may not get it soon.
 */
export const heldUnlessNamed = async (put: Promise<void>, log: Log): Promise<void> => {
  try {
    await put;
  } catch (error) {
    if (hindranceIn(error) !== null) throw error;
    log.warn('what was asked for is held in memory only', { error });
  }
};
