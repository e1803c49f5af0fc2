import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aStartedSlack, type StartedSlack } from './a-slack.ts';

let workspace: StartedSlack;
beforeEach(async () => {
  workspace = await aStartedSlack();
});
afterEach(() => workspace.slack.stop());

const metadata = { event_type: 'call', event_payload: { call_id: 'c1' } };

describe('posting to Slack', () => {
  it('shows a message, its thread and its edits', async () => {
    const { slack, client } = workspace;
    const { ts } = await client.chat.postMessage({ channel: 'C0CALLS', text: 'Missed call', metadata });
    const thread_ts = ts ?? '';
    await client.chat.postMessage({
      channel: 'C0CALLS',
      text: 'Look here',
      thread_ts,
      reply_broadcast: true,
    });
    await client.chat.update({ channel: 'C0CALLS', ts: thread_ts, text: 'Claimed' });

    const [card, ...others] = slack.channel('calls').messages;
    expect(others).toEqual([]);
    expect(card).toMatchObject({ text: 'Claimed', metadata, edits: [{ text: 'Missed call' }] });
    expect(card?.replies).toMatchObject([{ text: 'Look here', isBroadcast: true }]);
    expect(slack.channel('calls').timeline.map((message) => message.text)).toEqual(['Claimed', 'Look here']);
    slack.expectNoComplaints();
  });

  it('gives ever increasing timestamps, whatever the clock does', async () => {
    const stopped = await aStartedSlack({ clock: { now: () => 1_763_800_000_000 } });
    const posts = [1, 2, 3].map(() => stopped.client.chat.postMessage({ channel: 'calls', text: 'x' }));
    const timestamps = (await Promise.all(posts)).map((post) => post.ts);
    expect(timestamps).toEqual(['1763800000.000100', '1763800000.000200', '1763800000.000300']);
    await stopped.slack.stop();
  });

  it.each([
    [{ channel: 'C0NOWHERE', text: 'x' }, 'channel_not_found'],
    [{ channel: 'G0SECRET', text: 'x' }, 'channel_not_found'],
    [{ channel: 'C0CALLS', text: '' }, 'no_text'],
  ])('refuses %j with %s', async (message, error) => {
    await expect(workspace.client.chat.postMessage(message)).rejects.toMatchObject({
      data: { ok: false, error },
    });
  });

  it('refuses to change what is gone, too long or somebody else’s', async () => {
    const { client, slack } = workspace;
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0CALLS', text: 'x' });
    const long = client.chat.update({ channel: 'C0CALLS', ts, text: 'x'.repeat(4001) });
    await expect(long).rejects.toMatchObject({ data: { error: 'msg_too_long' } });
    await client.chat.delete({ channel: 'C0CALLS', ts });
    const gone = client.chat.update({ channel: 'C0CALLS', ts, text: 'y' });
    await expect(gone).rejects.toMatchObject({ data: { error: 'message_not_found' } });
    expect(slack.channel('calls').deleted).toHaveLength(1);
  });
});
