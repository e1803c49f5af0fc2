// The real app between the two simulators, on a folder of its own: what the demo plays on and the scenarios test on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AppDeps, createApp, type JourApp } from '../../app.ts';
import { type Config, readConfig } from '../../config.ts';
import type { Log } from '../../ports/log.ts';
import { createElksSimulator, type ElksSimulator } from '../elks/simulator.ts';
import type { ManualClock } from '../manual-clock.ts';
import { createSlackSimulator, type SlackSimulator } from '../slack/slack-simulator.ts';
import type { ChannelOptions, UserOptions } from '../slack/workspace.ts';
import { freePort } from './free-port.ts';

export const PROMPTS_FOLDER = fileURLToPath(new URL('../../../data/prompts/', import.meta.url));
const LOOPBACK = '127.0.0.1';
const SIGNING_SECRET = 'signing-secret-of-the-stage';
const BOT_TOKEN = 'xoxb-token-of-the-stage';
const APP_TOKEN = 'xapp-token-of-the-stage';
const ELKS_USER = { username: 'u0stage', password: 'p0stage' };
export const STAGE_KEY = 'webhook-secret-of-the-stage-0123456789';

export interface StageOptions {
  readonly clock: ManualClock;
  readonly log: Log;
  readonly line: string;
  readonly users: readonly UserOptions[];
  readonly channel: ChannelOptions;
  readonly otherChannels?: readonly ChannelOptions[];
  /** Further numbers of the account, reached at the same address as the line. */
  readonly otherNumbers?: readonly string[];
  /** Set on top of what the stage needs itself. */
  readonly env?: Readonly<Record<string, string>>;
  readonly socketMode?: boolean;
  readonly scopes?: readonly string[];
  /** Events that follow what people do in Slack; none when left out. */
  readonly events?: readonly string[];
  /** Block types that the workspace does not have. */
  readonly withoutBlocks?: readonly string[];
  /** Instead of the disk. */
  readonly files?: NonNullable<AppDeps['files']>;
}

/** What the stage needs of the app, in this process or in one of its own. */
export type StageApp = Pick<JourApp, 'start' | 'ready' | 'connected' | 'settle' | 'stop'>;

export interface Stage {
  readonly slack: SlackSimulator;
  readonly elks: ElksSimulator;
  readonly config: Config;
  /** What `config` was read from. */
  readonly env: Readonly<Record<string, string>>;
  readonly publicUrl: string;
  readonly dataDir: string;
  app(): StageApp;
  /** Starts the app, or a new one on the same folder after `stopApp`; in this process, unless another is given. */
  startApp(given?: StageApp): Promise<void>;
  stopApp(): Promise<void>;
  /** It was killed: there is nothing left to stop. */
  appDied(): void;
  /** Stops everything and removes the folder. */
  close(): Promise<void>;
}

const configFrom = (env: Record<string, string>): Config => {
  const reading = readConfig(env);
  if (reading.ok) return reading.config;
  throw new Error(reading.faults.map((fault) => `${fault.name}: ${fault.message}`).join('\n'));
};

export const createStage = async (options: StageOptions): Promise<Stage> => {
  const { clock, log, line } = options;
  const port = await freePort();
  const publicUrl = `http://${LOOPBACK}:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'jour-'));
  const slack = createSlackSimulator({
    clock,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    appUrl: publicUrl,
    users: options.users,
    channels: [options.channel, ...(options.otherChannels ?? [])],
    ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
    ...(options.events === undefined ? {} : { events: options.events }),
    ...(options.withoutBlocks === undefined ? {} : { withoutBlocks: options.withoutBlocks }),
  });
  const voiceStart = `${publicUrl}/elks/calls?key=${STAGE_KEY}`;
  const elks = createElksSimulator({
    clock,
    ...ELKS_USER,
    numbers: [line, ...(options.otherNumbers ?? [])].map((number) => ({ number, voiceStart })),
  });
  const [slackAt, elksAt] = await Promise.all([slack.start(), elks.start()]);
  const env = {
    PORT: String(port),
    HOST: LOOPBACK,
    PUBLIC_URL: publicUrl,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CHANNEL: options.channel.id,
    SLACK_API_URL: slackAt.url,
    ELKS_USERNAME: ELKS_USER.username,
    ELKS_PASSWORD: ELKS_USER.password,
    ELKS_NUMBER: line,
    ELKS_API_URL: elksAt.url,
    WEBHOOK_SECRET: STAGE_KEY,
    DATA_DIR: dataDir,
    TIMEZONE: 'Europe/Stockholm',
    ...(options.socketMode === true ? { SLACK_APP_TOKEN: APP_TOKEN } : {}),
    ...options.env,
  };
  const config = configFrom(env);

  const newApp = (): StageApp =>
    createApp({
      config,
      clock,
      log,
      promptsFolder: PROMPTS_FOLDER,
      ...(options.files === undefined ? {} : { files: options.files }),
    });
  let app = newApp();
  let isRunning = false;

  const stopApp = async (): Promise<void> => {
    if (isRunning) await app.stop();
    isRunning = false;
  };
  clock.onAdvance(async () => {
    if (isRunning) await app.settle();
  });

  return {
    slack,
    elks,
    config,
    env,
    publicUrl,
    dataDir,
    app: () => app,
    startApp: async (given = newApp()) => {
      app = given;
      await app.start();
      isRunning = true;
      await app.ready();
    },
    stopApp,
    appDied: () => {
      isRunning = false;
    },
    close: async () => {
      await stopApp();
      await Promise.all([slack.stop(), elks.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
