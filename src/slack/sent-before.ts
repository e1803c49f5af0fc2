// A form that arrives twice, by a second press or because Slack sends it again: the second is answered as the first was.
import { createHash } from 'node:crypto';

/** Slack sends a form again within seconds. */
const KEPT_MOST = 100;

interface Sent {
  readonly id: string;
  readonly state: { readonly values: unknown };
}

/** Kept hashed: a form may hold a code. */
const keyOf = ({ id, state }: Sent): string =>
  createHash('sha256')
    .update(JSON.stringify([id, state.values]))
    .digest('base64url');

export const createSentBefore = <O>(isCarriedOut: (outcome: O) => boolean) => {
  const outcomes = new Map<string, Promise<O>>();

  const remember = (key: string, outcome: Promise<O>): void => {
    outcomes.set(key, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > KEPT_MOST && oldest !== undefined) outcomes.delete(oldest);
  };

  /** @param work never rejects; what it did not carry out is tried again */
  return async (view: Sent, work: () => Promise<O>): Promise<O> => {
    const key = keyOf(view);
    const before = await outcomes.get(key);
    if (before !== undefined && isCarriedOut(before)) return before;
    const working = work();
    remember(key, working);
    return working;
  };
};
