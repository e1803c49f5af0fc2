// Asks the provider, at the start and every ten minutes, for calls and recordings that no report told of. What it has on
// record is compared with what is known, so nothing is told twice, whichever comes first.
import { isDueAgain } from '../core/again-due.ts';
import { type Instant, MINUTE_MS } from '../core/instant.ts';
import { lookBackFrom } from '../core/past-call.ts';
import type { Log } from '../ports/log.ts';
import type { CallBooks } from '../ports/phone.ts';
import type { Outbox } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { createFilePast, type FilePastDeps } from './file-past.ts';

export interface CatchUpDeps extends FilePastDeps {
  readonly outbox: Pick<Outbox, 'mark' | 'put'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly books: Pick<CallBooks, 'since'>;
  readonly kick: () => void;
}

/** Up to when all is known. The first start begins with it: nobody is told of the years before. */
const MARK = 'caught-up-to';
const EVERY_MS = 10 * MINUTE_MS;
const AFTER_TROUBLE_MS = MINUTE_MS;
/** A call that was missed just before a start is not to wait ten minutes for its alert. */
const UNHEARD_AGAIN_MS = MINUTE_MS;

export const createCatchUp = (deps: CatchUpDeps) => {
  const { outbox, clock, log } = deps;
  const filePast = createFilePast(deps);
  let nextAt: Instant | null = null;
  let last: Promise<void> = Promise.resolve();

  /** Answers how long to wait for the next look. */
  const look = async (): Promise<number> => {
    const now = clock.now();
    const mark = await outbox.mark(MARK);
    if (mark === undefined) {
      await outbox.put([], { [MARK]: now });
      return EVERY_MS;
    }
    const since = lookBackFrom(mark, now);
    const books = await deps.books.since(since);
    if (books === null) return AFTER_TROUBLE_MS;
    const { filed, openFrom, isUnheardOpen } = await filePast(books, since);
    if (filed > 0) {
      log.info('caught up', { filed });
      deps.kick();
    }
    await outbox.put([], { [MARK]: Math.min(now, openFrom ?? now) });
    return isUnheardOpen ? UNHEARD_AGAIN_MS : EVERY_MS;
  };

  const tick = async (): Promise<void> => {
    const now = clock.now();
    if (nextAt !== null && !isDueAgain(nextAt, { now, mostMs: EVERY_MS })) return;
    const waitMs = await look().catch((error: unknown) => {
      log.error('not caught up yet', { error });
      return AFTER_TROUBLE_MS;
    });
    nextAt = now + waitMs;
  };

  /** To be called every minute; never rejects, and never runs twice at once. */
  return (): Promise<void> => {
    last = last.then(tick);
    return last;
  };
};
