// Whether Slack can be reached and takes our token: asked at start and every minute, kept for health and status.
import type { WebClient } from '@slack/web-api';
import { type Instant, SECOND_MS } from '../core/instant.ts';
import type { Clock, Log } from '../ports.ts';
import { platformCode } from './trouble.ts';

/** What Jour cannot do without; the optional ones are named where they are used. */
export const SCOPES_NEEDED = ['commands', 'chat:write', 'files:write', 'files:read', 'users:read'] as const;

const RETRY_MS = 5 * SECOND_MS;

export interface SlackLinkDeps {
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Log;
}

export const createSlackLink = ({ client, clock, log }: SlackLinkDeps) => {
  let askedAt: Instant | null = null;
  let answeredAt: Instant | null = null;
  let timer: NodeJS.Timeout | undefined;
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
      return true;
    } catch (error) {
      const code = platformCode(error);
      log.warn('Slack does not answer as it should', { code: code ?? 'no answer', error });
      return false;
    }
  };

  const keepTrying = async (connect: () => Promise<void>): Promise<void> => {
    try {
      await check();
      await connect();
    } catch (error) {
      log.warn('not connected to Slack yet', { error });
      if (!stopped) timer = setTimeout(() => void keepTrying(connect), RETRY_MS);
    }
  };

  return {
    check,
    /** Runs `connect` again and again until it works. */
    keepTrying,
    stop: (): void => {
      stopped = true;
      clearTimeout(timer);
    },
    state: (freshMs: number): 'reachable' | 'unreachable' | 'unknown' => {
      if (answeredAt !== null && clock.now() - answeredAt <= freshMs) return 'reachable';
      return askedAt === null ? 'unknown' : 'unreachable';
    },
  };
};
