import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aStartedSlack, BOT_TOKEN, type StartedSlack } from './a-slack.ts';

let workspace: StartedSlack;
let card: string;
beforeEach(async () => {
  workspace = await aStartedSlack();
  const posted = await workspace.client.chat.postMessage({ channel: 'C0CALLS', text: 'Voicemail' });
  card = posted.ts ?? '';
});
afterEach(() => workspace.slack.stop());

const sound = Buffer.from('RIFF, said the recording');
const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*0:12* from Bo' } };

const upload = (more: object = {}) =>
  workspace.client.files.uploadV2({
    channel_id: 'C0CALLS',
    thread_ts: card,
    file: sound,
    filename: 'voicemail.wav',
    blocks: [section],
    ...more,
  });

describe('uploading', () => {
  it('shows the file in the thread, with its bytes', async () => {
    const { slack } = workspace;
    await upload();
    const [message] = slack.channel('calls').messages;
    expect(message?.replies).toMatchObject([
      { files: [{ name: 'voicemail.wav', mimetype: 'audio/wav', bytes: sound }] },
    ]);
    if (message === undefined) throw new Error('no card');
    expect(slack.asText(message)).toBe('Voicemail\n  ↳ *0:12* from Bo\n    ♪ voicemail.wav (24 bytes)');
    slack.expectNoComplaints();
  });

  it('tells where it is shared only later', async () => {
    await upload();
    const file = workspace.slack.files[0]?.id ?? '';
    const first = await workspace.client.files.info({ file });
    const second = await workspace.client.files.info({ file });
    expect(first.file?.shares).toEqual({});
    expect(second.file?.shares?.public?.C0CALLS).toMatchObject([{ thread_ts: card }]);
  });

  it('answers downloads with a sign-in page unless the token is right', async () => {
    await upload();
    const { file } = await workspace.client.files.info({ file: workspace.slack.files[0]?.id ?? '' });
    const url = file?.url_private_download ?? '';
    const get = (token: string) => fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(Buffer.from(await (await get(BOT_TOKEN)).arrayBuffer())).toEqual(sound);
    const page = await get('xoxb-wrong');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it.each([
    [{ blocks: [{ type: 'markdown', text: 'x' }] }, 'internal_error'],
    [{ channel_id: 'C0OPEN', thread_ts: undefined }, 'not_in_channel'],
    [{ file: Buffer.alloc(0) }, 'missing_argument'],
    [{ blocks: [{ type: 'section' }] }, 'invalid_blocks'],
  ])('refuses %j with %s', async (more, error) => {
    await expect(upload(more)).rejects.toMatchObject({ data: { error } });
  });

  it('complains about a comment beside blocks, and shows the comment', async () => {
    await upload({ initial_comment: 'Listen' });
    const { slack } = workspace;
    expect(slack.channel('calls').messages[0]?.replies).toMatchObject([{ text: 'Listen', blocks: [] }]);
    expect(slack.complaints[0]?.what).toContain('exclude each other');
  });

  it('refuses other bytes than announced, and a file that never came', async () => {
    const { client } = workspace;
    const reserved = await client.files.getUploadURLExternal({ filename: 'a.wav', length: 10 });
    const short = await fetch(reserved.upload_url ?? '', { method: 'POST', body: 'short' });
    expect(short.status).toBe(400);
    const completed = client.files.completeUploadExternal({ files: [{ id: reserved.file_id ?? '' }] });
    await expect(completed).rejects.toMatchObject({ data: { error: 'file_not_found' } });
  });
});
