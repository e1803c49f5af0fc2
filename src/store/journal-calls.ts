// The port CallStore over the journal: decided in memory at once, answered when on disk.
import type { Call } from '../core/call.ts';
import { waits } from '../core/call-work.ts';
import type { CallStore, CallUpdate, Decide, FailedUpdate } from '../ports/store.ts';
import type { JournalLine } from './journal-line.ts';
import type { JournalState } from './journal-state.ts';
import { noteOpen } from './journal-state.ts';
import { type KnownCall, type Place, placeOf } from './known-calls.ts';
import { byNewest } from './latest-calls.ts';

interface Deps {
  readonly state: JournalState;
  /** Resolves when no lines move. */
  readonly standStill: () => Promise<unknown>;
  /** The call on the line at that place; undefined when the line is not readable as that call. */
  readonly readCall: (callId: string, place: Place) => Promise<Call | undefined>;
  readonly latest: CallStore['latest'];
  readonly between: CallStore['between'];
  readonly erase: CallStore['erase'];
  readonly commit: (change: Omit<JournalLine, 'v'>, known: KnownCall) => Promise<void>;
  /** Resolves when all that was committed is on disk. */
  readonly flush: () => Promise<void>;
}

/** What is asked for now and then need not be told all at once. */
const UNENDED_MOST = 20;

/** One promise for all, so that those who change nothing together wait for the same. */
const NOTHING_TO_KEEP = Promise.resolve();

/** In memory at once; `kept` resolves when it is on disk. */
interface Made {
  readonly call: Call | undefined;
  readonly kept: Promise<unknown>;
}

export const checkSameCall = (callId: string, call: Call): void => {
  if (call.id !== callId) throw new Error(`the change of call ${callId} holds call ${call.id}`);
};

/**
 * `find` and `update` know the calls of the two newest segments, a day and more: every late or repeated report of a call.
 * An id that is not among them is answered from memory alone, so a new call never waits for the disk. Older calls are
 * only shown by `latest` and `between`.
 */
export const createJournalCalls = ({
  state,
  standStill,
  readCall,
  latest,
  between,
  erase,
  commit,
  flush,
}: Deps): CallStore => {
  const { known: calls, outbox } = state;

  /** Null: it has to be read from disk. */
  const inMemory = (known: KnownCall | undefined): Call | undefined | null =>
    known !== undefined && known.call === undefined ? null : known?.call;

  const atHand = (callId: string): Call | undefined | null => inMemory(calls.of(callId));

  /** Reads the call back into memory, unless it changed or moved meanwhile. */
  const bringBack = async (callId: string): Promise<void> => {
    const known = calls.of(callId);
    const place = known && placeOf(known);
    if (known === undefined || place === undefined) return;
    await standStill();
    const call = await readCall(callId, place);
    // Its line moved while it was read: it is looked for again.
    if (state.moving !== null) return;
    if (calls.of(callId) !== known || known.call !== undefined || known.offset !== place.offset) return;
    if (call === undefined) calls.forget(callId);
    else calls.remember(known, call);
  };

  const find = async (callId: string): Promise<Call | undefined> => {
    while (atHand(callId) === null) await bringBack(callId);
    return calls.of(callId)?.call;
  };

  /** At once, of what is at hand. */
  const change = (callId: string, before: KnownCall | undefined, decide: Decide): Made => {
    const decided = decide(before?.call);
    // A repeated report must not be told all is well while the first one's change still waits for the disk.
    if (decided === undefined) {
      const isUnwritten = before !== undefined && before.unwritten > 0;
      return { call: before?.call, kept: isUnwritten ? flush() : NOTHING_TO_KEEP };
    }
    const { call, settle = [], enqueue = [] } = decided;
    checkSameCall(callId, call);
    const known = calls.hold(call, before);
    noteOpen(state, known, call);
    const line = { call, settled: outbox.settle(settle), put: outbox.put(enqueue) };
    return { call, kept: commit(line, known) };
  };

  /** Decided in the step in which it is there: what was read could be gone again in the next one. */
  const changeFromDisk = async (callId: string, decide: Decide): Promise<Call | undefined> => {
    while (atHand(callId) === null) await bringBack(callId);
    const { call, kept } = change(callId, calls.of(callId), decide);
    await kept;
    return call;
  };

  const update: CallStore['update'] = (callId, decide) => {
    const before = calls.of(callId);
    if (inMemory(before) === null) return changeFromDisk(callId, decide);
    try {
      const { call, kept } = change(callId, before, decide);
      return kept.then(() => call);
    } catch (error) {
      return Promise.reject(error);
    }
  };

  const begin = ({ callId, decide }: CallUpdate): Promise<unknown> => {
    const before = calls.of(callId);
    if (inMemory(before) === null) return changeFromDisk(callId, decide);
    try {
      return change(callId, before, decide).kept;
    } catch (error) {
      return Promise.reject(error);
    }
  };

  /** Those that are written together share what they wait for. */
  const updateAll: CallStore['updateAll'] = (updates) => {
    const idsByWait = new Map<Promise<unknown>, string[]>();
    for (const update of updates) {
      const wait = begin(update);
      const ids = idsByWait.get(wait);
      if (ids === undefined) idsByWait.set(wait, [update.callId]);
      else ids.push(update.callId);
    }
    return [...idsByWait].map(([wait, callIds]) => ({
      callIds,
      failed: wait.then(
        (): readonly FailedUpdate[] => [],
        (error: unknown) => callIds.map((callId): FailedUpdate => ({ callId, error })),
      ),
    }));
  };

  /** One after another: there may be many of them, and nobody is in a hurry. */
  const waiting = async (): Promise<readonly Call[]> => {
    const found: Call[] = [];
    for (const callId of state.looks.ids()) {
      const call = await find(callId);
      if (call !== undefined && waits(call)) found.push(call);
    }
    return found.sort(byNewest);
  };

  /** Those open longest come first. */
  const unended: CallStore['unended'] = async (before, leftOut) => {
    const found: Call[] = [];
    for (const { id, isOpen, isOver } of calls.all()) {
      if (!isOpen || isOver || leftOut?.has(id) === true) continue;
      const call = await find(id);
      if (call === undefined || call.end !== undefined) continue;
      // The rest began later still.
      if (call.startedAt >= before || found.length >= UNENDED_MOST) break;
      found.push(call);
    }
    return found;
  };

  return {
    latest,
    between,
    erase,
    find,
    atHand,
    waiting,
    toLookAt: async (now) => state.looks.due(now),
    lookAgain: async (callId, at) => state.looks.again(callId, at),
    unended,
    update,
    updateAll,
  };
};
