// One accepted change of the settings: who did what, when. The channel is told from this, and the log shows it.

import type { DigestTimes } from './digest.ts';
import type { FollowUpDeed } from './follow-up.ts';
import type { HoursDeed } from './hours-deed.ts';
import type { Instant } from './instant.ts';
import type { KeepingDeed } from './keeping.ts';
import type { PromptSource } from './prompt.ts';
import type { Restoring } from './restoring.ts';
import type { Language, Line, RingStrategy, UserId } from './settings.ts';
import type { Setup } from './setup.ts';
import type { ShiftDeed } from './shift-deed.ts';

/** Requests that are asked no longer, since whoever asked, or was asked, has left. Left out: none. */
type Withdrawn = readonly number[];

export type Deed =
  /** `phone` masked to its last digits: the channel is told, and the log shows it. */
  | { readonly kind: 'phone'; readonly userId: UserId; readonly phone: string }
  | {
      readonly kind: 'roster';
      readonly rosterName: string;
      readonly members: readonly UserId[];
      readonly verb: 'set' | 'added' | 'removed';
      readonly users: readonly UserId[];
      readonly withdrawn?: Withdrawn;
    }
  | { readonly kind: 'strategy'; readonly rosterName: string; readonly strategy: RingStrategy }
  /** Both at once. */
  | {
      readonly kind: 'roster-edit';
      readonly rosterName: string;
      readonly members: readonly UserId[];
      readonly strategy: RingStrategy;
      readonly withdrawn?: Withdrawn;
    }
  | { readonly kind: 'pause'; readonly userId: UserId; readonly untilAt: Instant | null }
  | { readonly kind: 'resume'; readonly userId: UserId }
  /** The line now rings that roster. */
  | { readonly kind: 'line-roster'; readonly rosterName: string }
  | { readonly kind: 'language'; readonly lineId: string; readonly language: Language }
  /** Callers now hear a sound of the team's own. */
  | {
      readonly kind: 'prompt';
      readonly lineId: string;
      readonly name: string;
      readonly source: PromptSource;
      readonly seconds: number;
    }
  /** Callers hear the shipped sound again. */
  | { readonly kind: 'prompt-reset'; readonly lineId: string; readonly name: string }
  | { readonly kind: 'setup'; readonly setup: Setup }
  /** About calls that reached nobody. */
  | { readonly kind: 'follow-up'; readonly done: FollowUpDeed }
  /** How long things are kept, and callers that were forgotten. */
  | { readonly kind: 'keeping'; readonly done: KeepingDeed }
  /** Null: there is none any more. */
  | { readonly kind: 'digest'; readonly digest: DigestTimes | null }
  | { readonly kind: 'opening-hours'; readonly done: HoursDeed }
  | { readonly kind: 'shifts'; readonly rosterName: string; readonly done: ShiftDeed }
  /** Change `seq` was taken back, or holds again after it had been. `by` and `deed`: of what was done at first. */
  | {
      readonly kind: 'undone';
      readonly seq: number;
      readonly by: UserId;
      readonly deed: PlainDeed;
      readonly isBack: boolean;
      /** Labels of codes that open doors again by it. */
      readonly codes: readonly string[];
    }
  | { readonly kind: 'shows'; readonly lineId: string; readonly shows: Line['shows'] };

/** What can be taken back. */
type PlainDeed = Exclude<Deed, { readonly kind: 'undone' }>;

export interface Change {
  /** 1, 2, 3 … without gaps: the channel is told of each exactly once, in this order. */
  readonly seq: number;
  readonly at: Instant;
  readonly by: UserId;
  readonly lineId: string;
  readonly deed: Deed;
  /** What takes it back; left out where it was not kept. */
  readonly undo?: readonly Restoring[];
}
