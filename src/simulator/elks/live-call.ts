// One call while it goes on: its own time, the caller's patience and keys, and what is written down of it.
import type { Behaviour } from './behaviour.ts';
import type { Complaints } from './complaints.ts';
import { LIVE_STEP_SECONDS } from './live-people.ts';
import type { Moment, MomentDetail } from './moment.ts';
import type { Recordings } from './recordings.ts';
import type { Report, ReportDesk } from './report.ts';
import type { CallerScript, Phones, Press } from './scripts.ts';
import type { Sender } from './sender.ts';
import type { Sounds } from './sounds.ts';
import type { Timeline } from './timeline.ts';
import { blankTranscript, type Form, type TranscriptInWriting } from './transcript.ts';

/** What all calls share. */
export interface Stage {
  readonly timeline: Timeline;
  readonly sender: Sender;
  readonly sounds: Sounds;
  readonly recordings: Recordings;
  readonly desk: ReportDesk;
  readonly complaints: Complaints;
  /** Phones in a conversation: busy for everybody else. */
  readonly engaged: Set<string>;
  readonly behaviour: () => Behaviour;
  readonly ownNumbers: () => readonly string[];
  readonly isSwedishMobileLine: (number: string) => boolean;
  /** Where recordings are fetched from, ending in `/a1`. */
  readonly url: () => string;
  readonly charge: (cost: number) => void;
}

export interface CallFacts {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  /** Undefined: no `from` is sent at all. */
  readonly from: string | undefined;
  readonly to: string;
  /** The account's number in this call. */
  readonly line: string;
  readonly createdAt: number;
  readonly created: string;
  readonly caller: CallerScript;
  readonly phones: Phones;
  readonly withhold: readonly string[];
  readonly extra: Form;
}

export interface LiveCall {
  readonly facts: CallFacts;
  readonly transcript: TranscriptInWriting;
  /** Seconds of the call so far, by the call's own time. */
  seconds(): number;
  /** How long it is since then, in whole milliseconds: a talk of 9 s is not 8.999999999999998 s. */
  secondsSince(fromSecond: number): number;
  /** Lets time pass; true when the caller hung up meanwhile. A patient caller does so only when told by `hangUp`. */
  pass(seconds: number, patient?: 'patient'): Promise<boolean>;
  /** The same, but no longer than until `isEnough`, which is looked at every quarter of a second. */
  passUntil(seconds: number, isEnough: () => boolean, patient?: 'patient'): Promise<boolean>;
  say(detail: MomentDetail): Promise<void>;
  note(text: string): void;
  /** The caller hangs up as soon as time would pass. */
  readonly hangUp: () => void;
  /** Takes the caller's next key presses if they are of this sort. */
  nextPress(sort: 'skip' | 'keys'): string | null;
  /** Whether the caller hangs up in the middle of this prompt. */
  leavesDuring(prompt: string): boolean;
  whenHangup: string | undefined;
  /** Reports that are to follow the hang-up report. */
  readonly late: Report[];
  wholeCall: { readonly url: string; readonly fromSecond: number } | undefined;
}

export type MomentListener = (moment: Moment) => Promise<void> | void;

const MS = 1_000;

const createKeys = (script: CallerScript): Pick<LiveCall, 'nextPress' | 'leavesDuring'> => {
  const left: Press[] = [...(script.presses ?? [])];
  let leaves = script.hangsUpDuringPrompt;
  return {
    nextPress: (sort) => {
      const [head] = left;
      const isSkip = typeof head === 'object' && head !== null;
      if (head === undefined || isSkip !== (sort === 'skip')) return null;
      left.shift();
      return isSkip ? head.skip : head;
    },
    leavesDuring: (prompt) => {
      if (leaves === undefined || (typeof leaves === 'string' && !prompt.includes(leaves))) return false;
      leaves = undefined;
      return true;
    },
  };
};

export const createLiveCall = (facts: CallFacts, timeline: Timeline, listener: MomentListener): LiveCall => {
  const { id, direction, to } = facts;
  const transcript = blankTranscript({
    id,
    direction,
    from: facts.from ?? '',
    to,
    startedAt: facts.createdAt,
  });
  const { live, givesUpAfterSeconds } = facts.caller;
  let elapsedMs = 0;
  let isGone = false;

  const passMs = async (ms: number, patienceMs: number): Promise<boolean> => {
    if (isGone) return true;
    const passing = Math.max(0, Math.min(ms, patienceMs));
    if (passing > 0) await timeline.wait(passing);
    elapsedMs += passing;
    if (patienceMs < ms || live?.hasHungUp() === true) isGone = true;
    return isGone;
  };

  const passBy = async (seconds: number, patient: 'patient' | undefined): Promise<boolean> => {
    const givesUp = patient === undefined ? givesUpAfterSeconds : undefined;
    const patienceMs = givesUp === undefined ? Number.POSITIVE_INFINITY : givesUp * MS - elapsedMs;
    return passMs(Math.round(seconds * MS), patienceMs);
  };

  const passUntil = async (
    seconds: number,
    isEnough: () => boolean,
    patient?: 'patient',
  ): Promise<boolean> => {
    const endMs = elapsedMs + Math.round(seconds * MS);
    while (elapsedMs < endMs && !isEnough()) {
      const left = (endMs - elapsedMs) / MS;
      if (await passBy(Math.min(LIVE_STEP_SECONDS, left), patient)) return true;
    }
    return isGone;
  };

  return {
    facts,
    transcript,
    ...createKeys(facts.caller),
    seconds: () => elapsedMs / MS,
    secondsSince: (fromSecond) => Math.round(elapsedMs - fromSecond * MS) / MS,
    pass: (seconds, patient) =>
      live === undefined ? passBy(seconds, patient) : passUntil(seconds, () => false, patient),
    passUntil,
    say: async (detail) => {
      const moment = { ...detail, callId: id, at: timeline.now(), atSecond: elapsedMs / MS };
      transcript.moments.push(moment);
      await listener(moment);
    },
    note: (text) => void transcript.notes.push(text),
    hangUp: () => {
      isGone = true;
    },
    whenHangup: undefined,
    late: [],
    wholeCall: undefined,
  };
};
