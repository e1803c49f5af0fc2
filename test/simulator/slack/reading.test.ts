import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, aStartedSlack, type StartedSlack } from './a-slack.ts';

let workspace: StartedSlack;
beforeEach(async () => {
  workspace = await aStartedSlack();
});
afterEach(() => workspace.slack.stop());

const channel = 'C0CALLS';
const metadata = { event_type: 'call', event_payload: { call_id: 'c1' } };

describe('reading a channel', () => {
  it('finds posts by their metadata, newest first, a page at a time', async () => {
    const { client } = workspace;
    const first = await client.chat.postMessage({ channel, text: 'one', metadata });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: first.ts ?? '' });
    await client.chat.postMessage({ channel, text: 'two' });
    const page = await client.conversations.history({ channel, limit: 1 });
    expect(page).toMatchObject({ has_more: true, messages: [{ text: 'two' }] });
    const cursor = page.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.history({ channel, cursor, include_all_metadata: true });
    expect(rest.messages).toMatchObject([{ text: 'one', metadata, reply_count: 1 }]);
    const without = await client.conversations.history({ channel, oldest: first.ts ?? '' });
    expect(without.messages?.map((message) => message.text)).toEqual(['two']);
  });

  it('gives a thread in order, its parent first', async () => {
    const { client } = workspace;
    const parent = await client.chat.postMessage({ channel, text: 'card' });
    const thread_ts = parent.ts ?? '';
    await client.chat.postMessage({ channel, text: 'a', thread_ts, metadata });
    await client.chat.postMessage({ channel, text: 'b', thread_ts });
    const { messages } = await client.conversations.replies({
      channel,
      ts: thread_ts,
      include_all_metadata: true,
    });
    expect(messages).toMatchObject([{ text: 'card' }, { text: 'a', metadata }, { text: 'b' }]);
    const nothing = client.conversations.replies({ channel, ts: '1700000000.000000' });
    await expect(nothing).rejects.toMatchObject({ data: { error: 'thread_not_found' } });
  });

  it('needs the bot to be in the channel, as writing does without chat:write.public', async () => {
    const shy = await aStartedSlack({ scopes: ['chat:write', 'channels:history', 'channels:join'] });
    const refused = { data: { error: 'not_in_channel' } };
    await expect(shy.client.conversations.history({ channel: 'C0OPEN' })).rejects.toMatchObject(refused);
    await expect(shy.client.chat.postMessage({ channel: 'C0OPEN', text: 'x' })).rejects.toMatchObject(
      refused,
    );
    await shy.client.conversations.join({ channel: 'C0OPEN' });
    await shy.client.chat.postMessage({ channel: 'C0OPEN', text: 'x' });
    expect(shy.slack.channel('open').messages).toHaveLength(1);
    await shy.slack.stop();
  });

  it('refuses archived channels and opens direct ones', async () => {
    const { client, slack } = workspace;
    await slack.people.archives('calls');
    await expect(client.chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject({
      data: { error: 'is_archived' },
    });
    const opened = await client.conversations.open({ users: ANNA });
    const direct = opened.channel?.id ?? '';
    await client.chat.postMessage({ channel: ANNA, text: 'hello' });
    expect(slack.channel(direct).messages).toMatchObject([{ text: 'hello' }]);
  });

  it('keeps a user group full of people', async () => {
    const { client, slack } = workspace;
    const group = await client.usergroups.create({ name: 'On call', handle: 'oncall' });
    const usergroup = group.usergroup?.id ?? '';
    const withGuest = client.usergroups.users.update({ usergroup, users: 'U0GUEST' });
    await expect(withGuest).rejects.toMatchObject({ data: { error: 'invalid_user' } });
    const updated = await client.usergroups.users.update({ usergroup, users: ANNA });
    expect(updated.usergroup?.users).toEqual([ANNA]);
    slack.expectNoComplaints();
  });
});
