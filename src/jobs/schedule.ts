// The only timers: node-cron ticks that ask what is due now. Nothing depends on a tick that must fire.
import cron from 'node-cron';

export interface Jobs {
  /** Every second: deliver what is due, write what the disk refused. */
  readonly everySecond: () => Promise<void>;
  /** Every minute: what time brings. */
  readonly everyMinute: () => Promise<void>;
}

export const createSchedule = (jobs: Jobs) => {
  const tasks = [
    cron.createTask('* * * * * *', () => jobs.everySecond(), { noOverlap: true }),
    cron.createTask('* * * * *', () => jobs.everyMinute(), { noOverlap: true }),
  ];
  return {
    start: async (): Promise<void> => {
      for (const task of tasks) await task.start();
    },
    stop: async (): Promise<void> => {
      for (const task of tasks) await task.destroy();
    },
  };
};
