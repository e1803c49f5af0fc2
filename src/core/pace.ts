// How many requests may go out: so many at once, and then as many a minute, so that a limit is never met.
import { type Instant, MINUTE_MS } from './instant.ts';

export interface PaceRule {
  readonly atOnce: number;
  readonly aMinute: number;
}

export interface Pace {
  readonly left: number;
  readonly at: Instant;
}

export const fullPace = (rule: PaceRule, now: Instant): Pace => ({ left: rule.atOnce, at: now });

/** What may go out by `now`; a clock that was put back gives nothing. */
export const paceAt = (pace: Pace, rule: PaceRule, now: Instant): Pace => {
  const gained = (Math.max(0, now - pace.at) * rule.aMinute) / MINUTE_MS;
  return { left: Math.min(rule.atOnce, pace.left + gained), at: now };
};

export const spent = (pace: Pace): Pace => ({ ...pace, left: pace.left - 1 });
