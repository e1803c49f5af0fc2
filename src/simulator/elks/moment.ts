// The moments of a call at which a test may look around.
import type { CallEnding, RingEnd } from './transcript.ts';

export type MomentDetail =
  | { readonly kind: 'called' }
  /** A webhook was asked what to do, and what came of it. */
  | { readonly kind: 'asked'; readonly what: string; readonly status: number | null }
  | { readonly kind: 'ring-started'; readonly number: string }
  | { readonly kind: 'ring-ended'; readonly number: string; readonly how: RingEnd; readonly seconds: number }
  | { readonly kind: 'answered'; readonly number: string }
  | {
      readonly kind: 'talk-ended';
      readonly number: string;
      readonly seconds: number;
      readonly by: 'caller' | 'callee';
    }
  | {
      readonly kind: 'prompt-played';
      readonly url: string;
      readonly seconds: number;
      readonly how: 'played' | 'skipped' | 'hung-up' | 'missing';
    }
  | { readonly kind: 'keys-pressed'; readonly keys: string }
  | { readonly kind: 'beep' }
  | { readonly kind: 'recorded'; readonly recordingId: string; readonly seconds: number }
  | { readonly kind: 'hung-up'; readonly ending: CallEnding }
  | { readonly kind: 'report-sent'; readonly report: 'recording' | 'hangup'; readonly status: number | null };

export type Moment = MomentDetail & {
  readonly callId: string;
  readonly at: number;
  readonly atSecond: number;
};

export type MomentKind = Moment['kind'];
