// A clock that stands still until it is told to move. Listeners are awaited in order at every move,
// so that what an app does as time passes is done before the next thing happens.
export interface ManualClock {
  now(): number;
  /** Moves on by `ms` and waits for the listeners. */
  advance(ms: number): Promise<void>;
  /** Jumps to `at`, forwards or back, and waits for the listeners. */
  set(at: number): Promise<void>;
  /** `listener` gets the new time after every move; the answer takes it away again. */
  onAdvance(listener: (now: number) => Promise<void> | void): () => void;
}

export const createManualClock = (startAt: number): ManualClock => {
  const listeners = new Set<(now: number) => Promise<void> | void>();
  let at = startAt;

  const moveTo = async (next: number): Promise<void> => {
    at = next;
    for (const listener of listeners) await listener(next);
  };

  return {
    now: () => at,
    advance: (ms) => moveTo(at + ms),
    set: moveTo,
    onAdvance: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
