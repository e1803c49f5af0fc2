// Expected trouble with turns, overrides and requests.
import type { Instant } from './instant.ts';
import type { UserId } from './settings.ts';

/** Why a group of the chat could not be used; `unknown`: there is none of that name. */
export type GroupTrouble = 'unknown' | 'no-scope' | 'not-allowed' | 'not-in-plan' | 'failed';

export type ShiftProblem =
  | { readonly kind: 'no-rotation' }
  | { readonly kind: 'nobody-to-rotate' }
  | { readonly kind: 'ends-before-start' }
  /** Somebody cannot cover for, or swap with, themselves. */
  | { readonly kind: 'myself'; readonly what: 'cover' | 'swap' }
  /** Calls would pass the taker by. */
  | { readonly kind: 'taker-paused'; readonly untilAt: Instant | null }
  /** On that day somebody else is on call. */
  | { readonly kind: 'not-their-shift'; readonly date: string; readonly userId: UserId }
  /** Nothing of theirs is ahead that could be given in return. */
  | { readonly kind: 'no-shift-ahead'; readonly userId: UserId }
  | { readonly kind: 'unknown-override'; readonly id: number; readonly known: readonly number[] }
  | { readonly kind: 'request-agreed'; readonly by: UserId }
  /** `moved`: the shifts are not what they were when it was asked. */
  | {
      readonly kind: 'request-over';
      readonly why: 'gone' | 'past' | 'declined' | 'withdrawn' | 'moved' | 'not-called';
    }
  /** Only that person can answer. */
  | { readonly kind: 'not-asked'; readonly userId: UserId }
  | { readonly kind: 'own-request' }
  | { readonly kind: 'too-many'; readonly what: 'overrides' | 'requests'; readonly most: number }
  | { readonly kind: 'user-group'; readonly named: string; readonly why: GroupTrouble };
