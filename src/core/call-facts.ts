// Adds what a report tells to what is known of a call. Every function gives the same end state in any order of
// reports, and returns its argument itself when the report told nothing new.
import type { Call, CallEnd, Caller, MessageRef, Reached, Recording } from './call.ts';
import type { Instant } from './instant.ts';
import type { Plan } from './plan.ts';

/** What every webhook tells of the call it is about. */
export interface CallFacts {
  readonly callId: string;
  readonly lineId: string;
  readonly to: string;
  readonly caller: Caller;
  readonly startedAt: Instant;
}

/** A call first heard of by a report. */
export const newCall = (facts: CallFacts): Call => ({
  id: facts.callId,
  lineId: facts.lineId,
  to: facts.to,
  caller: facts.caller,
  startedAt: facts.startedAt,
  reached: [],
  recordings: [],
});

const NONE: readonly never[] = [];

/** A call that was answered with a plan. Every call is made here, so it is made at one stroke. */
export const answeredCall = (facts: CallFacts, plan: Plan): Call => ({
  id: facts.callId,
  lineId: facts.lineId,
  to: facts.to,
  caller: facts.caller,
  startedAt: facts.startedAt,
  plan,
  reached: NONE,
  recordings: NONE,
});

/** The plan that was answered; the first one stands, however often the webhook comes. */
export const withPlan = (call: Call, plan: Plan): Call =>
  call.plan === undefined ? { ...call, plan } : call;

export const withReached = (call: Call, reached: Reached): Call =>
  call.reached.some((known) => known.step === reached.step)
    ? call
    : { ...call, reached: [...call.reached, reached].toSorted((a, b) => a.step - b.step) };

/** A report says more than the books, and these more than that nothing was told. */
const weightOf = ({ isUntold, isFromBooks }: CallEnd): number => {
  if (isUntold === true) return 0;
  return isFromBooks === true ? 1 : 2;
};

/** Of what was told alike the first stands. */
export const withEnd = (call: Call, end: CallEnd): Call =>
  call.end === undefined || weightOf(call.end) < weightOf(end) ? { ...call, end } : call;

/** Nobody told how it ended, and the provider knows no such call. */
export const withUntoldEnd = (call: Call, now: Instant): Call =>
  withEnd(call, { endedAt: now, totalSeconds: 0, legs: [], actions: null, isUntold: true });

export const withRecording = (call: Call, recording: Recording): Call =>
  call.recordings.some((known) => known.id === recording.id)
    ? call
    : { ...call, recordings: [...call.recordings, recording].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };

/** A message speaks of it: one day both may have to go. */
export const withTold = (call: Call, ref: MessageRef): Call =>
  call.told?.some(({ messageId }) => messageId === ref.messageId) === true
    ? call
    : { ...call, told: [...(call.told ?? []), ref] };

/** It is in Slack, under that name. */
export const withPosted = (call: Call, id: string, fileId: string): Call => ({
  ...call,
  recordings: call.recordings.map((recording) =>
    recording.id === id ? { ...recording, state: 'posted', fileId } : recording,
  ),
});

export const withRecordingState = (call: Call, id: string, state: Recording['state']): Call => ({
  ...call,
  recordings: call.recordings.map((recording) => (recording.id === id ? { ...recording, state } : recording)),
});
