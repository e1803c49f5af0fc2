// What somebody asked of others about their shifts, and what became of it. Kept a while after it is over, so that
// a button on an old message still finds out.
import type { MessageRef } from './call.ts';
import type { Instant } from './instant.ts';
import type { Span } from './override.ts';
import type { Roster, UserId } from './settings.ts';

export type RequestState =
  | { readonly kind: 'open' }
  /** A cover was taken or a swap accepted, by that person. */
  | { readonly kind: 'agreed'; readonly by: UserId }
  | { readonly kind: 'declined' }
  | { readonly kind: 'withdrawn' };

export type ShiftRequest = {
  /** The number of the change that made it, so that no later one ever has it. */
  readonly id: number;
  readonly by: UserId;
  readonly at: Instant;
  readonly state: RequestState;
  /** Where it was posted, once it was. */
  readonly message: MessageRef | null;
} & (
  | { readonly kind: 'cover'; readonly span: Span; readonly reason: string | null }
  /** `of` would stand in for `by` during `gives`, and `by` for `of` during `gets`. */
  | { readonly kind: 'swap'; readonly of: UserId; readonly gives: Span; readonly gets: Span }
);

export type CoverRequest = Extract<ShiftRequest, { readonly kind: 'cover' }>;
export type SwapRequest = Extract<ShiftRequest, { readonly kind: 'swap' }>;

/** Whoever has left the roster needs nobody to stand in. */
export const isCalledIn = ({ members, overrides }: Roster, asker: UserId): boolean =>
  members.includes(asker) || overrides.some(({ userId }) => userId === asker);

/** Both who swap have to be in the roster themselves. */
export const isStillPossible = (request: ShiftRequest, roster: Roster): boolean =>
  isCalledIn(roster, request.by) && (request.kind === 'cover' || roster.members.includes(request.of));

export const requestSpans = (request: ShiftRequest): readonly Span[] =>
  request.kind === 'cover' ? [request.span] : [request.gives, request.gets];

/** From when on it cannot be agreed to any more: a cover when it is over, a swap when either shift has begun. */
export const requestEndsAt = (request: ShiftRequest): Instant =>
  request.kind === 'cover' ? request.span.untilAt : Math.min(request.gives.fromAt, request.gets.fromAt);

export type RequestAnswer = 'take' | 'accept' | 'decline' | 'withdraw';
