// What flows need of the telephone side. Owned by src/elks; nothing here knows 46elks.
import type { Instant } from '../core/instant.ts';
import type { PastCall, PastRecording } from '../core/past-call.ts';
import type { Line, PhoneNumber } from '../core/settings.ts';

export type FetchedRecording =
  /** `isWhole` false: all that there is now, but less than the sound's own header says. */
  | { readonly kind: 'audio'; readonly bytes: Uint8Array; readonly isWhole: boolean }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

export interface Phone {
  /** Fetches a recording with our credentials, from the provider's own host only. */
  fetchRecording(url: string): Promise<FetchedRecording>;
}

export interface BooksSince {
  /** Oldest first, both. */
  readonly calls: readonly PastCall[];
  readonly recordings: readonly PastRecording[];
}

/** What the provider has on record of calls, ours and others of the account. */
export interface CallBooks {
  /** What was begun since then; null when it could not be asked, or not to the end. */
  since(at: Instant): Promise<BooksSince | null>;
  find(
    callId: string,
  ): Promise<
    | { readonly kind: 'found'; readonly call: PastCall }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'not-asked'; readonly reason: string }
  >;
}

/** One of the account's numbers and what it does with calls. */
export interface VoiceStartOf {
  /** The provider's name for the number. */
  readonly id: string;
  readonly number: PhoneNumber;
  readonly leadsTo: 'ours' | 'parked' | 'empty' | 'other-key' | 'elsewhere';
  /** As it stands there; may hold our key. */
  readonly voiceStart: string;
}

export interface VoiceStarts {
  /** Null: they could not be asked. */
  list(): Promise<readonly VoiceStartOf[] | null>;
  /** `refused`: it takes no such value. `no-answer`: not now; it may have been set. */
  set(id: string, voiceStart: string): Promise<'set' | 'refused' | 'no-answer'>;
  /** By which calls come to us. */
  readonly webhook: string;
  /** What can be left there for the line's calls while we are away, the best first. */
  parked(line: Line, now: Instant): readonly string[];
  /** Where a value leads by today's address and key. */
  leadsTo(voiceStart: string): VoiceStartOf['leadsTo'];
}

/** The numbers of the account at the provider; null when it could not be asked. */
export type OwnNumbers = () => Promise<readonly PhoneNumber[] | null>;

export type Dialled = { readonly kind: 'dialled' } | { readonly kind: 'refused'; readonly reason: string };

/** Rings a phone; once it is answered, `voiceStart` says what to do, or is asked when it is an address. */
export type Dial = (call: {
  readonly from: PhoneNumber;
  readonly to: PhoneNumber;
  readonly voiceStart: string;
  /** Told of its end. */
  readonly whenHangup?: string;
}) => Promise<Dialled>;

/** Why the provider rings a member: on behalf of a call, and which try it is, or to check the number. */
export interface CallOut {
  readonly why: 'call-back' | 'wake' | 'check';
  /** Of the call, or of the check. */
  readonly callId: string;
  readonly index: number;
  readonly phone: PhoneNumber;
  readonly line: Line;
}

/** Rings a member's phone; what they press and how it ends is reported. */
export type PlaceCallOut = (order: CallOut) => Promise<Dialled>;

/** `maybe`: it may have gone out. */
export type Texted =
  | { readonly kind: 'texted' }
  | { readonly kind: 'not-texted'; readonly maybe: boolean; readonly reason: string };

/** Sends a text from one of our lines. */
export type SendText = (sms: {
  readonly line: Line;
  readonly to: PhoneNumber;
  readonly text: string;
}) => Promise<Texted>;
