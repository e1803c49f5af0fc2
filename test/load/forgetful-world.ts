// The whole program between a Slack and a 46elks that say yes and remember nothing, so that what stays in memory is its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { freePort } from '../../src/simulator/demo/free-port.ts';
import { PROMPTS_FOLDER } from '../../src/simulator/demo/stage.ts';
import {
  ANNA,
  BO,
  givenSettings,
  LANDLINE,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
} from '../core/given-settings.ts';

const KEY = 'webhook-secret-of-the-month-0123456789';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const listening = async (listener: RequestListener): Promise<Server> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const stop = (server: Server): void => {
  server.closeAllConnections();
  server.close();
};

const startSlack = async () => {
  let posted = 0;
  const server = await listening((request, response) => {
    request.resume().once('end', () => {
      if (request.url?.endsWith('chat.postMessage') === true) posted += 1;
      const message = { ts: `1795543200.${String(posted).padStart(6, '0')}`, channel: 'C0ONCALL' };
      const who = { team_id: 'T0MONTH', user_id: 'U0JOUR', bot_id: 'B0', user: { id: ANNA, is_bot: false } };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, ...message, ...who }));
    });
  });
  return { server, posted: () => posted };
};

const startElks = (): Promise<Server> =>
  listening((request, response) => {
    request.resume().once('end', () => response.end('{"data":[],"balance":10000000,"currency":"SEK"}'));
  });

const configFor = async (slack: Server, elks: Server, dataDir: string): Promise<Config> => {
  const port = await freePort();
  const reading = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SLACK_BOT_TOKEN: 'xoxb-month',
    SLACK_SIGNING_SECRET: 'signing-secret-of-the-month',
    SLACK_CHANNEL: 'C0ONCALL',
    SLACK_API_URL: `${addressOf(slack)}/api`,
    ELKS_USERNAME: 'u',
    ELKS_PASSWORD: 'p',
    ELKS_NUMBER: LANDLINE,
    ELKS_API_URL: `${addressOf(elks)}/a1`,
    WEBHOOK_SECRET: KEY,
    DATA_DIR: dataDir,
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.config;
};

const teamOfTwo = () =>
  givenSettings({
    members: [ANNA, BO],
    membersById: { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } },
  });

const post = async (address: string, fields: Readonly<Record<string, string>>): Promise<string> =>
  (await fetch(address, { method: 'POST', headers: FORM, body: new URLSearchParams(fields) })).text();

export const startForgetfulWorld = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'jour-month-'));
  await writeFile(join(dataDir, 'settings.json'), JSON.stringify(teamOfTwo()));
  const [slack, elks] = await Promise.all([startSlack(), startElks()]);
  const config = await configFor(slack.server, elks, dataDir);
  let now = NOON;
  const clock = { now: () => now };
  const app = createApp({ config, clock, log: createLog('silent'), promptsFolder: PROMPTS_FOLDER });
  await app.start();
  await app.ready();
  return {
    posted: slack.posted,
    /** Anna answers and talks for a minute. */
    call: async (callId: string, from: string): Promise<void> => {
      const start = { callid: callId, from, to: LANDLINE, direction: 'incoming' };
      const answer = await post(`${config.publicUrl}/elks/calls?key=${KEY}`, start);
      const { whenhangup } = JSON.parse(answer) as { readonly whenhangup: string };
      const legs = JSON.stringify([{ to: PHONE_OF_ANNA, state: 'success', duration: 50 }]);
      const actions = JSON.stringify([{ connect: PHONE_OF_ANNA, result: 'success' }]);
      await post(whenhangup, { id: callId, duration: '60', legs, actions });
    },
    comes: async (at: number): Promise<void> => {
      now = at;
      await app.settle();
    },
    end: async (): Promise<void> => {
      await app.stop();
      stop(slack.server);
      stop(elks);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
