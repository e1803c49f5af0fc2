// Expected trouble with opening hours.
import type { Holiday } from './hours.ts';

export type HoursProblem =
  | { readonly kind: 'unknown-exception'; readonly id: number }
  | { readonly kind: 'too-many-exceptions'; readonly most: number }
  /** As typed: a country, perhaps with a part of it. */
  | { readonly kind: 'unknown-country'; readonly country: string }
  /** What knows holidays is not installed. */
  | { readonly kind: 'no-holiday-source' }
  /** The line is not closed on holidays, so none can be kept open. */
  | { readonly kind: 'no-holidays' }
  /** `next`: some that are known. */
  | { readonly kind: 'unknown-holiday'; readonly which: string; readonly next: readonly Holiday[] };
