// Virtual time shared by all calls that run at once. Time passes only when every running call waits for it:
// then the earliest waiter is woken. A call that is held still (by a test) does not keep the others from going on.
export interface SimulatorClock {
  now(): number;
  advance(ms: number): Promise<void> | void;
}

export interface Timeline {
  now(): number;
  /** One more call runs; the answer says that it is done. */
  enter(): () => void;
  /** Lets `ms` pass for one running call. */
  wait(ms: number): Promise<void>;
  /** Waits for `until` without keeping time from passing for others. */
  standStill<T>(until: Promise<T>): Promise<T>;
}

interface Waiter {
  readonly at: number;
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
}

/** Time passes in steps of this size, so that whatever hangs on the clock runs while a phone rings. */
const STEP_MS = 1_000;

const earliestOf = (waiters: readonly Waiter[]): Waiter | undefined =>
  waiters.reduce<Waiter | undefined>(
    (first, waiter) => (first === undefined || waiter.at < first.at ? waiter : first),
    undefined,
  );

export const createTimeline = (clock: SimulatorClock): Timeline => {
  const waiters: Waiter[] = [];
  let running = 0;
  let driving = false;

  const earliest = (): Waiter | undefined => earliestOf(waiters);

  const resume = (waiter: Waiter): Waiter => {
    waiters.splice(waiters.indexOf(waiter), 1);
    running += 1;
    return waiter;
  };

  const passUntil = async (waiter: Waiter): Promise<void> => {
    const left = waiter.at - clock.now();
    if (left <= 0) resume(waiter).wake();
    else await clock.advance(Math.min(left, STEP_MS));
  };

  const drive = async (): Promise<void> => {
    if (driving) return;
    driving = true;
    try {
      for (let next = earliest(); running === 0 && next !== undefined; next = earliest())
        await passUntil(next);
    } catch (error) {
      // What hangs on the clock failed: every call that waits for it fails with that error.
      for (let next = earliest(); next !== undefined; next = earliest()) resume(next).fail(error);
    }
    driving = false;
  };

  const leave = (): void => {
    running -= 1;
    // A microtask later, so that calls started in the same breath are all there before time passes.
    void Promise.resolve().then(drive);
  };

  return {
    now: () => clock.now(),
    enter: () => {
      running += 1;
      return leave;
    },
    wait: (ms) =>
      new Promise((resolve, reject) => {
        waiters.push({ at: clock.now() + ms, wake: resolve, fail: reject });
        leave();
      }),
    standStill: async (until) => {
      leave();
      try {
        return await until;
      } finally {
        running += 1;
      }
    },
  };
};
