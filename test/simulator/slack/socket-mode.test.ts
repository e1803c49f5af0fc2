import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, APP_TOKEN, aStartedSlack, BOT_TOKEN, type StartedSlack } from './a-slack.ts';

let workspace: StartedSlack;
let app: App;
beforeEach(async () => {
  workspace = await aStartedSlack({ ackWithinMs: 500 });
  const clientOptions = { slackApiUrl: workspace.url };
  const logLevel = LogLevel.ERROR;
  const receiver = new SocketModeReceiver({
    appToken: APP_TOKEN,
    logLevel,
    // Also how long the library waits before it connects anew.
    clientPingTimeout: 50,
    installerOptions: { clientOptions },
  });
  const { botId, userId: botUserId } = workspace.slack.bot;
  app = new App({
    token: BOT_TOKEN,
    receiver,
    botId,
    botUserId,
    tokenVerificationEnabled: false,
    logLevel,
    clientOptions,
  });
  await app.start();
});
afterEach(async () => {
  const { slack } = workspace;
  await app.stop();
  await slack.until('the app to hang up', () => !slack.socket.isConnected());
  await slack.stop();
});

describe('in Socket Mode', () => {
  it('commands, events and repeats go over the connection', async () => {
    const { slack } = workspace;
    const heard: unknown[] = [];
    app.command('/oncall', async ({ ack, command, respond }) => {
      await ack('one moment');
      await respond(`you said ${command.text}`);
    });
    app.event('user_change', async ({ context, body }) => {
      heard.push([body.event_id, context.retryNum]);
    });
    const seen = await slack.types(ANNA, '/oncall status');
    await slack.until('both answers', () => seen.messages.length === 2);
    expect(seen.text).toBe('one moment\nyou said status');
    const sent = await slack.sendsEvent({ type: 'user_change' }, { eventId: 'Ev1' });
    await slack.sendsAgain(sent);
    expect(heard).toEqual([
      ['Ev1', undefined],
      ['Ev1', undefined],
    ]);
    slack.expectNoComplaints();
  });

  it('a missing acknowledgement is noticed', async () => {
    const { slack } = workspace;
    const seen = await slack.types(ANNA, '/nobody-listens');
    expect(seen.ack).toMatchObject({ isOk: false, failure: 'operation_timeout' });
    expect(slack.complaints[0]?.what).toContain('operation_timeout');
  });

  it('the app comes back when Slack breaks the connection', async () => {
    const { slack } = workspace;
    const opened = () =>
      slack.requests.filter((request) => request.method === 'apps.connections.open').length;
    expect(opened()).toBe(1);
    slack.socket.refresh();
    await slack.until('a new connection', () => opened() === 2 && slack.socket.isConnected(), 10_000);
    app.command('/oncall', ({ ack }) => ack('still here'));
    expect((await slack.types(ANNA, '/oncall')).text).toBe('still here');
  });

  it('the bot token opens no connection', async () => {
    const refused = workspace.client.apps.connections.open();
    await expect(refused).rejects.toMatchObject({ data: { error: 'not_allowed_token_type' } });
  });
});
