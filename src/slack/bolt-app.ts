// The Bolt app, by HTTP on the Express app it is given or by Socket Mode. Making it asks Slack nothing, so that a
// start does not wait for Slack.
import { App, type AppOptions, ExpressReceiver, LogLevel } from '@slack/bolt';
import type { Application } from 'express';
import type { Log } from '../ports.ts';
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

const receiverOptions = (config: BoltAppConfig, express: Application, log: Log): AppOptions => {
  if (config.connection.kind === 'socket') return { socketMode: true, appToken: config.connection.appToken };
  const receiver = new ExpressReceiver({
    signingSecret: config.connection.signingSecret,
    app: express,
    endpoints: EVENTS_PATH,
    logger: boltLogger(log),
    logLevel: LogLevel.WARN,
    unhandledRequestHandler: ({ response }) => {
      // Unknown to us is no failure of Slack's: anything but 200 would make it send the same again.
      response.writeHead(200).end();
    },
  });
  return { receiver };
};

export const createBoltApp = (config: BoltAppConfig, express: Application, deps: ListenerDeps) => {
  const app = new App({
    ...receiverOptions(config, express, deps.log),
    // One workspace, one token: nothing to look up, and no request to Slack for each of its requests to us.
    authorize: () => Promise.resolve({ botToken: config.botToken }),
    clientOptions: clientOptions(config.apiUrl, deps.log),
    logger: boltLogger(deps.log),
    logLevel: LogLevel.WARN,
  });
  registerListeners(app, deps);

  return {
    /** By socket: connects, and rejects when Slack cannot be reached. By HTTP there is nothing to start. */
    connect: async (): Promise<void> => {
      if (config.connection.kind === 'socket') await app.start();
    },
    disconnect: async (): Promise<void> => {
      if (config.connection.kind === 'socket') await app.stop();
    },
  };
};
