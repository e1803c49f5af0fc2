// The demo's clock: stands still while the story is told, and goes on with real time once it ticks. Calls still jump ahead.
import { createManualClock, type ManualClock } from '../manual-clock.ts';

export interface DemoClock extends ManualClock {
  /** From now on real time counts as well. */
  startTicking(): void;
}

/** @param realNow milliseconds of real time, from any beginning */
export const createDemoClock = (
  startAt: number,
  realNow: () => number = () => performance.now(),
): DemoClock => {
  const jumps = createManualClock(startAt);
  let since: number | undefined;
  const ticked = (): number => (since === undefined ? 0 : Math.floor(realNow() - since));
  const now = (): number => jumps.now() + ticked();
  return {
    now,
    advance: (ms) => jumps.advance(ms),
    set: (at) => jumps.set(at - ticked()),
    onAdvance: (listener) => jumps.onAdvance(() => listener(now())),
    startTicking: () => {
      since ??= realNow();
    },
  };
};
