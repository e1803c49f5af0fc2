// Watches whether what is accepted reaches the disk: tries again while it does not, tells the channel once when that
// lasts, and once when it is over.
import { type Instant, SECOND_MS } from '../core/instant.ts';
import type { Clock } from '../ports/time.ts';
import type { Warn } from './warn.ts';

export interface DiskHealth {
  readonly writable: boolean;
  /** What the system said last, when it is not. */
  readonly error?: string;
}

export interface DiskWatchDeps {
  readonly health: () => DiskHealth;
  /** Writes what waits, if it can. Never rejects. */
  readonly retry: () => Promise<unknown>;
  readonly warn: Warn;
  readonly clock: Clock;
}

const TRY_EVERY_MS = 5 * SECOND_MS;
/** What is over by then nobody needs to hear of. */
const TELL_AFTER_MS = 5 * SECOND_MS;

interface Failing {
  readonly sinceAt: Instant;
  readonly triedAt: Instant;
  readonly isTold: boolean;
}

export const createDiskWatch = ({ health, retry, warn, clock }: DiskWatchDeps) => {
  let failing: Failing | null = null;

  const tryAgain = async (known: Failing, now: Instant): Promise<Failing> => {
    // Behind the last try: the clock was put back.
    const isTime = now - known.triedAt >= TRY_EVERY_MS || now < known.triedAt;
    if (!isTime) return known;
    await retry();
    return { ...known, triedAt: now };
  };

  const goOn = async (known: Failing, now: Instant): Promise<Failing | null> => {
    const tried = await tryAgain(known, now);
    const { writable, error = 'an error without a name' } = health();
    const { sinceAt, isTold } = tried;
    if (writable) {
      if (isTold) await warn({ kind: 'disk-well', sinceAt, untilAt: now });
      return null;
    }
    if (isTold || now - sinceAt < TELL_AFTER_MS) return tried;
    await warn({ kind: 'disk-failing', error, sinceAt });
    return { ...tried, isTold: true };
  };

  /** To be called every second. Never rejects. */
  return async (): Promise<void> => {
    const now = clock.now();
    if (failing === null && health().writable) return;
    failing = await goOn(failing ?? { sinceAt: now, triedAt: now, isTold: false }, now);
  };
};
