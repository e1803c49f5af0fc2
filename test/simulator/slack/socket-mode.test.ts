import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { ANNA, APP_TOKEN, aStartedSlack, BOT_TOKEN, type StartedSlack } from './a-slack.ts';

let workspace: StartedSlack;
let app: App;

async function start(
  options: { ackWithinMs?: number; clientPingTimeout?: number } = {},
): Promise<StartedSlack> {
  const { ackWithinMs = 3000, clientPingTimeout = 5000 } = options;
  workspace = await aStartedSlack({ ackWithinMs });
  const clientOptions = { slackApiUrl: workspace.url };
  const logLevel = LogLevel.ERROR;
  const installerOptions = { clientOptions };
  const receiver = new SocketModeReceiver({
    appToken: APP_TOKEN,
    logLevel,
    clientPingTimeout,
    installerOptions,
  });
  const { botId, userId: botUserId } = workspace.slack.bot;
  const own = { botId, botUserId, tokenVerificationEnabled: false };
  app = new App({ token: BOT_TOKEN, receiver, logLevel, clientOptions, ...own });
  await app.start();
  return workspace;
}

async function hangUp(): Promise<void> {
  await app.stop();
  await workspace.slack.until('the app to hang up', () => !workspace.slack.socket.isConnected());
}

afterEach(async () => {
  await hangUp();
  await workspace.slack.stop();
});

describe('in Socket Mode', () => {
  it('commands, events and repeats go over the connection', async () => {
    const { slack } = await start();
    app.command('/oncall', async ({ ack, command, respond }) => {
      await ack('one moment');
      await respond(`you said ${command.text}`);
    });
    app.event('user_change', async ({ context, body, client }) => {
      await client.chat.postMessage({
        channel: 'C0CALLS',
        text: `${body.event_id} ${context.retryNum ?? 'first'}`,
      });
    });
    const seen = await slack.types(ANNA, '/oncall status');
    await slack.until('both answers', () => seen.messages.length === 2);
    expect(seen.text).toBe('one moment\nyou said status');
    const sent = await slack.sendsEvent({ type: 'user_change' }, { eventId: 'Ev1' });
    await slack.sendsAgain(sent);
    await slack.sendsEvent({ type: 'user_change' }, { eventId: 'Ev1', retryNum: 1 });
    const posted = () => slack.channel('calls').messages.map((message) => message.text);
    await slack.until('all three', () => posted().length === 3);
    expect(posted().sort()).toEqual(['Ev1 1', 'Ev1 first', 'Ev1 first']);
    slack.expectNoComplaints();
  });

  it('a missing acknowledgement is noticed', async () => {
    const { slack } = await start({ ackWithinMs: 300 });
    const seen = await slack.types(ANNA, '/nobody-listens');
    expect(seen.ack).toMatchObject({ isOk: false, failure: 'operation_timeout' });
    expect(slack.complaints[0]?.what).toContain('operation_timeout');
  });

  it('the app comes back when Slack breaks the connection', async () => {
    // Also how long the library waits before it connects anew.
    const { slack } = await start({ clientPingTimeout: 1000 });
    const opened = () =>
      slack.requests.filter((request) => request.method === 'apps.connections.open').length;
    expect(opened()).toBe(1);
    slack.socket.refresh();
    await slack.until('a new connection', () => opened() > 1 && slack.socket.isConnected(), 10_000);
    app.command('/oncall', ({ ack }) => ack('still here'));
    expect((await slack.types(ANNA, '/oncall')).text).toBe('still here');
  });

  it('people are told when the app is away', async () => {
    const { slack } = await start();
    await hangUp();
    const seen = await slack.types(ANNA, '/oncall');
    expect(seen.ack).toMatchObject({ isOk: false, failure: 'dispatch_failed' });
  });

  it('the bot token opens no connection', async () => {
    const { client } = await start();
    const refused = client.apps.connections.open();
    await expect(refused).rejects.toMatchObject({ data: { error: 'not_allowed_token_type' } });
  });
});
