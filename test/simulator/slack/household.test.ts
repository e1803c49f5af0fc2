// What people do in Slack beside using the app, and what Slack tells the app of it.
import { afterEach, expect, it } from 'vitest';
import { aBoltApp, aStartedSlack, type StartedSlack } from './a-slack.ts';

const EVENTS = [
  'channel_archive',
  'channel_unarchive',
  'channel_left',
  'group_archive',
  'member_joined_channel',
  'channel_rename',
  'tokens_revoked',
  'app_uninstalled',
] as const;

let started: StartedSlack;
let stop: () => Promise<void>;

const listening = async (options: Parameters<typeof aStartedSlack>[0] = {}): Promise<unknown[]> => {
  started = await aStartedSlack({ events: [...EVENTS], ...options });
  const bolt = await aBoltApp(started);
  stop = bolt.stop;
  const heard: unknown[] = [];
  for (const name of EVENTS)
    bolt.app.event(name, async ({ event }) => {
      const { event_ts: _at, ...told } = { event_ts: '', ...event };
      heard.push(told);
    });
  return heard;
};

afterEach(async () => {
  await stop();
  await started.slack.stop();
  started.slack.expectNoComplaints();
});

it('the app is told when a channel is archived, brought back, renamed, and when the bot leaves or comes', async () => {
  const heard = await listening();
  const { people, bot } = started.slack;
  await people.archives('calls');
  await people.unarchives('calls');
  await people.renames('calls', 'phone');
  await people.removesBot('phone');
  await people.invitesBot('phone');
  expect(heard).toMatchObject([
    { type: 'channel_archive', channel: 'C0CALLS' },
    { type: 'channel_unarchive', channel: 'C0CALLS' },
    { type: 'channel_rename', channel: { id: 'C0CALLS', name: 'phone' } },
    { type: 'channel_left', channel: 'C0CALLS' },
    { type: 'member_joined_channel', channel: 'C0CALLS', user: bot.userId },
  ]);
});

it('private channels have names of their own for it', async () => {
  const heard = await listening();
  await started.slack.people.archives('secret');
  expect(heard).toMatchObject([{ type: 'group_archive', channel: 'G0SECRET' }]);
});

it('nothing is told without the scope for it, or of what was not subscribed to', async () => {
  const heard = await listening({ scopes: ['chat:write'] });
  await started.slack.people.archives('calls');
  expect(heard).toEqual([]);
  await stop();
  await started.slack.stop();
  const others = await listening({ events: [] });
  await started.slack.people.archives('calls');
  expect(others).toEqual([]);
});

it('a token that was revoked is refused, and works again once the app is installed again', async () => {
  const heard = await listening();
  const { slack, client } = started;
  await slack.people.revokesToken();
  await expect(client.auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
  slack.people.installsAgain();
  await client.auth.test();
  await slack.people.uninstalls();
  await expect(client.auth.test()).rejects.toMatchObject({ data: { error: 'account_inactive' } });
  expect(heard).toMatchObject([
    { type: 'tokens_revoked', tokens: { bot: [slack.bot.userId] } },
    { type: 'tokens_revoked' },
    { type: 'app_uninstalled' },
  ]);
});
