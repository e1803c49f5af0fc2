// When each call that may wait for somebody to take it on is to be looked at next. Of other calls nothing is kept, however many ring.
import type { Call } from '../core/call.ts';
import { mayWait } from '../core/call-work.ts';
import type { Instant } from '../core/instant.ts';

export interface LookTimes {
  /** There is a new state of the call: it is to be looked at at once, if it may wait. */
  readonly note: (call: Call) => void;
  readonly forget: (callId: string) => void;
  readonly clear: () => void;
  readonly ids: () => Iterable<string>;
  /** Those that are to be looked at by then. Each is handed out once, until it changes or a time is set for it. */
  readonly due: (now: Instant) => readonly string[];
  /** The earlier of two times holds: what changed while it was looked at is looked at once more. */
  readonly again: (callId: string, at: Instant) => void;
}

const AT_ONCE = Number.NEGATIVE_INFINITY;
const NOT_BY_ITSELF = Number.POSITIVE_INFINITY;

export const createLookTimes = (): LookTimes => {
  const atById = new Map<string, Instant>();
  return {
    note: (call) => {
      if (mayWait(call)) atById.set(call.id, AT_ONCE);
      else atById.delete(call.id);
    },
    forget: (callId) => atById.delete(callId),
    clear: () => atById.clear(),
    ids: () => atById.keys(),
    due: (now) => {
      const ids = [...atById].flatMap(([id, at]) => (at <= now ? [id] : []));
      for (const id of ids) atById.set(id, NOT_BY_ITSELF);
      return ids;
    },
    again: (callId, at) => {
      const known = atById.get(callId);
      if (known !== undefined && at < known) atById.set(callId, at);
    },
  };
};
