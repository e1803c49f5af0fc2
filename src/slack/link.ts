// Whether Slack can be reached and takes our token: asked at start and every minute, kept for health and status.
import type { WebClient } from '@slack/web-api';
import { SCOPES_NEEDED } from '../core/checkup.ts';
import { type Instant, SECOND_MS } from '../core/instant.ts';
import { backoffMs } from '../core/retry-policy.ts';
import type { Log } from '../ports/log.ts';
import type { Clock } from '../ports/time.ts';
import { deliveryFrom, platformCode } from './trouble.ts';

const CONNECT_RETRY = { firstMs: SECOND_MS, mostMs: 30 * SECOND_MS } as const;

export interface SlackLinkDeps {
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly onTaken: () => void;
  /** Our token is not taken; `reason` is Slack's own word. */
  readonly onRefused: (reason: string) => void;
}

export const createSlackLink = ({ client, clock, log, ...deps }: SlackLinkDeps) => {
  let askedAt: Instant | null = null;
  let answeredAt: Instant | null = null;
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => undefined;
  let stopped = false;

  const warnOfScopes = (granted: readonly string[]): void => {
    const missing = SCOPES_NEEDED.filter((scope) => !granted.includes(scope));
    if (granted.length > 0 && missing.length > 0)
      log.error('Slack app lacks scopes: add them under OAuth & Permissions and reinstall the app', {
        missing,
      });
  };

  /** Asks Slack who we are; the answer's headers name the scopes. Never rejects. */
  const check = async (): Promise<boolean> => {
    askedAt = clock.now();
    try {
      const answer = await client.auth.test();
      if (answeredAt === null) {
        warnOfScopes(answer.response_metadata?.scopes ?? []);
        log.info('Slack answers', { team: answer.team_id, bot: answer.bot_id });
      }
      answeredAt = clock.now();
      deps.onTaken();
      return true;
    } catch (error) {
      log.warn('Slack does not answer as it should', { code: platformCode(error) ?? 'no answer', error });
      const meant = deliveryFrom(error);
      if (meant.kind === 'refused' && meant.concerns === 'token') deps.onRefused(meant.reason);
      return false;
    }
  };

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      timer = setTimeout(resolve, ms);
    });

  const keepTrying = async (connect: () => Promise<void>): Promise<void> => {
    for (let attempts = 0; !stopped; attempts += 1) {
      try {
        await connect();
        return;
      } catch (error) {
        log.warn('not connected to Slack yet', { error });
        await pause(backoffMs(CONNECT_RETRY, attempts));
      }
    }
  };

  return {
    check,
    /** Runs `connect` again and again; resolves when it worked, or when stopped. */
    keepTrying,
    stop: (): void => {
      stopped = true;
      clearTimeout(timer);
      wake();
    },
    state: (freshMs: number): 'reachable' | 'unreachable' | 'unknown' => {
      if (answeredAt !== null && clock.now() - answeredAt <= freshMs) return 'reachable';
      return askedAt === null ? 'unknown' : 'unreachable';
    },
  };
};
