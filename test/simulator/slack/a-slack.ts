// A small workspace and the real clients that talk to it.
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import {
  createSlackSimulator,
  type SlackSimulatorOptions,
} from '../../../src/simulator/slack/slack-simulator.ts';

export const SIGNING_SECRET = 'the-signing-secret';
export const BOT_TOKEN = 'xoxb-the-bot';
export const APP_TOKEN = 'xapp-the-app';

export const ANNA = 'U0ANNA';
export const BO = 'U0BO';

const OPTIONS: SlackSimulatorOptions = {
  signingSecret: SIGNING_SECRET,
  botToken: BOT_TOKEN,
  appToken: APP_TOKEN,
  users: [
    { id: ANNA, name: 'anna', realName: 'Anna Andersson' },
    { id: BO, name: 'bo' },
    { id: 'U0GUEST', name: 'gert', restricted: true },
    { id: 'U0GONE', name: 'gun', deleted: true },
  ],
  channels: [
    { id: 'C0CALLS', name: 'calls' },
    { id: 'C0OPEN', name: 'open', botIsMember: false },
    { id: 'G0SECRET', name: 'secret', isPrivate: true, botIsMember: false },
  ],
};

export type StartedSlack = Awaited<ReturnType<typeof aStartedSlack>>;

export async function aStartedSlack(options: Partial<SlackSimulatorOptions> = {}) {
  const slack = createSlackSimulator({ ...OPTIONS, ...options });
  const { url } = await slack.start();
  return { slack, url, client: aClient(url) };
}

/** Without the library's own repeats, so that each trouble is seen once. */
export function aClient(url: string, options: Partial<WebClientOptions> = {}): WebClient {
  const quiet = {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 2000,
    logLevel: LogLevel.ERROR,
  };
  return new WebClient(BOT_TOKEN, { slackApiUrl: url, ...quiet, ...options });
}

/** A real Bolt app on HTTP; the test adds its listeners. */
export async function aBoltApp({ slack, url }: Pick<StartedSlack, 'slack' | 'url'>) {
  const receiver = new ExpressReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR });
  const app = new App({
    token: BOT_TOKEN,
    receiver,
    botId: slack.bot.botId,
    botUserId: slack.bot.userId,
    tokenVerificationEnabled: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: url },
  });
  const server = await receiver.start(0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the app has no port');
  slack.appLivesAt(`http://127.0.0.1:${address.port}`);
  const stop = async (): Promise<void> => {
    const stopped = receiver.stop();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await stopped;
  };
  return { app, stop };
}
