// Two clients for Slack's Web API: what somebody waits for must never queue behind the outbox.
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../ports/log.ts';
import { boltLogger } from './bolt-logger.ts';

/** A sending that takes longer counts as lost; the library's own default is to wait for ever. */
const OUTBOX_LIMIT_MS = 10_000;
/** People look at a spinner meanwhile. */
const QUICK_LIMIT_MS = 4_000;

/** The library's default is to send again by itself, up to eleven times: each could be one more message. */
const NO_RETRIES = { retries: 0 };

export const clientOptions = (apiUrl: string, log: Log): WebClientOptions => ({
  slackApiUrl: apiUrl,
  retryConfig: NO_RETRIES,
  rejectRateLimitedCalls: true,
  timeout: QUICK_LIMIT_MS,
  logger: boltLogger(log),
});

export const createClients = (slack: { readonly botToken: string; readonly apiUrl: string }, log: Log) => {
  const options = clientOptions(slack.apiUrl, log);
  return {
    client: new WebClient(slack.botToken, { ...options, timeout: OUTBOX_LIMIT_MS }),
    quickClient: new WebClient(slack.botToken, options),
  };
};
