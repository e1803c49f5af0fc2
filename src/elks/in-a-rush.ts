// What comes alone is done at once; what comes in a rush is done together, a few milliseconds later at most: the same work
// for many at a time costs each of them less.

/** Shorter than a caller, a disk or a person can tell. */
const GATHER_MS = 5;

export interface InARush<T> {
  readonly add: (some: readonly T[]) => void;
  /** Does at once what was put off. */
  readonly catchUp: () => void;
}

/** @param work never throws */
export const createInARush = <T>(work: (all: readonly T[]) => void): InARush<T> => {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | null = null;

  const catchUp = (): void => {
    if (waiting.length === 0) return;
    const all = waiting;
    waiting = [];
    work(all);
  };

  /** A rush is over when nothing came while it was waited. */
  const goOn = (): void => {
    timer = waiting.length === 0 ? null : setTimeout(goOn, GATHER_MS);
    catchUp();
  };

  return {
    add: (some) => {
      waiting.push(...some);
      if (timer !== null) return;
      timer = setTimeout(goOn, GATHER_MS);
      catchUp();
    },
    catchUp,
  };
};
