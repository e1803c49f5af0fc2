// Everything that happened in one call, as plain data for tests and stories. `atSecond` counts from the start of the call.
import type { Moment } from './moment.ts';
import type { Report } from './report.ts';

export type Form = Readonly<Record<string, string>>;

export interface WebhookAnswer {
  readonly at: number;
  readonly atSecond: number;
  /** What it was asked for: `voice_start`, `next`, `busy`, `failed` or `key 1`. */
  readonly asked: string;
  readonly url: string;
  readonly form: Form;
  /** Null when no answer came. */
  readonly status: number | null;
  /** The answer as JSON; undefined when it was none. */
  readonly answer?: unknown;
  /** Size of the answer's body. */
  readonly bytes: number;
  /** Why the answer could not be used. */
  readonly trouble?: string;
}

export type RingEnd =
  | 'answered'
  | 'rung-out'
  | 'busy'
  | 'declined'
  | 'unreachable'
  | 'answered-elsewhere'
  | 'caller-hung-up'
  | 'not-allowed';

export interface Ring {
  readonly number: string;
  readonly fromSecond: number;
  readonly seconds: number;
  readonly how: RingEnd;
  /** The number the phone showed; empty for a hidden one. */
  readonly shows: string;
}

export interface PlayedPrompt {
  readonly url: string;
  readonly atSecond: number;
  readonly seconds: number;
  readonly how: 'played' | 'skipped' | 'hung-up' | 'missing';
  /** False when it came out of the cache, or is built in. */
  readonly fetched: boolean;
}

export interface RecordingEntry {
  /** Last part of its address without `.wav`. */
  readonly id: string;
  readonly url: string;
  readonly of: 'voicemail' | 'call';
  readonly seconds: number;
}

export interface LegEntry {
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly duration: number;
}

export type CallEnding =
  | { readonly by: 'caller'; readonly when: string }
  | { readonly by: 'callee'; readonly when: string }
  /** The plan was at its end, or hung up itself. */
  | { readonly by: 'plan'; readonly when: string }
  /** 46elks ended it: an answer that could not be used. */
  | { readonly by: 'elks'; readonly when: string };

export interface CallTranscript {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  /** Empty for a hidden caller. */
  readonly from: string;
  readonly to: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly seconds: number;
  readonly webhooks: readonly WebhookAnswer[];
  readonly rings: readonly Ring[];
  /** Who answered last; null when nobody did. */
  readonly answeredBy: string | null;
  readonly talkSeconds: number;
  readonly prompts: readonly PlayedPrompt[];
  /** What each `ivr` was given: digits, or `noinput`. */
  readonly inputs: readonly { readonly atSecond: number; readonly keys: string }[];
  readonly recordings: readonly RecordingEntry[];
  /** Grow while they are sent again. */
  readonly reports: readonly Report[];
  readonly actions: readonly Readonly<Record<string, string>>[];
  readonly legs: readonly LegEntry[];
  readonly moments: readonly Moment[];
  readonly notes: readonly string[];
  /** Null while the call goes on. */
  readonly ended: CallEnding | null;
  readonly state: string;
  /** In 1/10,000 of the account's currency. */
  readonly cost: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };

export type TranscriptInWriting = Writable<CallTranscript>;

export const blankTranscript = (
  about: Pick<CallTranscript, 'id' | 'direction' | 'from' | 'to' | 'startedAt'>,
): TranscriptInWriting => ({
  ...about,
  endedAt: about.startedAt,
  seconds: 0,
  webhooks: [],
  rings: [],
  answeredBy: null,
  talkSeconds: 0,
  prompts: [],
  inputs: [],
  recordings: [],
  reports: [],
  actions: [],
  legs: [],
  moments: [],
  notes: [],
  ended: null,
  state: 'ongoing',
  cost: 0,
});
