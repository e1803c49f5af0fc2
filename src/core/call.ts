// What is known of one call, whatever order the reports come in. Facts only; what they mean is `outcome.ts`.
import type { Instant } from './instant.ts';
import type { Plan } from './plan.ts';
import type { PhoneNumber } from './settings.ts';
import type { CallWork } from './work.ts';

/** `number`: E.164. `hidden`: no number was sent. `odd`: something that is no number, as it came, cut to 32 characters. */
export type Caller =
  | { readonly kind: 'number'; readonly number: PhoneNumber }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'odd'; readonly text: string };

/** The call got as far as this step of the plan (numbered in `plan-steps.ts`), so the ones before it did not answer. */
export interface Reached {
  readonly step: number;
  readonly at: Instant;
  readonly because: 'unanswered' | 'busy' | 'chosen';
}

export interface Leg {
  readonly to: string;
  readonly state: string;
  readonly seconds: number;
}

/** The provider's account of the finished call. */
export interface CallEnd {
  readonly endedAt: Instant;
  readonly totalSeconds: number;
  readonly legs: readonly Leg[];
  /** Names of the actions that ran, in order, each with its result; null when the report did not say. */
  readonly actions:
    | readonly { readonly verb: string; readonly value: string; readonly result: string }[]
    | null;
  /** Set when the provider's books told it, and no report: an answer of ours would have brought one sooner or later. */
  readonly isFromBooks?: true;
  /** Set when no report came and the provider knows no such call: `endedAt` is when that was found. */
  readonly isUntold?: true;
}

export interface Recording {
  /** Last part of its address at the provider, unique for the recording. */
  readonly id: string;
  readonly url: string;
  /** `call`: the whole call, consent given. Left out: a message. */
  readonly of?: 'call';
  readonly seconds: number;
  readonly reportedAt: Instant;
  /** Slack's name of it, once it is posted. */
  readonly fileId?: string;
  /**
   * `waiting`: to be fetched and posted. `lost`: there is nothing to be had (any more), as with one of 0 s. `deleted`: it
   * was kept long enough.
   */
  readonly state: 'waiting' | 'posted' | 'lost' | 'deleted';
}

/** A message that exists in the channel. */
export interface MessageRef {
  readonly channelId: string;
  readonly messageId: string;
}

export interface Call {
  readonly id: string;
  readonly lineId: string;
  readonly to: PhoneNumber;
  readonly caller: Caller;
  readonly startedAt: Instant;
  /** Absent for a call first heard of by a report. */
  readonly plan?: Plan;
  /** When it was first heard of, for one that came and went while Jour was away. */
  readonly heardLateAt?: Instant;
  readonly reached: readonly Reached[];
  readonly end?: CallEnd;
  readonly recordings: readonly Recording[];
  /** Label of the code that opened a door in this call. */
  readonly pinLabel?: string;
  readonly card?: MessageRef;
  /** Other messages that speak of it; some speak of other calls too. */
  readonly told?: readonly MessageRef[];
  /** When the alert about this call leaves or left; absent while there is no reason for one. */
  readonly alertDueAt?: Instant;
  /** What people did about it; absent while they did nothing. */
  readonly work?: CallWork;
}
