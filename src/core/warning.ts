// What the channel is warned of that is no call and no change: something outside goes wrong, or looks like misuse. Each is told
// once in a while, however often the reason for it comes.
import { HOUR_MS, type Instant } from './instant.ts';

export type Warning =
  /** More calls out, or texts, than any team makes: no more leave until then. `to`: all to one phone. */
  {
    readonly kind: 'too-many-out';
    readonly what: 'calls' | 'texts';
    readonly most: number;
    readonly to: 'one' | 'all';
    readonly untilAt: Instant;
  };

/** How long after it was told one of a kind is not told again. */
const TOLD_AGAIN_AFTER_MS = HOUR_MS;

/** Two warnings of one key are the same one. */
export const warningKey = (warning: Warning, now: Instant): string => {
  const period = Math.floor(now / TOLD_AGAIN_AFTER_MS);
  switch (warning.kind) {
    case 'too-many-out':
      return `warning:${warning.kind}:${warning.what}:${warning.to}:${period}`;
  }
};
