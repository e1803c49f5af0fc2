// The lanes of the outbox in which something is due, or may be.
import type { OutboxEntry } from '../core/effect.ts';
import type { Outbox } from '../ports/store.ts';
import { laneOf, lanesOf } from './lanes.ts';

export interface DueLanesDeps {
  readonly outbox: Pick<Outbox, 'channels' | 'some'>;
  readonly isPaused: (lane: string) => boolean;
  /** Somebody empties it already, and looks once more when asked to. */
  readonly isUnderWay: (lane: string) => boolean;
}

export const createDueLanes = ({ outbox, isPaused, isUnderWay }: DueLanesDeps) => {
  /** Lanes that anything waits in and that may go on. */
  const openLanes = async (): Promise<readonly string[]> =>
    [...lanesOf(await outbox.channels())].filter((lane) => !isPaused(lane));

  /** While Slack takes nothing, or is slow to take one, a backlog is not looked through. */
  return async (isDue: (entry: OutboxEntry) => boolean): Promise<readonly string[]> => {
    const due: string[] = [];
    for (const lane of await openLanes())
      if (isUnderWay(lane) || (await outbox.some((bound) => laneOf(bound) === lane, isDue))) due.push(lane);
    return due;
  };
};
