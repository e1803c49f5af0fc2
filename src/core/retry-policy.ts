// When to try again what did not work. The state is on the entry itself, so a restart loses nothing.
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from './instant.ts';

/** Slack trouble: soon at first, then every minute. */
export const SEND_RETRY = { firstMs: SECOND_MS, mostMs: MINUTE_MS } as const;
/** A recording that is not ready yet: often within seconds, else within minutes. */
export const FETCH_RETRY = { firstMs: 2 * SECOND_MS, mostMs: 5 * MINUTE_MS } as const;
/** What only a person can mend is tried seldom, but never given up. */
export const REFUSED_RETRY_MS = 5 * MINUTE_MS;
/** 46elks keeps a recording this long (46elks.se/docs/voice-record). */
export const RECORDING_KEPT_HOURS = 72;
/** A recording shorter than its own header says may still be growing; later, part of a message is better than none. */
export const SHORT_RECORDING_WAIT_MS = 10 * MINUTE_MS;

/** Doubles with every attempt (0 = the first failure) up to `mostMs`. */
export const backoffMs = (
  policy: { readonly firstMs: number; readonly mostMs: number },
  attempts: number,
): number => Math.min(policy.mostMs, policy.firstMs * 2 ** Math.min(attempts, 30));

export const isRecordingGone = (reportedAt: Instant, now: Instant): boolean =>
  now - reportedAt > RECORDING_KEPT_HOURS * HOUR_MS;
