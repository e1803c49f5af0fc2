// How many entries of each kind wait for each channel: whoever only wants to know whether any does need not look at all.
import type { Effect, OutboxEntry } from '../core/effect.ts';

type Kind = Effect['kind'];
interface Count {
  waiting: number;
}

type Which = Pick<OutboxEntry, 'channelId' | 'effect'>;

export interface WaitingKinds {
  readonly add: (entry: Which) => void;
  readonly remove: (entry: Which) => void;
  readonly clear: () => void;
  readonly byChannel: () => ReadonlyMap<string, ReadonlySet<Kind>>;
}

export const createWaitingKinds = (): WaitingKinds => {
  const counts = new Map<string, Map<Kind, Count>>();

  const kindsOf = (channelId: string): Map<Kind, Count> => {
    const known = counts.get(channelId);
    if (known !== undefined) return known;
    const kinds = new Map<Kind, Count>();
    counts.set(channelId, kinds);
    return kinds;
  };

  return {
    add: ({ channelId, effect }) => {
      const kinds = kindsOf(channelId);
      const known = kinds.get(effect.kind);
      if (known === undefined) kinds.set(effect.kind, { waiting: 1 });
      else known.waiting += 1;
    },
    remove: ({ channelId, effect }) => {
      const kinds = kindsOf(channelId);
      const known = kinds.get(effect.kind);
      if (known !== undefined) known.waiting -= 1;
      if (known?.waiting === 0) kinds.delete(effect.kind);
      if (kinds.size === 0) counts.delete(channelId);
    },
    clear: () => counts.clear(),
    byChannel: () => new Map([...counts].map(([channelId, kinds]) => [channelId, new Set(kinds.keys())])),
  };
};
