// The lanes of the outbox in which something is due.
import type { OutboxEntry } from '../core/effect.ts';
import type { Outbox } from '../ports/store.ts';
import { laneOf } from './lanes.ts';

export interface DueLanesDeps {
  readonly outbox: Pick<Outbox, 'channels' | 'pending'>;
  readonly isPaused: (lane: string) => boolean;
}

export const createDueLanes = ({ outbox, isPaused }: DueLanesDeps) => {
  /** Lanes that anything waits in and that may go on. */
  const openLanes = async (): Promise<ReadonlySet<string>> => {
    const lanes = [...(await outbox.channels())].flatMap(([channelId, kinds]) =>
      [...kinds].map((kind) => laneOf({ channelId, effect: { kind } })),
    );
    return new Set(lanes.filter((lane) => !isPaused(lane)));
  };

  /** While Slack takes nothing, a backlog is not looked through. */
  return async (isDue: (entry: OutboxEntry) => boolean): Promise<readonly string[]> => {
    const open = await openLanes();
    const due = new Set<string>();
    for (const entry of open.size === 0 ? [] : await outbox.pending()) {
      const lane = laneOf(entry);
      if (open.has(lane) && !due.has(lane) && isDue(entry)) due.add(lane);
      if (due.size === open.size) break;
    }
    return [...due];
  };
};
