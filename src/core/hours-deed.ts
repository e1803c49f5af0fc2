// What was changed about a line's opening hours. Whole, so that the channel can be told without looking back.
import type { ClosedThen, Holiday, HoursException, WeekHours } from './hours.ts';

export type HoursStep =
  | { readonly kind: 'hours'; readonly hours: WeekHours }
  | { readonly kind: 'exception-added'; readonly exception: HoursException }
  | { readonly kind: 'exceptions-removed'; readonly exceptions: readonly HoursException[] }
  /** `country` null: not closed on holidays any more. */
  | { readonly kind: 'holidays'; readonly country: string | null; readonly eves: boolean }
  | { readonly kind: 'holidays-kept'; readonly days: readonly Holiday[]; readonly isOpen: boolean }
  | { readonly kind: 'closed-then'; readonly closedThen: ClosedThen }
  | { readonly kind: 'announces-hours'; readonly announces: boolean };

/** Several at once: told as one change. */
export type HoursDeed = HoursStep | { readonly kind: 'several'; readonly steps: readonly HoursStep[] };
