// What waits in a lane and is to be tried, in order.
import type { OutboxEntry } from '../core/effect.ts';
import { isOfCall } from '../core/of-call.ts';
import type { IsWanted, Outbox } from '../ports/store.ts';
import type { Gather } from './gather-alerts.ts';
import { laneOf } from './lanes.ts';

/** Of a hundred thousand, so many are tried before the rest is looked at. */
const AT_A_TIME = 50;

export interface LaneWaitingDeps {
  readonly outbox: Pick<Outbox, 'pending' | 'some'>;
  /** Lets what waits leave together, where that is better. */
  readonly gather: Gather;
  readonly isDue: (entry: OutboxEntry) => boolean;
}

export const createLaneWaiting = ({ outbox, gather, isDue }: LaneWaitingDeps) => {
  const firstDue = async (isWanted: IsWanted): Promise<readonly OutboxEntry[]> => {
    const found: OutboxEntry[] = [];
    await outbox.some(isWanted, (entry) => {
      if (isDue(entry)) found.push(entry);
      return found.length === AT_A_TIME;
    });
    return found;
  };

  /** The first that are due of what is about calls, then of all else; each by place. */
  return async (lane: string): Promise<readonly OutboxEntry[]> => {
    const isHere: IsWanted = (bound) => laneOf(bound) === lane;
    await gather(await outbox.pending((bound) => bound.effect.kind === 'alert' && isHere(bound)));
    const ofCalls = await firstDue((bound) => isHere(bound) && isOfCall(bound.effect));
    const others = await firstDue((bound) => isHere(bound) && !isOfCall(bound.effect));
    return [...ofCalls, ...others];
  };
};
