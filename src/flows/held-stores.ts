// The stores for those who tell: what went out holds in memory at once, and what comes after it does not wait for a disk that
// fails or hangs. After a crash meanwhile it is looked for before it is sent again.
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import { heldAtLeast, heldUpdate } from './held.ts';

interface Stores {
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly log: Log;
}

export type HeldStores = Omit<Stores, 'log'>;

export const heldStores = ({ calls, outbox, log }: Stores): HeldStores => {
  /** Decided as soon as it is asked for. */
  const held = async (work: Promise<void>): Promise<void> => void (await heldAtLeast(work, () => true, log));

  const update: CallStore['update'] = async (callId, decide) => {
    const { said } = await heldUpdate({ calls, log }, callId, (known) => {
      const change = decide(known);
      return { said: change?.call ?? known, change };
    });
    return said;
  };

  return {
    calls: { ...calls, update },
    outbox: {
      ...outbox,
      put: (...what) => held(outbox.put(...what)),
      settle: (entry) => held(outbox.settle(entry)),
      replace: (...what) => held(outbox.replace(...what)),
      postpone: (entry) => held(outbox.postpone(entry)),
    },
  };
};
