// The port CallStore over the journal: decided in memory at once, answered when on disk.
import type { Call } from '../core/call.ts';
import { waits } from '../core/call-work.ts';
import type { CallStore } from '../ports/store.ts';
import type { Place } from './call-places.ts';
import type { JournalLine } from './journal-line.ts';
import type { JournalState } from './journal-state.ts';
import { noteOpen } from './journal-state.ts';
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
  readonly commit: (change: Omit<JournalLine, 'v'>) => Promise<void>;
  /** Resolves when all that was committed is on disk. */
  readonly flush: () => Promise<void>;
}

/** What is asked for now and then need not be told all at once. */
const UNENDED_MOST = 20;

type Decide = Parameters<CallStore['update']>[1];

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
  const { memory, places, outbox } = state;

  /** Null: it has to be read from disk. */
  const atHand = (callId: string): Call | undefined | null => {
    const held = memory.get(callId);
    return held === undefined && places.of(callId) !== undefined ? null : held;
  };

  /** Reads the call back into memory, unless it changed or moved meanwhile. */
  const bringBack = async (callId: string): Promise<void> => {
    const place = places.of(callId);
    if (place === undefined) return;
    await standStill();
    const call = await readCall(callId, place);
    // Its line moved while it was read: it is looked for again.
    if (state.moving !== null) return;
    if (memory.get(callId) !== undefined || places.of(callId)?.offset !== place.offset) return;
    if (call === undefined) places.forget(callId);
    else memory.remember(call);
  };

  const find = async (callId: string): Promise<Call | undefined> => {
    while (atHand(callId) === null) await bringBack(callId);
    return memory.get(callId);
  };

  /** At once, of what is at hand. */
  const change = (callId: string, before: Call | undefined, decide: Decide): Promise<Call | undefined> => {
    const decided = decide(before);
    // A repeated report must not be told all is well while the first one's change still waits for the disk.
    if (decided === undefined)
      return memory.isUnwritten(callId) ? flush().then(() => before) : Promise.resolve(before);
    const { call, settle = [], enqueue = [] } = decided;
    checkSameCall(callId, call);
    memory.hold(call);
    noteOpen(state, call);
    return commit({ call, settled: outbox.settle(settle), put: outbox.put(enqueue) }).then(() => call);
  };

  const changeFromDisk = async (callId: string, decide: Decide): Promise<Call | undefined> => {
    while (atHand(callId) === null) await bringBack(callId);
    return change(callId, memory.get(callId), decide);
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
    for (const [callId, isOver] of state.openIds) {
      const call = isOver || leftOut?.has(callId) === true ? undefined : await find(callId);
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
    update: (callId, decide) => {
      const before = atHand(callId);
      if (before === null) return changeFromDisk(callId, decide);
      try {
        return change(callId, before, decide);
      } catch (error) {
        return Promise.reject(error);
      }
    },
  };
};
