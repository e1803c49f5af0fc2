// Rung at every change in the simulator; whoever waits for something looks again then. Nothing here polls.
export interface Bell {
  readonly ring: () => void;
  /**
   * Resolves with what `check` returns as soon as that is neither `undefined` nor `false`.
   * Rejects after `withinMs` of real time, naming `what` was awaited.
   */
  readonly until: <T>(what: string, check: () => T | undefined | false, withinMs?: number) => Promise<T>;
  /** Called at every change from now on. */
  readonly onRing: (listener: () => void) => void;
  /** Nobody waits any longer: every waiter is rejected. */
  readonly silence: () => void;
}

const PATIENCE_MS = 5000;

export function createBell(): Bell {
  const listeners = new Set<(stopped?: boolean) => void>();

  function until<T>(what: string, check: () => T | undefined | false, withinMs = PATIENCE_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(deadline);
        listeners.delete(look);
      };
      const fail = (why: string): void => {
        leave();
        reject(new Error(`${why} while waiting for ${what}`));
      };
      const look = (stopped = false): void => {
        if (stopped) {
          fail('Slack was stopped');
          return;
        }
        try {
          const found = check();
          if (found === undefined || found === false) return;
          leave();
          resolve(found);
        } catch (error) {
          leave();
          reject(error);
        }
      };
      const deadline = setTimeout(() => fail(`${withinMs} ms passed`), withinMs);
      listeners.add(look);
      look();
    });
  }

  return {
    until,
    onRing: (listener) => void listeners.add(() => listener()),
    ring: () => {
      for (const look of listeners) look();
    },
    silence: () => {
      for (const look of listeners) look(true);
    },
  };
}
