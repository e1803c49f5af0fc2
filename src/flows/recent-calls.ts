// The newest calls, in memory: looked up once, then kept up to date by what changes, so that nobody who only looks
// makes the disk work.
import type { Call } from '../core/call.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore } from '../ports/store.ts';

const KEPT = 50;

export interface RecentCalls {
  /** Calls with a new state. */
  note(callIds: readonly string[]): void;
  /** Calls that are kept nowhere any more. */
  drop(callIds: ReadonlySet<string>): void;
  /** Newest first; at most KEPT. Never rejects. */
  list(): Promise<readonly Call[]>;
}

const byNewest = (one: Call, other: Call): number => other.startedAt - one.startedAt;

export const createRecentCalls = (deps: {
  readonly calls: Pick<CallStore, 'latest' | 'atHand' | 'find'>;
  readonly log: Log;
  /** A call that had left memory, and was noted some time ago, is among them only now. */
  readonly onLate: () => void;
}): RecentCalls => {
  const known = new Map<string, Call>();
  let loading: Promise<void> | null = null;
  /** Before that nothing has to be kept up to date, and under load most calls come and go unseen. */
  let hasBeenLookedAt = false;
  /** What is read while calls are taken out may still hold them. */
  let drops = 0;

  const newest = (): readonly Call[] => [...known.values()].sort(byNewest).slice(0, KEPT);

  const trim = (): void => {
    const kept = newest();
    known.clear();
    for (const call of kept) known.set(call.id, call);
  };

  /** What was noted meanwhile is newer than what is found. */
  const load = async (): Promise<void> => {
    const dropsBefore = drops;
    try {
      const found = await deps.calls.latest({ limit: KEPT });
      if (drops !== dropsBefore) return load();
      for (const call of found) if (!known.has(call.id)) known.set(call.id, call);
    } catch (error) {
      loading = null;
      deps.log.warn('latest calls not read', { error });
    }
  };

  const keep = (call: Call | undefined): void => {
    if (call === undefined) return;
    known.set(call.id, call);
    if (known.size > 2 * KEPT) trim();
  };

  /** What is read while calls are taken out may be one of them. */
  const keepLate = async (callId: string): Promise<void> => {
    const dropsBefore = drops;
    const found = await deps.calls.find(callId).catch(() => undefined);
    if (drops !== dropsBefore) return keepLate(callId);
    keep(found);
    return deps.onLate();
  };

  /** As it is by now: what came after it may have been noted already. In a rush it may have left memory. */
  const lookAt = (callId: string): void => {
    const call = deps.calls.atHand(callId);
    if (call === null) void keepLate(callId);
    else keep(call);
  };

  return {
    note: (callIds) => {
      if (hasBeenLookedAt) callIds.forEach(lookAt);
    },
    drop: (callIds) => {
      drops += 1;
      for (const callId of callIds) known.delete(callId);
    },
    list: async () => {
      hasBeenLookedAt = true;
      loading ??= load();
      await loading;
      return newest();
    },
  };
};
