// Trouble at the flick of a switch: Slack down, recordings that are not there yet, Jour killed and started again.
import type { Log } from '../../../ports/log.ts';
import type { ManualClock } from '../../manual-clock.ts';
import { createJourProcess, type JourProcess } from '../jour-process.ts';
import type { Stage } from '../stage.ts';

export interface TroubleState {
  readonly slack: 'up' | 'down';
  readonly recordings: 'ready' | 'not ready';
  readonly jour: 'runs' | 'starts' | 'was killed';
  /** Reports that nobody took yet: 46elks sends them again. */
  readonly reportsWaiting: number;
}

export interface TroubleDesk {
  state(): TroubleState;
  slackIsDown(isDown: boolean): void;
  recordingsAreLate(areLate: boolean): void;
  start(): Promise<void>;
  kill(): Promise<void>;
}

export interface TroubleDeskNeeds {
  readonly stage: Stage;
  readonly clock: ManualClock;
  readonly log: Log;
  readonly onChange: () => void;
}

/** 46elks.se/docs: every five minutes, by its older text. */
const RETRY_MS = 5 * 60_000;
/** Everything the app uses of Slack. */
const SLACK_DOORS = [undefined, 'upload', 'download', 'response_url'] as const;

export const createTroubleDesk = ({ stage, clock, log, onChange }: TroubleDeskNeeds): TroubleDesk => {
  const { elks, slack } = stage;
  let state: Omit<TroubleState, 'reportsWaiting'> = { slack: 'up', recordings: 'ready', jour: 'was killed' };
  let jour: JourProcess | null = null;
  let retryAt = 0;

  const change = (changed: Partial<TroubleState>): void => {
    state = { ...state, ...changed };
    onChange();
  };

  const retry = async (): Promise<void> => {
    retryAt = clock.now() + RETRY_MS;
    await elks.retryReports();
    onChange();
  };

  clock.onAdvance(async () => {
    if (elks.unacknowledged.length > 0 && clock.now() >= retryAt) await retry();
  });

  return {
    state: () => ({ ...state, reportsWaiting: elks.unacknowledged.length }),
    slackIsDown: (isDown) => {
      if (isDown)
        for (const method of SLACK_DOORS)
          slack.trouble({ kind: 'server-error', ...(method === undefined ? {} : { method }) });
      else slack.calm();
      change({ slack: isDown ? 'down' : 'up' });
    },
    recordingsAreLate: (areLate) => {
      elks.breakRecordings(areLate ? { kind: 'not-ready' } : undefined);
      change({ recordings: areLate ? 'not ready' : 'ready' });
    },
    start: async () => {
      if (state.jour !== 'was killed') return;
      change({ jour: 'starts' });
      jour = createJourProcess({ env: stage.env, clock, log });
      await stage.startApp(jour);
      change({ jour: 'runs' });
      // Who waits for a page does not wait five minutes.
      await retry();
    },
    kill: async () => {
      if (state.jour !== 'runs' || jour === null) return;
      stage.appDied();
      await jour.kill();
      change({ jour: 'was killed' });
    },
  };
};
