// Keeps calls out and texts to what a team can need: whoever gets hold of a Slack account, or of a button that hangs, must
// not run up a bill.
import { HOUR_MS, type Instant } from './instant.ts';
import type { PhoneNumber } from './settings.ts';

export interface SpendingLimit {
  readonly inAll: number;
  readonly toOne: number;
}

/** An hour. A busy desk calls back every two minutes; a caller who is texted is texted once an hour anyway. */
export const CALLS_AN_HOUR: SpendingLimit = { inAll: 60, toOne: 20 };
export const TEXTS_AN_HOUR: SpendingLimit = { inAll: 200, toOne: 40 };

export interface Spent {
  readonly at: Instant;
  readonly to: PhoneNumber;
}

export type Spending =
  | { readonly kind: 'allowed'; readonly spent: readonly Spent[] }
  /** `untilAt`: when the next one may leave. */
  | { readonly kind: 'over'; readonly to: 'one' | 'all'; readonly most: number; readonly untilAt: Instant };

const over = (counted: readonly Spent[], to: 'one' | 'all', most: number): Spending | null => {
  const oldest = counted.at(-most);
  return oldest === undefined ? null : { kind: 'over', to, most, untilAt: oldest.at + HOUR_MS };
};

/** @param spent what left so far, oldest first; older than an hour does not count. */
export const spend = (spent: readonly Spent[], next: Spent, limit: SpendingLimit): Spending => {
  const lately = spent.filter(({ at }) => next.at - at < HOUR_MS);
  const toOne = lately.filter(({ to }) => to === next.to);
  return (
    over(lately, 'all', limit.inAll) ??
    over(toOne, 'one', limit.toOne) ?? { kind: 'allowed', spent: [...lately, next] }
  );
};
