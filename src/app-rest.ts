// The part of the composition that callers do not wait for, put together: telling, being asked, and what time brings.
import { type AskingDeps, type AskingParts, createAskingParts } from './app-asking.ts';
import { createPictures } from './app-pictures.ts';
import { createTellingParts, type TellingDeps } from './app-telling.ts';
import { createTimeParts, type TimeDeps } from './app-time.ts';
import { SECOND_MS } from './core/instant.ts';
import { createPublicHolidays } from './jobs/public-holidays.ts';
import type { createExpressApp } from './web/express-app.ts';
import type { Metrics } from './web/observe.ts';

/** What is being sent at a stop gets this long; later it is looked for, and sent again if it did not arrive. */
const SENDING_ENDS_WITHIN_MS = 1.5 * SECOND_MS;

export interface RestDeps
  extends Omit<TellingDeps, 'onTrouble' | 'pictures'>,
    Omit<AskingDeps, 'telling' | 'holidays' | 'pictures'>,
    Omit<TimeDeps, 'telling' | 'asking' | 'holidays'> {
  readonly serve: (listener: ReturnType<typeof createExpressApp>) => void;
  readonly onMetrics: (metrics: Metrics) => void;
}

export const startRest = async (deps: RestDeps) => {
  const { log } = deps;
  const made: { asking: AskingParts | null } = { asking: null };
  const pictures = createPictures();
  const telling = createTellingParts({ ...deps, pictures, onTrouble: () => made.asking?.home.changed() });
  deps.onMetrics(telling.metrics);
  const holidays = createPublicHolidays();
  const asking = createAskingParts({ ...deps, pictures, telling, holidays });
  made.asking = asking;
  const time = createTimeParts({ ...deps, telling, asking, holidays });
  const { delivery, link } = telling;
  const { bolt, home } = asking;

  // Before the first command: what is behind or ahead of what was told is settled by then.
  await deps.announce().catch((error: unknown) => log.error('changes not announced yet', { error }));
  await telling.shifts.tick('minute');
  deps.serve(asking.express);
  await time.start();
  const connected = link.keepTrying(bolt.connect);

  return {
    delivery,
    home,
    settle: time.settle,
    /** Resolves when Slack's requests reach us. */
    connected,
    stop: async (): Promise<void> => {
      await time.stop();
      link.stop();
      home.stop();
      await bolt.disconnect().catch((error: unknown) => log.warn('socket not closed', { error }));
      await delivery.stop(SENDING_ENDS_WITHIN_MS);
    },
  };
};

export type Rest = Awaited<ReturnType<typeof startRest>>;
