// When something that is done again and again is due, also by a clock that was put back.
import type { Instant } from './instant.ts';

/** At `nextAt`; or it lies further ahead than the longest wait: it was set by a clock that was ahead, and might be hours off. */
export const isDueAgain = (
  nextAt: Instant,
  { now, mostMs }: { readonly now: Instant; readonly mostMs: number },
): boolean => now >= nextAt || nextAt - now > mostMs;
