// What waits in a lane and is to be tried, in order.
import type { OutboxEntry } from '../core/effect.ts';
import type { Outbox } from '../ports/store.ts';
import type { Gather } from './gather-alerts.ts';
import { kindsByLane, laneOf } from './lanes.ts';

/** Of a hundred thousand, so many are tried before the rest is looked at. */
const CARDS_AT_A_TIME = 50;

export interface LaneWaitingDeps {
  readonly outbox: Pick<Outbox, 'channels' | 'pending' | 'some'>;
  /** Lets what waits leave together, where that is better. */
  readonly gather: Gather;
  readonly isDue: (entry: OutboxEntry) => boolean;
}

export const createLaneWaiting = ({ outbox, gather, isDue }: LaneWaitingDeps) => {
  /** Cards only leave one after another; of other kinds some pass others, or leave together. */
  const hasOnlyCards = async (lane: string): Promise<boolean> => {
    const kinds = kindsByLane(await outbox.channels()).get(lane);
    return kinds?.size === 1 && kinds.has('card');
  };

  const firstCards = async (lane: string): Promise<readonly OutboxEntry[]> => {
    const found: OutboxEntry[] = [];
    await outbox.some((entry) => {
      if (laneOf(entry) === lane && isDue(entry)) found.push(entry);
      return found.length === CARDS_AT_A_TIME;
    });
    return found;
  };

  const all = async (lane: string): Promise<readonly OutboxEntry[]> =>
    (await outbox.pending()).filter((entry) => laneOf(entry) === lane);

  /** By place. All that is due is among them, or, where there are only cards, the first of it. */
  return async (lane: string): Promise<readonly OutboxEntry[]> => {
    if (await hasOnlyCards(lane)) return firstCards(lane);
    const waiting = await all(lane);
    return (await gather(waiting)) ? all(lane) : waiting;
  };
};
