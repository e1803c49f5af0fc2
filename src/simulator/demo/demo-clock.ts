// The demo's clock: stands still while the story is told. Once it ticks, time passes by itself, as fast as it is told,
// and calls take as long as they take; what runs in `jumping` passes at once, as the story does.
import { setTimeout as sleep } from 'node:timers/promises';
import { createManualClock, type ManualClock } from '../manual-clock.ts';

export interface DemoClock extends ManualClock {
  /** From now on time passes by itself. */
  startTicking(): void;
  stopTicking(): void;
  /** Seconds that pass in a real one. */
  readonly speed: number;
  setSpeed(factor: number): void;
  jumping<T>(work: () => Promise<T>): Promise<T>;
}

/** How often time moves on when no call moves it. */
const TICK_MS = 250;

/** @param waitFor lets so many milliseconds of real time pass */
export const createDemoClock = (
  startAt: number,
  waitFor: (realMs: number) => Promise<unknown> = (realMs) => sleep(realMs),
): DemoClock => {
  const hands = createManualClock(startAt);
  let speed = 1;
  let isTicking = false;
  let isJumping = false;
  /** Calls that move the clock, now or within the last tick. */
  let driven = 0;
  /** Real time that was waited too long, and counts for the next wait. */
  let owed = 0;

  const waitRightly = async (realMs: number): Promise<void> => {
    const wanted = realMs - owed;
    const startedAt = performance.now();
    if (wanted > 0) await waitFor(wanted);
    owed = wanted > 0 ? Math.min(performance.now() - startedAt - wanted, TICK_MS) : -wanted;
  };

  const advance = async (ms: number): Promise<void> => {
    if (!isTicking || isJumping) return hands.advance(ms);
    driven += 1;
    await waitRightly(ms / speed);
    // Whoever goes on from here moves the clock again before the next tick would.
    setTimeout(() => {
      driven -= 1;
    }, TICK_MS).unref();
    await hands.advance(ms);
  };

  const tick = async (): Promise<void> => {
    while (isTicking) {
      await waitFor(TICK_MS);
      if (isTicking && driven === 0 && !isJumping) await hands.advance(TICK_MS * speed);
    }
  };

  return {
    now: () => hands.now(),
    advance,
    set: (at) => hands.set(at),
    onAdvance: (listener) => hands.onAdvance(listener),
    startTicking: () => {
      if (isTicking) return;
      isTicking = true;
      void tick();
    },
    stopTicking: () => {
      isTicking = false;
    },
    get speed() {
      return speed;
    },
    setSpeed: (factor) => {
      speed = factor;
    },
    jumping: async (work) => {
      isJumping = true;
      try {
        return await work();
      } finally {
        isJumping = false;
      }
    },
  };
};
