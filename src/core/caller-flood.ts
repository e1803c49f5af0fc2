// Callers who call again and again, by a machine or in a fit: they stop ringing phones and running up a bill, while everybody
// else gets through as ever. A person in need who tries every few minutes is far from any of these limits.
import { DAY_MS, HOUR_MS, type Instant } from './instant.ts';

/** Past these a caller's calls go straight to voicemail. */
export const RINGING_CALLS_MOST = { anHour: 20, aDay: 60 } as const;
/** Past these they are rejected: voicemail boxes are to be heard through by somebody. */
export const CALLS_MOST = { anHour: 40, aDay: 120 } as const;

export type FloodStep = 'ring' | 'voicemail' | 'reject';

/** What the next call of a caller meets, by when those before it came. */
export const floodStep = (before: readonly Instant[], now: Instant): FloodStep => {
  const hour = before.filter((at) => now - at < HOUR_MS).length;
  const day = before.filter((at) => now - at < DAY_MS).length;
  if (hour >= CALLS_MOST.anHour || day >= CALLS_MOST.aDay) return 'reject';
  return hour >= RINGING_CALLS_MOST.anHour || day >= RINGING_CALLS_MOST.aDay ? 'voicemail' : 'ring';
};
