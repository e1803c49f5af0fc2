// A time limit on promises, for decisions that a caller waits for. Nearly all are made long before it: they share one
// timer that looks at those under way, instead of one each.

/** How long a decision may take before the fallback answers instead: well under any patience a phone platform has. */
export const DECISION_LIMIT_MS = 1_500;

const LOOK_EVERY_MS = 50;

interface Waiting {
  readonly untilMs: number;
  readonly giveUp: () => void;
}

/** Settles as `work` does, or rejects `limitMs` of real time later, give or take LOOK_EVERY_MS; a late result is ignored. */
export type Within = <T>(limitMs: number, work: Promise<T>) => Promise<T>;

export const createWithin = (): Within => {
  const waiting = new Set<Waiting>();
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const now = performance.now();
    for (const one of waiting) if (now >= one.untilMs) one.giveUp();
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return <T>(limitMs: number, work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        waiting.delete(one);
        reject(new Error(`no result within ${limitMs} ms`));
      };
      const one: Waiting = { untilMs: performance.now() + limitMs, giveUp };
      waiting.add(one);
      timer ??= setInterval(look, LOOK_EVERY_MS);
      work.then(
        (value) => {
          waiting.delete(one);
          resolve(value);
        },
        (error: unknown) => {
          waiting.delete(one);
          reject(error);
        },
      );
    });
};
