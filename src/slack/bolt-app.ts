// The Bolt app, by HTTP on the Express app it is given or by Socket Mode. Making it asks Slack nothing, so that a
// start does not wait for Slack.
import { App, type AppOptions, ExpressReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Application } from 'express';
import type { Log } from '../ports/log.ts';
import { boltLogger } from './bolt-logger.ts';
import { clientOptions } from './clients.ts';
import { type ListenerDeps, registerListeners } from './listeners.ts';

export type SlackConnection =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

export interface BoltAppConfig {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly connection: SlackConnection;
}

const EVENTS_PATH = '/slack/events';
/** What nothing listens to is acknowledged after this; Slack waits three seconds. */
const UNHANDLED_AFTER_MS = 2_500;
/** Slack's own defaults cut connections that are only slow: github.com/slackapi/bolt-js/issues/2496. */
const PONG_WITHIN_MS = 20_000;
const PING_WITHIN_MS = 60_000;

interface Connection {
  readonly options: AppOptions;
  readonly connect: () => Promise<void>;
  readonly disconnect: () => Promise<void>;
}

const byHttp = (signingSecret: string, express: Application, log: Log): Connection => {
  const receiver = new ExpressReceiver({
    signingSecret,
    app: express,
    endpoints: EVENTS_PATH,
    logger: boltLogger(log),
    logLevel: LogLevel.WARN,
    unhandledRequestTimeoutMillis: UNHANDLED_AFTER_MS,
    unhandledRequestHandler: ({ response }) => {
      // Unknown to us is no failure of Slack's: anything but 200 would make it send the same again.
      // Where the library itself refused it already, an answer too many would throw.
      if (!response.headersSent) response.writeHead(200).end();
    },
  });
  const nothing = (): Promise<void> => Promise.resolve();
  return { options: { receiver }, connect: nothing, disconnect: nothing };
};

/**
 * The library connects anew only while Slack answers at once; after a failed attempt it stays silent for ever. So it
 * is told not to, and `onLost` has to connect again.
 */
const bySocket = (config: BoltAppConfig, appToken: string, deps: BoltAppDeps): Connection => {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(deps.log),
    logLevel: LogLevel.WARN,
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_WITHIN_MS,
    serverPingTimeout: PING_WITHIN_MS,
    installerOptions: { clientOptions: clientOptions(config.apiUrl, deps.log) },
  });
  let isConnected = false;
  receiver.client.on('disconnected', () => {
    if (isConnected) deps.onLost();
    isConnected = false;
  });
  return {
    options: { receiver },
    connect: async () => {
      await receiver.start();
      isConnected = true;
    },
    disconnect: async () => {
      isConnected = false;
      await receiver.stop();
    },
  };
};

export interface BoltAppDeps extends ListenerDeps {
  /** The socket broke: connect again. */
  readonly onLost: () => void;
}

export const createBoltApp = (config: BoltAppConfig, express: Application, deps: BoltAppDeps) => {
  const { connection } = config;
  const { options, connect, disconnect } =
    connection.kind === 'socket'
      ? bySocket(config, connection.appToken, deps)
      : byHttp(connection.signingSecret, express, deps.log);
  const app = new App({
    ...options,
    // One workspace, one token: nothing to look up, and no request to Slack for each of its requests to us.
    authorize: () => Promise.resolve({ botToken: config.botToken }),
    clientOptions: clientOptions(config.apiUrl, deps.log),
    logger: boltLogger(deps.log),
    logLevel: LogLevel.WARN,
  });
  registerListeners(app, deps);

  return {
    /** By socket: connects, and rejects when Slack cannot be reached. By HTTP there is nothing to start. */
    connect,
    disconnect,
  };
};
