// Calls of whose end nothing was told are asked about at the provider. One that it does not know, such as one that somebody
// only pretended, is no longer shown as going on. Ends that it does know are filed by catching up.

import { isDueAgain } from '../core/again-due.ts';
import type { Call } from '../core/call.ts';
import { withUntoldEnd } from '../core/call-facts.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../core/instant.ts';
import type { Log } from '../ports/log.ts';
import type { CallBooks } from '../ports/phone.ts';
import type { CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { callChange } from './call-effects.ts';

export interface UntoldEndsDeps {
  readonly calls: Pick<CallStore, 'unended' | 'update'>;
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly books: Pick<CallBooks, 'find'>;
  readonly kick: () => void;
}

/** Few calls last as long. Should one do, and not stand in the books until it is over, its report puts it right. */
const ASKED_AFTER_MS = 4 * HOUR_MS;
const EVERY_MS = 10 * MINUTE_MS;
/** In a row: then it is the provider that is away, and not one call that it says nothing about. */
const NOT_ASKED_MOST = 3;

export const createUntoldEnds = (deps: UntoldEndsDeps) => {
  let nextAt: Instant | null = null;
  let last: Promise<void> = Promise.resolve();

  const give = async (callId: string): Promise<void> => {
    const learnt = { settings: deps.settings.current(), now: deps.clock.now() };
    await deps.calls.update(callId, (known) =>
      known === undefined || known.end !== undefined
        ? undefined
        : callChange(withUntoldEnd(known, learnt.now), learnt),
    );
    deps.log.warn('how a call ended will not be told: the provider knows no such call', { callId });
    deps.kick();
  };

  /** In this round: whatever is said of those, the others get their turn. */
  const asked = new Set<string>();

  const nextOnes = async (): Promise<readonly Call[]> => {
    const before = deps.clock.now() - ASKED_AFTER_MS;
    const found = await deps.calls.unended(before, asked);
    if (found.length > 0) return found;
    asked.clear();
    return deps.calls.unended(before);
  };

  const look = async (): Promise<void> => {
    let notAsked = 0;
    for (const { id } of await nextOnes()) {
      asked.add(id);
      const found = await deps.books.find(id);
      notAsked = found.kind === 'not-asked' ? notAsked + 1 : 0;
      if (notAsked === NOT_ASKED_MOST) return;
      if (found.kind === 'unknown') await give(id);
    }
  };

  const tick = async (): Promise<void> => {
    const now = deps.clock.now();
    if (nextAt !== null && !isDueAgain(nextAt, { now, mostMs: EVERY_MS })) return;
    nextAt = now + EVERY_MS;
    await look().catch((error: unknown) => deps.log.error('ends of calls not asked for', { error }));
  };

  /** To be called every minute; never rejects, and never runs twice at once. */
  return (): Promise<void> => {
    last = last.then(tick);
    return last;
  };
};
