// Temporary changes of the order. Swaps come first, since they exchange the turns themselves: whoever covers somebody
// stands in for them in the turn they have then. The others follow in the order in which they were made, each applied to
// what the older ones left, so that the one made last wins. Each holds from its start to just before its end.
import type { Instant } from './instant.ts';
import type { UserId } from './settings.ts';

export interface Span {
  readonly fromAt: Instant;
  readonly untilAt: Instant;
}

/**
 * take: `userId` comes first, before everybody else. cover: `userId` stands where `insteadOf` would, who is not called.
 * swap: the two change places, in both spans.
 */
export type Override = {
  /** For people to name it by; unique in its roster. */
  readonly id: number;
  readonly userId: UserId;
  readonly by: UserId;
  /** When it was made. */
  readonly at: Instant;
  readonly spans: readonly Span[];
} & (
  | { readonly kind: 'take' }
  | { readonly kind: 'cover'; readonly insteadOf: UserId }
  | { readonly kind: 'swap'; readonly insteadOf: UserId }
);

/** A place in the order: whose it was, and who stands there. */
interface Place {
  readonly owner: UserId;
  readonly holder: UserId;
}

export const isWithin = (at: Instant, { fromAt, untilAt }: Span): boolean => fromAt <= at && at < untilAt;

export const holdsAt = ({ spans }: Override, at: Instant): boolean =>
  spans.some((span) => isWithin(at, span));

/** The places where somebody stands; when somebody else stands in all of them, those that were theirs. */
const placesOf = (userId: UserId, places: readonly Place[]): ((place: Place) => boolean) =>
  places.some(({ holder }) => holder === userId)
    ? ({ holder }) => holder === userId
    : ({ owner }) => owner === userId;

const changePlaces = (places: readonly Place[], one: UserId, other: UserId): readonly Place[] => {
  const [isOnes, isOthers] = [placesOf(one, places), placesOf(other, places)];
  return places.map((place) => {
    if (isOnes(place)) return { ...place, holder: other };
    return isOthers(place) ? { ...place, holder: one } : place;
  });
};

const applied = (places: readonly Place[], override: Override): readonly Place[] => {
  const { userId } = override;
  switch (override.kind) {
    case 'take':
      return [{ owner: userId, holder: userId }, ...places];
    case 'cover': {
      const isTheirs = placesOf(override.insteadOf, places);
      return places.map((place) => (isTheirs(place) ? { ...place, holder: userId } : place));
    }
    case 'swap':
      return changePlaces(places, userId, override.insteadOf);
  }
};

/** The order with what holds at `at`; `overrides` oldest first. Whoever stands in two places is called at the first. */
export const overridden = (
  order: readonly UserId[],
  overrides: readonly Override[],
  at: Instant,
): readonly UserId[] => {
  const holding = overrides.filter((override) => holdsAt(override, at));
  if (holding.length === 0) return order;
  const isSwap = ({ kind }: Override): boolean => kind === 'swap';
  const places = [...holding.filter(isSwap), ...holding.filter((one) => !isSwap(one))].reduce(
    applied,
    order.map((userId): Place => ({ owner: userId, holder: userId })),
  );
  return [...new Set(places.map(({ holder }) => holder))];
};

/** Whom it is about. */
export const peopleIn = (override: Override): readonly UserId[] =>
  override.kind === 'take' ? [override.userId] : [override.userId, override.insteadOf];

export const endOf = ({ spans }: Pick<Override, 'spans'>): Instant =>
  Math.max(...spans.map(({ untilAt }) => untilAt));
