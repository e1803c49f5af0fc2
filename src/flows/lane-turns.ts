// Whose turn it is in a lane: what is told of calls passes all else. Both keep the order among their like, also over a restart.
import type { OutboxEntry } from '../core/effect.ts';
import { isOfCall } from '../core/of-call.ts';

/** Of so many turns one is for what is about no call, so that calls without end do not silence it. */
export const ELSE_ONCE_IN = 10;

/** Looks no further than to the next one: of a hundred thousand that wait, a turn is not to look at all. */
function* only(waiting: readonly OutboxEntry[], ofCalls: boolean): Generator<OutboxEntry, undefined> {
  for (const entry of waiting) if (isOfCall(entry.effect) === ofCalls) yield entry;
}

export const createLaneTurns = () => {
  /** How many of calls have had a turn since it was anything else's, by lane. */
  const callsInARow = new Map<string, number>();
  const rowIn = (lane: string): number => callsInARow.get(lane) ?? 0;

  return {
    /**
     * Whose turn is next is settled when it is taken, after who had one meanwhile.
     * @param waiting of that lane, what is about calls by place, and all else as well
     */
    inTurn: function* (lane: string, waiting: readonly OutboxEntry[]): Generator<OutboxEntry, void> {
      const calls = only(waiting, true);
      const others = only(waiting, false);
      for (;;) {
        const isOthersTurn = rowIn(lane) >= ELSE_ONCE_IN - 1;
        const other = isOthersTurn ? others.next().value : undefined;
        if (isOthersTurn && other === undefined) callsInARow.delete(lane);
        const next = other ?? calls.next().value ?? others.next().value;
        if (next === undefined) return;
        yield next;
      }
    },
    had: (lane: string, { effect }: OutboxEntry): void =>
      void callsInARow.set(lane, isOfCall(effect) ? rowIn(lane) + 1 : 0),
  };
};
