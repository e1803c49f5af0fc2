// Calls as the provider's books tell them, long after: which of them should have been ours to tell, and as what.
import type { Call, CallEnd, Caller, Recording } from './call.ts';
import { newCall, withEnd, withRecording } from './call-facts.ts';
import { floodStep } from './caller-flood.ts';
import { DAY_MS, type Instant, MINUTE_MS } from './instant.ts';
import { blockOf } from './plan-call.ts';
import type { Line, PhoneNumber, Settings } from './settings.ts';

/** A call as the provider's books have it. */
export interface PastCall {
  readonly callId: string;
  readonly isIncoming: boolean;
  readonly to: PhoneNumber | null;
  readonly caller: Caller;
  readonly createdAt: Instant;
  /** Null: it still goes on. */
  readonly end: CallEnd | null;
}

/** Whether of a message or of the whole call, the books do not say. */
export interface PastRecording {
  readonly callId: string;
  readonly recording: Recording;
}

/** What is heard of sooner than this counts as told in time: reports take a while, and restarts too. */
export const LATE_AFTER_MS = 5 * MINUTE_MS;

/** Recordings are long gone by then, and who called so long ago waits no more. */
export const LOOK_BACK_MOST_MS = 7 * DAY_MS;
/** Looked at once more every time: what is on record now may not have been so then. */
const OVERLAP_MS = 15 * MINUTE_MS;
/** A clock that was ahead when it looked last asked for what was to come, and missed what came. */
const AFTER_A_CLOCK_AHEAD_MS = DAY_MS;

/** From when on the books are to be looked at, which were last looked at up to `caughtUpTo`. */
export const lookBackFrom = (caughtUpTo: Instant, now: Instant): Instant =>
  caughtUpTo - OVERLAP_MS > now
    ? now - AFTER_A_CLOCK_AHEAD_MS
    : Math.max(caughtUpTo - OVERLAP_MS, now - LOOK_BACK_MOST_MS);

/** Callers whom a rule of the team's turns away unheard are no calls to be told of. */
const isTurnedAway = (past: PastCall, line: Line, settings: Settings): boolean => {
  if (past.caller.kind !== 'number') return line.hidden === 'reject';
  return blockOf({ settings, line, caller: past.caller, now: past.createdAt }) !== undefined;
};

/** Rejected by us, which leaves no record here. */
const wasRejected = ({ end }: PastCall): boolean => {
  const actions = end?.actions ?? [];
  return actions.length > 0 && actions.every(({ verb }) => verb === 'hangup');
};

/** When each caller called, by call, so that a call that is told of twice counts once. */
export type CallsOfCallers = ReadonlyMap<PhoneNumber, ReadonlyMap<string, Instant>>;

/** One of so many of its caller's that we would have rejected it unheard, or did. */
export const isPastFlood = ({ caller, createdAt }: PastCall, callsOf: CallsOfCallers): boolean => {
  if (caller.kind !== 'number') return false;
  const before = [...(callsOf.get(caller.number)?.values() ?? [])].filter((at) => at < createdAt);
  return floodStep(before, createdAt) === 'reject';
};

/** The line whose call it was; null: none of ours, a call out, or one that was or would have been rejected unheard. */
export const lineOfPast = (past: PastCall, settings: Settings): Line | null => {
  const line = settings.lines.find(({ number }) => number === past.to);
  if (line === undefined || !past.isIncoming || wasRejected(past)) return null;
  return isTurnedAway(past, line, settings) ? null : line;
};

/** The record of a call that nothing was known of until `now`. */
export const callFromPast = (past: PastCall, line: Line, now: Instant): Call => {
  const overAt = past.end?.endedAt ?? now;
  return {
    ...newCall({
      callId: past.callId,
      lineId: line.id,
      to: line.number,
      caller: past.caller,
      startedAt: past.createdAt,
    }),
    ...(now - overAt >= LATE_AFTER_MS ? { heardLateAt: now } : {}),
  };
};

const recordsCalls = (call: Call, line: Line): boolean =>
  call.plan === undefined ? line.records : call.plan.records === true;

/** With a message there is another one: of two the longer is the conversation that holds it. */
const isWholeCall = (one: Recording, all: readonly Recording[], call: Call): boolean => {
  const leftMessage = call.end?.actions?.some(({ verb }) => verb === 'record') === true;
  if (!leftMessage) return true;
  return all.length > 1 && all.every(({ id, seconds }) => id === one.id || seconds < one.seconds);
};

/** Adds what the books have and the call has not; the call itself when that is nothing. */
export const withPast = (
  call: Call,
  past: { readonly end: CallEnd | null; readonly recordings: readonly Recording[] },
  line: Line,
): Call => {
  const ended = past.end === null ? call : withEnd(call, { ...past.end, isFromBooks: true });
  return past.recordings.reduce((known, recording) => {
    const isWhole = recordsCalls(ended, line) && isWholeCall(recording, past.recordings, ended);
    return withRecording(known, isWhole ? { ...recording, of: 'call' } : recording);
  }, ended);
};
