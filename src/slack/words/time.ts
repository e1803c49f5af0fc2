// Points in time, shown in each reader's own zone, and lengths of time as people say them.
// Slack's date tokens: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
import type { Instant } from '../../core/instant.ts';
import { SECOND_MS } from '../../core/instant.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** From here on seconds tell nobody anything. */
const SECONDS_MATTER_BELOW = 10 * MINUTE;

const utc = (at: Instant): string => new Date(at).toISOString();
const token = (at: Instant, format: string, fallback: string): string =>
  `<!date^${Math.floor(at / SECOND_MS)}^${format}|${fallback} UTC>`;

/** Day and time. */
export const moment = (at: Instant): string =>
  token(at, '{date_short_pretty} {time}', `${utc(at).slice(0, 10)} ${utc(at).slice(11, 16)}`);

export const clockTime = (at: Instant): string => token(at, '{time}', utc(at).slice(11, 16));

export const clockTimeWithSeconds = (at: Instant): string => token(at, '{time_secs}', utc(at).slice(11, 19));

const parts = (pairs: readonly (readonly [number, string])[]): string =>
  pairs.flatMap(([amount, unit]) => (amount > 0 ? [`${amount} ${unit}`] : [])).join(' ');

/** `12 s`, `1 min 15 s`, `3 min`, `1 h 5 min`. */
export const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < SECONDS_MATTER_BELOW) {
    return parts([
      [Math.floor(whole / MINUTE), 'min'],
      [whole % MINUTE, 's'],
    ]);
  }
  const minutes = Math.round(whole / MINUTE);
  return parts([
    [Math.floor((minutes * MINUTE) / HOUR), 'h'],
    [minutes % MINUTE, 'min'],
  ]);
};

/** `1 round`, `2 rounds`. */
export const counted = (amount: number, one: string): string => `${amount} ${one}${amount === 1 ? '' : 's'}`;
