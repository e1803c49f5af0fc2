import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { createLog } from '../../src/log.ts';
import { createSlackSimulator, type SlackSimulator } from '../../src/simulator/slack/slack-simulator.ts';
import { createBoltApp } from '../../src/slack/bolt-app.ts';
import { createLooks } from '../../src/slack/looks.ts';

const SECRET = 'a-signing-secret';
const BOT_TOKEN = 'xoxb-listeners';
const HELP: Reply = { kind: 'help', topic: null };

let slack: SlackSimulator;
let server: Server;

/** An app whose commands end as `runCommand` says, and a Slack that reaches it. */
const withCommands = async (runCommand: () => Promise<Reply>): Promise<void> => {
  slack = createSlackSimulator({
    signingSecret: SECRET,
    botToken: BOT_TOKEN,
    users: [{ id: 'U0ANNA', name: 'anna' }],
    channels: [{ id: 'C0ONCALL', name: 'oncall' }],
  });
  const { url } = await slack.start();
  const application = express();
  const config = { botToken: BOT_TOKEN, apiUrl: url };
  createBoltApp({ ...config, connection: { kind: 'http', signingSecret: SECRET } }, application, {
    runCommand,
    log: createLog('silent'),
    timeZone: () => 'Europe/Stockholm',
    looks: createLooks(),
    onLost: () => undefined,
    forms: { register: () => undefined, open: async () => false, openFor: async () => false },
    promptForm: { register: () => undefined, open: async () => false, playTo: async () => undefined },
    cardButtons: { register: () => undefined },
    channelChanges: { register: () => undefined },
    coverButtons: { register: () => undefined },
    homeTab: { register: () => undefined },
    whoShortcut: { register: () => undefined },
    peopleChanges: { register: () => undefined },
  });
  server = createServer(application);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  slack.appLivesAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
};

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await slack.stop();
  slack.expectNoComplaints();
});

describe('a command', () => {
  let finish: (reply: Reply) => void;
  beforeEach(() =>
    withCommands(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    ),
  );

  it('is acknowledged while storage still works on it, and answered when it is done', async () => {
    const seen = await slack.types('U0ANNA', '/oncall help', { waitFor: 'ack' });
    expect(seen.ack).toMatchObject({ isOk: true, body: '' });
    expect(seen.messages).toEqual([]);

    finish(HELP);
    await slack.until('an answer', () => seen.messages.length > 0);
    expect(seen.text).toContain('/oncall status');
  });
});

it('a command that meets trouble of our own is answered kindly', async () => {
  await withCommands(() => Promise.reject(new Error('disk full')));
  const seen = await slack.types('U0ANNA', '/oncall set @anna');
  expect(seen.text).toMatch(/nothing was changed/);
});

it('a reply that cannot be put into words does not deny that it was carried out', async () => {
  await withCommands(() => Promise.resolve({ kind: 'of-tomorrow' } as unknown as Reply));
  const seen = await slack.types('U0ANNA', '/oncall set @anna');
  expect(seen.text).toContain('carried out');
});
