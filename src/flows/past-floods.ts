// How often those called who call often, by the provider's books and by our own: of them some were rejected unheard, which
// leaves no record here.
import type { Caller } from '../core/call.ts';
import { DAY_MS, type Instant } from '../core/instant.ts';
import type { CallsOfCallers, PastCall } from '../core/past-call.ts';
import type { PhoneNumber } from '../core/settings.ts';
import type { CallStore } from '../ports/store.ts';

/** Whoever has fewer calls in the books just read is not looked into further. */
const OFTEN = 3;

type Counts = Map<PhoneNumber, Map<string, Instant>>;

const count = (counts: Counts, caller: Caller, [callId, at]: readonly [string, Instant]): void => {
  if (caller.kind === 'number') counts.get(caller.number)?.set(callId, at);
};

const callersIn = (past: readonly PastCall[]): Counts => {
  const counts: Counts = new Map();
  for (const { caller, callId, createdAt, isIncoming } of past) {
    if (caller.kind !== 'number' || !isIncoming) continue;
    const calls = counts.get(caller.number) ?? new Map<string, Instant>();
    counts.set(caller.number, calls.set(callId, createdAt));
  }
  return new Map([...counts].filter(([, calls]) => calls.size >= OFTEN));
};

/** @param past of a span that begins at `since` */
export const oftenCallers = async (
  calls: Pick<CallStore, 'between'>,
  past: readonly PastCall[],
  since: Instant,
): Promise<CallsOfCallers> => {
  const counts = callersIn(past);
  if (counts.size === 0) return counts;
  const untilAt = Math.max(since, ...past.map(({ createdAt }) => createdAt));
  for await (const some of calls.between({ fromAt: since - DAY_MS, untilAt }))
    for (const { caller, id, startedAt } of some) count(counts, caller, [id, startedAt]);
  return counts;
};
