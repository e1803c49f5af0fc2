// Of lines that say the same thing again and again, only so many a second are written; of the rest it is said how many they were.
// A flood of calls would else fill the disk with lines, and take longer to tell of than to answer.

/** Far more than a busy line brings. */
export const LINES_A_SECOND = 100;
const SECOND_MS = 1_000;

export interface LeftOut {
  readonly event: string;
  readonly count: number;
}

export interface LogSampling {
  /** Whether one more line of that event is written. */
  readonly admits: (event: string, at: number) => boolean;
  /** What was left out in the seconds before the one of `now`; each is told once. */
  readonly leftOut: (now: number) => readonly LeftOut[];
  readonly hasLeftOut: () => boolean;
}

const secondOf = (at: number): number => Math.floor(at / SECOND_MS);

/** Events are few: they are named in the code. */
export const createLogSampling = (most = LINES_A_SECOND): LogSampling => {
  const counts = new Map<string, number>();
  let second = 0;
  let over: LeftOut[] = [];

  const close = (): void => {
    for (const [event, count] of counts) if (count > most) over.push({ event, count: count - most });
    counts.clear();
  };

  /** A clock that was put back begins a new second as well. */
  const begin = (at: number): void => {
    if (secondOf(at) === second) return;
    close();
    second = secondOf(at);
  };

  return {
    admits: (event, at) => {
      begin(at);
      const count = (counts.get(event) ?? 0) + 1;
      counts.set(event, count);
      return count <= most;
    },
    leftOut: (now) => {
      begin(now);
      const told = over;
      over = [];
      return told;
    },
    hasLeftOut: () => over.length > 0 || [...counts.values()].some((count) => count > most),
  };
};
