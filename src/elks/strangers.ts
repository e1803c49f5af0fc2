// Requests that know no key. Who keeps guessing is turned away unheard for a while, and fills no log. Whoever knows the key
// never comes here: a refusal would end a caller's call.
import { isIPv6 } from 'node:net';
import { MINUTE_MS } from '../core/instant.ts';
import type { Log } from '../ports/log.ts';
import type { Clock } from '../ports/time.ts';

/** A wrong address typed by hand is tried a few times; more than this in a minute is no person. */
export const GUESSES_A_MINUTE = 30;
/** Senders remembered at once; when there are more, all are forgotten, and memory stays as it is. */
const SENDERS_MOST = 1_000;

export interface StrangersDeps {
  readonly clock: Clock;
  readonly log: Log;
}

/** One household has a whole /64 of IPv6 addresses. */
const householdOf = (sender: string): string =>
  isIPv6(sender) && !sender.includes('.') ? sender.split(':').slice(0, 4).join(':') : sender;

export const createStrangers = ({ clock, log }: StrangersDeps) => {
  const guesses = new Map<string, number>();
  let minute = 0;
  let untold = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  const tell = (now: number, status: number): void => {
    untold += 1;
    if (now - toldAt < MINUTE_MS) return;
    log.warn('requests without the right key are refused', { refused: untold, status });
    toldAt = now;
    untold = 0;
  };

  const countOf = (household: string, now: number): number => {
    const current = Math.floor(now / MINUTE_MS);
    if (current !== minute || guesses.size >= SENDERS_MOST) guesses.clear();
    minute = current;
    const count = (guesses.get(household) ?? 0) + 1;
    guesses.set(household, count);
    return count;
  };

  return {
    /** The status to answer with: the one meant, or 429 to who has guessed too often. */
    turnAway: (sender: string, meant: 403 | 404): 403 | 404 | 429 => {
      const now = clock.now();
      const status = countOf(householdOf(sender), now) > GUESSES_A_MINUTE ? 429 : meant;
      tell(now, status);
      return status;
    },
  };
};

export type Strangers = ReturnType<typeof createStrangers>;
