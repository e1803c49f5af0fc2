// People who decide while the call goes on instead of by a script: whoever sits at the demo's page.

export type Reaction = 'answers' | 'declines' | 'busy' | 'voicemail';

/** Whoever hears what the plan plays: the one who calls, or who was called by the API. */
export interface LiveCaller {
  readonly hasHungUp: () => boolean;
  readonly hasKey: () => boolean;
  /** The oldest key that was pressed and not taken yet. */
  readonly takeKey: () => string | undefined;
  /** From now on the sound of that address is in their ear; no bytes: one of 46elks' own. */
  readonly hears: (address: string, bytes: Buffer) => void;
  /** What they said after the beep, as a WAV file; asked for once the recording is over. */
  readonly spoken: () => Promise<Buffer | undefined>;
}

/** A phone that somebody holds. */
export interface LivePhone {
  /** A call begins to ring it: what was done before counts no longer. */
  readonly rings: () => void;
  /** What its owner did since then. */
  readonly reaction: () => Reaction | undefined;
  /** Whether the owner has ended the conversation. */
  readonly hasHungUp: () => boolean;
  /** What the owner does when the API calls them. */
  readonly owner: LiveCaller;
}

/** How often they are looked at, in the call's own time. */
export const LIVE_STEP_SECONDS = 0.25;
