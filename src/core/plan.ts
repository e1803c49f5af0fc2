// What one call will do: a plain tree. Everything the caller can meet is in it before the first phone rings.
import type { MenuKey } from './menu.ts';
import type { PhoneNumber, UserId } from './settings.ts';

/** One phone that rings in a step. */
export interface Target {
  readonly userId: UserId;
  readonly phone: PhoneNumber;
}

export type PromptName = 'welcome' | 'hold' | 'voicemail' | (string & {});

/** One label's door: what a right code opens. */
export interface Door {
  readonly label: string;
  readonly next: Step;
}

export type RingStep = {
  readonly kind: 'ring';
  readonly targets: readonly Target[];
  readonly ringSeconds: number;
  /** One of our numbers to show, or null for the caller's own. */
  readonly callerId: PhoneNumber | null;
  readonly otherwise: Step;
};

export type MenuStep = {
  readonly kind: 'menu';
  readonly choices: Readonly<Partial<Record<MenuKey, Step>>>;
  /** After MENU_TRIES wrong or missing keys. */
  readonly otherwise: Step;
};

export type PinStep = {
  readonly kind: 'pin';
  readonly doors: readonly Door[];
  /** After PIN_TRIES wrong codes. */
  readonly otherwise: Step;
};

export type Step =
  /** Rings all targets at once; answered: the call ends with that conversation, else `otherwise`. */
  | RingStep
  /** Plays a prompt, then goes on. */
  | { readonly kind: 'play'; readonly prompt: PromptName; readonly next: Step }
  | MenuStep
  /** Asks for a code; which door it opens is only known when it is typed. */
  | PinStep
  | { readonly kind: 'voicemail'; readonly prompt: PromptName; readonly maxSeconds: number }
  /** Everything was said: the call ends. */
  | { readonly kind: 'end' }
  /** Refuses the call before it costs anything. */
  | { readonly kind: 'hangup'; readonly how: 'reject' | 'busy' | '404' };

/** Why no phone will ring. */
export type NobodyReason =
  | 'roster-empty'
  | 'all-paused'
  | 'no-numbers'
  | 'paused-or-no-numbers'
  /** Somebody has a number, but none that may be rung. */
  | 'not-allowed'
  | 'loop'
  | 'fault';

export interface Plan {
  readonly first: Step;
  readonly nobody?: NobodyReason;
  /** The line was closed: nobody is alarmed when the caller leaves no message. */
  readonly closed?: true;
  /** The whole call is recorded; the plan says so to the caller before it begins. */
  readonly records?: true;
  /** Not to be recorded as a call: a number that was blocked, a hidden one where those are rejected, one that calls without end. */
  readonly refused?: 'blocked' | 'hidden' | 'flood';
}

export const VOICEMAIL_MAX_SECONDS = 180;
