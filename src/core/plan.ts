// What one call will do: a plain tree. Everything the caller can meet is in it before the first phone rings.
import type { PhoneNumber, UserId } from './settings.ts';

/** One phone that rings in a step. */
export interface Target {
  readonly userId: UserId;
  readonly phone: PhoneNumber;
}

export type PromptName = 'welcome' | 'hold' | 'voicemail' | (string & {});

export type Step =
  /** Rings all targets at once; answered: the call ends with that conversation, else `otherwise`. */
  | {
      readonly kind: 'ring';
      readonly targets: readonly Target[];
      readonly ringSeconds: number;
      /** One of our numbers to show, or null for the caller's own. */
      readonly callerId: PhoneNumber | null;
      readonly otherwise: Step;
    }
  | { readonly kind: 'voicemail'; readonly prompt: PromptName; readonly maxSeconds: number }
  | { readonly kind: 'hangup'; readonly how: 'reject' | 'busy' | '404' };

/** Why no phone will ring. */
export type NobodyReason =
  | 'roster-empty'
  | 'all-paused'
  | 'no-numbers'
  | 'paused-or-no-numbers'
  | 'loop'
  | 'fault';

export interface Plan {
  readonly first: Step;
  readonly nobody?: NobodyReason;
}

export const VOICEMAIL_MAX_SECONDS = 180;
