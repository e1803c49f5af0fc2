// Asks the provider whether there was such a call, for a report of one that we never saw; only then is it taken in.

import type { Call } from '../core/call.ts';
import type { Effect, OutboxEntry, ParkedTold, Told } from '../core/effect.ts';
import { DAY_MS, MINUTE_MS } from '../core/instant.ts';
import { callFromPast, lineOfPast, type PastCall } from '../core/past-call.ts';
import type { Log } from '../ports/log.ts';
import type { CallBooks } from '../ports/phone.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { erasedMark } from './erase-effects.ts';
import type { Reports } from './reports.ts';
import type { Send, Sent } from './sent.ts';

export interface LookUpDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Pick<Outbox, 'mark'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly books: Pick<CallBooks, 'find'>;
  readonly learn: Reports['learn'];
}

/** Whether a call stands in the books while it goes on is not documented: one that is not there may only be too new. */
const UNKNOWN_ASKED_FOR_MS = 10 * MINUTE_MS;
const UNKNOWN_AGAIN_MS = 2 * MINUTE_MS;

const DONE: Sent = { kind: 'done' };

export const createLookUp = (deps: LookUpDeps): Send => {
  const again = (reason: string, how: Pick<Sent & { kind: 'again' }, 'who' | 'inMs'>): Sent => ({
    kind: 'again',
    maybeSent: false,
    reason,
    ...how,
  });

  const unknown = (entry: OutboxEntry, callId: string): Sent => {
    if (deps.clock.now() - entry.createdAt < UNKNOWN_ASKED_FOR_MS)
      return again('the provider knows no such call yet', { who: 'alone', inMs: UNKNOWN_AGAIN_MS });
    deps.log.warn('a report of a call that never was is dropped', { callId });
    return DONE;
  };

  const foreign = (callId: string): Sent => {
    deps.log.warn('a report of a call that is none of ours is dropped', { callId });
    return DONE;
  };

  /** `find` knows the calls of a day; of older ones a report comes that 46elks tried to bring for long. */
  const knownLongAgo = async ({ callId, createdAt }: PastCall): Promise<Call | null> => {
    if (deps.clock.now() - createdAt < DAY_MS) return null;
    const span = { fromAt: createdAt - DAY_MS, untilAt: createdAt + DAY_MS };
    for await (const calls of deps.calls.between(span)) {
      const known = calls.find(({ id }) => id === callId);
      if (known !== undefined) return known;
    }
    return null;
  };

  /** The record it begins with; null when it was no call of ours. */
  const recordOf = async (past: PastCall, told: Told): Promise<Call | null> => {
    const known = await knownLongAgo(past);
    if (known !== null) return known;
    const line = lineOfPast(past, deps.settings.current());
    const end = told.kind === 'ended' ? told.end : past.end;
    return line === null ? null : callFromPast({ ...past, end }, line, deps.clock.now());
  };

  const lookUp = async (
    entry: OutboxEntry,
    { callId, told }: Effect & { kind: 'look-up' },
  ): Promise<Sent> => {
    const known = await deps.calls.find(callId);
    if (known !== undefined) {
      await deps.learn(known, told);
      return DONE;
    }
    if ((await deps.outbox.mark(erasedMark(callId))) !== undefined) return DONE;
    const found = await deps.books.find(callId);
    if (found.kind === 'not-asked') return again(found.reason, { who: 'lane', inMs: null });
    if (found.kind === 'unknown') return unknown(entry, callId);
    const record = await recordOf(found.call, told);
    if (record === null) return foreign(callId);
    await deps.learn(record, told);
    return DONE;
  };

  /** Null: over by what was told, but not yet by the books. */
  const parkedTold = (past: PastCall, told: ParkedTold): Told | null => {
    if (told.kind === 'recorded') return told;
    return past.end === null ? null : { kind: 'ended', end: past.end };
  };

  /** What it says of its call is not believed: only which call it is, and that there is something to be asked for. */
  const lookUpParked = async (
    entry: OutboxEntry,
    { callId, lineId, told }: Effect & { kind: 'look-up-parked' },
  ): Promise<Sent> => {
    const known = await deps.calls.find(callId);
    if (known?.plan !== undefined) {
      deps.log.warn('a parked plan’s report of a call that was answered here is dropped', { callId });
      return DONE;
    }
    const found = await deps.books.find(callId);
    if (found.kind === 'not-asked') return again(found.reason, { who: 'lane', inMs: null });
    if (found.kind === 'unknown') return unknown(entry, callId);
    if (lineOfPast(found.call, deps.settings.current())?.id !== lineId) return foreign(callId);
    const sure = parkedTold(found.call, told);
    if (sure === null) return again('it goes on by the books', { who: 'alone', inMs: UNKNOWN_AGAIN_MS });
    const record = await recordOf(found.call, sure);
    if (record !== null && record.plan === undefined) await deps.learn(record, sure);
    return DONE;
  };

  return async (entry) => {
    const { effect } = entry;
    if (effect.kind === 'look-up') return lookUp(entry, effect);
    return effect.kind === 'look-up-parked' ? lookUpParked(entry, effect) : DONE;
  };
};
