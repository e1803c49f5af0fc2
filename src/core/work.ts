// What people did about a call, and what was done to make them do it: facts, each written once.
import type { Instant } from './instant.ts';
import type { UserId } from './settings.ts';

/** Who did it, and when. */
export interface Mark {
  readonly by: UserId;
  readonly at: Instant;
}

export interface Done extends Mark {
  readonly note?: string;
}

export interface WorkNote extends Mark {
  readonly text: string;
}

/** One try to call the caller back; told apart by its place in the list. */
export interface CallBack extends Mark {
  /**
   * `asked`: the phone of whoever asked for it rings. `connecting`: they pressed a key, the caller is rung.
   * `unanswered`: the caller did not answer. `not-taken`: whoever asked did not answer or pressed no key.
   * `failed`: it could not be placed.
   */
  readonly state: 'asked' | 'connecting' | 'answered' | 'unanswered' | 'not-taken' | 'failed';
  /** Of talk. */
  readonly seconds: number;
}

/** What a pick-up turned out to be, which the provider cannot tell. */
export interface Verdict extends Mark {
  readonly was: 'person' | 'voicemail';
}

/** `opening`, or after how many minutes of waiting. */
export type ReminderStep = 'opening' | `${number}`;

export interface Reminded {
  readonly step: ReminderStep;
  readonly at: Instant;
}

/** Somebody on call was rung because the call waited; told apart by its place in the list. */
export interface Wake {
  readonly userId: UserId;
  readonly at: Instant;
  readonly state: 'asked' | 'claimed' | 'over';
}

export interface CallWork {
  readonly claim?: Mark;
  readonly done?: Done;
  readonly verdict?: Verdict;
  readonly notes?: readonly WorkNote[];
  readonly callBacks?: readonly CallBack[];
  /** Since when it waits, where that is not the end of the call. */
  readonly waitsFromAt?: Instant;
  readonly reminded?: readonly Reminded[];
  readonly wakes?: readonly Wake[];
  /** When people were told of it one by one, because its channel took nothing. */
  readonly toldDirectlyAt?: Instant;
  /** How many pick-ups in a row of that phone, this one included, came after the same number of seconds. */
  readonly alikePickUps?: number;
  /** Members who are to get the caller's number as a text, or got it. */
  readonly texted?: readonly UserId[];
  /** When it was decided that the caller is to get a text. */
  readonly callerTextAt?: Instant;
  /** Just before that text left: it leaves once at most. */
  readonly callerTextedAt?: Instant;
}
