// The part of the composition that time drives: what is due is asked every second and every minute, and nothing hangs on a tick.
import type { AskingParts } from './app-asking.ts';
import type { TellingDeps, TellingParts } from './app-telling.ts';
import type { Instant } from './core/instant.ts';
import { createCatchUp } from './flows/catch-up.ts';
import { createHoursTick } from './flows/hours-tick.ts';
import { createLateChanges } from './flows/late-changes.ts';
import { createRetention } from './flows/retention.ts';
import { createUntoldEnds } from './flows/untold-ends.ts';
import type { Warn } from './flows/warn.ts';
import { createWatchAccount } from './flows/watch-account.ts';
import { createSchedule } from './jobs/schedule.ts';
import type { Holidays } from './ports/holidays.ts';

export interface TimeDeps
  extends Pick<TellingDeps, 'clock' | 'log' | 'settings' | 'calls' | 'outbox' | 'books'> {
  readonly telling: TellingParts;
  readonly asking: AskingParts;
  readonly holidays: Holidays;
  readonly warn: Warn;
  readonly wasRefused: (callId: string) => boolean;
  readonly removeBefore: (at: Instant) => Promise<unknown>;
  readonly watchDisk: () => Promise<void>;
  readonly lineTick: () => Promise<void>;
}

export const createTimeParts = (deps: TimeDeps) => {
  const { telling, asking, settings, clock } = deps;
  const { delivery, shifts, reports, trouble, link, kick } = telling;
  const { home, remind } = asking;

  const catchUp = createCatchUp({ ...deps, kick });
  const untoldEnds = createUntoldEnds({ ...deps, kick });
  const hoursTick = createHoursTick(deps);
  const lateChanges = createLateChanges({
    ...deps,
    announce: async () => {
      home.changed();
      await asking.announce();
    },
  });
  const retention = createRetention({ ...deps, kick });
  const watchAccount = createWatchAccount({
    settings,
    clock,
    surroundings: asking.surroundings,
    warn: deps.warn,
    onBalance: telling.metrics.balance,
  });

  /** What time has brought, in the order in which it is to be told. */
  const lookAtTheClock = async (): Promise<void> => {
    await lateChanges();
    await hoursTick();
    await reports.digestTick();
    await remind();
    await shifts.tick('minute');
    await watchAccount();
    await retention();
  };

  const schedule = createSchedule({
    everySecond: async () => {
      await deps.watchDisk();
      await trouble.tick();
      delivery.kick();
      // Not waited for: no message is to wait for a Home.
      void home.tick();
    },
    everyMinute: async () => {
      void deps.lineTick();
      void catchUp().then(untoldEnds);
      await lookAtTheClock();
      await link.check();
    },
  });

  return {
    start: async (): Promise<void> => {
      await schedule.start();
      delivery.kick();
      void link.check();
      void catchUp();
    },
    stop: schedule.stop,
    /** Does all that is due at once, and delivers it. */
    settle: async (): Promise<void> => {
      await catchUp();
      await untoldEnds();
      await lookAtTheClock();
      await delivery.settle();
      // What it learnt from what was refused may have to be told.
      await trouble.tick();
      await delivery.settle();
      await home.tick();
    },
  };
};
