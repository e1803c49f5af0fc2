// The Chat port against a Slack stand-in that nobody here wrote: emulate, pinned. It plays no slash commands and no
// buttons, and gives no means to subscribe to its events, so requests to Jour are not tried here.
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageRef } from '../../src/core/call.ts';
import type { Message } from '../../src/core/message.ts';
import { createLog } from '../../src/log.ts';
import type { Chat, Delivery } from '../../src/ports/chat.ts';
import { makeWav } from '../../src/simulator/elks/wav.ts';
import { createChat } from '../../src/slack/chat.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createLooks } from '../../src/slack/looks.ts';
import { aCard, CALLER, NIGHT, TRIED } from './words/given.ts';

const BOT_TOKEN = 'xoxb-emulated';
const WITHOUT_HISTORY = 'xoxb-without-history';
const SCOPES = ['chat:write', 'files:write', 'files:read', 'users:read', 'channels:read'];

const ringing: Message = { kind: 'card', card: aCard({ kind: 'ringing', users: ['U000000001'], tried: [] }) };
const missed: Message = { kind: 'card', card: aCard({ kind: 'missed', tried: TRIED }) };
const alert: Message = {
  kind: 'alert',
  callId: 'c0ffee',
  caller: CALLER,
  at: NIGHT,
  lineName: 'Support',
  mention: ['U000000001'],
  nobody: null,
  tried: TRIED,
  gaveUpAfterSeconds: null,
  isLate: false,
  metNothing: false,
  rosterName: 'main',
  wasToldDirectly: false,
};
const recording: Message = {
  kind: 'recording',
  of: 'message',
  callId: 'c0ffee',
  caller: CALLER,
  at: NIGHT,
  seconds: 2,
  mention: [],
};

const delivered = <T>(delivery: Delivery<T>): T => {
  if (delivery.kind !== 'delivered') throw new Error(`not delivered: ${JSON.stringify(delivery)}`);
  return delivery.value;
};

let emulated: Emulator;
let channelId: string;
let chat: Chat;

/** Asks emulate itself, past the code under test. */
const ask = async (method: string, args: Readonly<Record<string, string>> = {}) => {
  const headers = { authorization: `Bearer ${BOT_TOKEN}` };
  const body = new URLSearchParams(args);
  const answer = await fetch(`${emulated.url}/api/${method}`, { method: 'POST', headers, body });
  return (await answer.json()) as Record<string, unknown>;
};

const listed = async (method: string, name: string, args = {}): Promise<readonly Record<string, unknown>[]> =>
  (await ask(method, args))[name] as readonly Record<string, unknown>[];

const chatWith = (botToken: string): Chat =>
  createChat({
    ...createClients({ botToken, apiUrl: `${emulated.url}/api/` }, createLog('silent')),
    commandWord: '/oncall',
    looks: createLooks(),
    log: createLog('silent'),
  });

beforeAll(async () => {
  const token = (value: string, scopes: readonly string[]) => ({
    token: value,
    type: 'bot',
    user: 'admin',
    scopes,
  });
  const slack = {
    strict_scopes: true,
    channels: [{ name: 'oncall' }],
    oauth_apps: [{ client_id: '1.2', client_secret: 's', name: 'Jour', redirect_uris: [], bot_name: 'jour' }],
    tokens: [token(BOT_TOKEN, [...SCOPES, 'channels:history']), token(WITHOUT_HISTORY, SCOPES)],
  };
  emulated = await createEmulator({ service: 'slack', port: 0, seed: { slack } });
  const channels = await listed('conversations.list', 'channels');
  channelId = String(channels.find(({ name }) => name === 'oncall')?.id);
  chat = chatWith(BOT_TOKEN);
});
afterAll(() => emulated.close());

const postedCard = async (key: string): Promise<MessageRef> =>
  delivered(await chat.post(ringing, { channelId, key }));

const repliesTo = (card: MessageRef) =>
  listed('conversations.replies', 'messages', { channel: card.channelId, ts: card.messageId });

describe('on emulate', () => {
  it('a card is posted with text, blocks and its key', async () => {
    const card = await postedCard('card:posted');
    const [message] = await repliesTo(card);
    expect(message).toMatchObject({ text: expect.stringContaining('Ringing'), ts: card.messageId });
    expect(message?.blocks).toEqual(expect.arrayContaining([expect.objectContaining({ type: 'section' })]));
  });

  it('a card is brought up to date in place', async () => {
    const card = await postedCard('card:edited');
    expect(await chat.edit(missed, card)).toEqual({ kind: 'delivered', value: card });
    const [message] = await repliesTo(card);
    expect(message?.text).toContain('Missed call');
  });

  it('an edit of a card that is gone is given up', async () => {
    const card = await postedCard('card:gone');
    await ask('chat.delete', { channel: channelId, ts: card.messageId });
    expect((await chat.edit(missed, card)).kind).toBe('gone');
  });

  it('an alert stands in the thread of its card', async () => {
    const card = await postedCard('card:alerted');
    const sent = delivered(await chat.post(alert, { channelId, key: 'alert:alerted', thread: card }));
    const replies = await repliesTo(card);
    expect(replies.map(({ ts }) => ts)).toEqual([card.messageId, sent.messageId]);
    expect(replies[1]?.text).toContain('Missed call');
  });

  it('a message is found again by its key, in the channel and in a thread; a stranger is not', async () => {
    const sinceAt = Date.now();
    const card = await postedCard('card:found');
    const reply = delivered(await chat.post(alert, { channelId, key: 'alert:found', thread: card }));
    expect(await chat.findPosted('card:found', { channelId, sinceAt })).toEqual({
      kind: 'delivered',
      value: card,
    });
    expect(await chat.findPosted('alert:found', { channelId, thread: card, sinceAt })).toEqual({
      kind: 'delivered',
      value: reply,
    });
    expect(await chat.findPosted('card:other', { channelId, sinceAt })).toEqual({
      kind: 'delivered',
      value: null,
    });
  });

  it('nothing is found without the scope to look, and nothing breaks', async () => {
    await postedCard('card:hidden');
    const found = await chatWith(WITHOUT_HISTORY).findPosted('card:hidden', {
      channelId,
      sinceAt: Date.now(),
    });
    expect(found).toEqual({ kind: 'delivered', value: null });
  });

  it('a recording goes into the thread, and comes out byte for byte', async () => {
    const card = await postedCard('card:recorded');
    const bytes = makeWav(2);
    const { fileId } = delivered(await chat.beginUpload({ name: 'voicemail.wav', bytes }));
    expect(await chat.isShared(fileId, channelId)).toEqual({ kind: 'gone' });
    await chat.shareUpload(fileId, recording, { channelId, thread: card, title: 'voicemail.wav' });
    expect(await chat.isShared(fileId, channelId)).toEqual({ kind: 'delivered', value: true });

    const [, reply] = await repliesTo(card);
    expect(reply?.files).toEqual([expect.objectContaining({ id: fileId, name: 'voicemail.wav' })]);
    const { file } = (await ask('files.info', { file: fileId })) as { file: { url_private: string } };
    const headers = { authorization: `Bearer ${BOT_TOKEN}` };
    const download = await fetch(file.url_private, { headers });
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('an upload shown a second time is refused as one that is not there', async () => {
    const { fileId } = delivered(await chat.beginUpload({ name: 'twice.wav', bytes: makeWav(1) }));
    const place = { channelId, title: 'twice.wav' };
    expect((await chat.shareUpload(fileId, recording, place)).kind).toBe('delivered');
    expect((await chat.shareUpload(fileId, recording, place)).kind).toBe('gone');
  });

  it('people, bots and strangers are told apart', async () => {
    const members = await listed('users.list', 'members');
    const bot = String(members.find(({ is_bot: isBot }) => isBot === true)?.id);
    expect(await chat.users(['U000000001', bot, 'UNOBODY'])).toEqual([
      { userId: 'U000000001', kind: 'person', isWorkspaceAdmin: true },
      { userId: bot, kind: 'bot' },
      { userId: 'UNOBODY', kind: 'unknown' },
    ]);
  });

  it('a channel that is not there refuses as a channel', async () => {
    expect(await chat.post(ringing, { channelId: 'C0NOWHERE', key: 'x' })).toEqual({
      kind: 'refused',
      reason: 'channel_not_found',
      concerns: 'channel',
      fault: 'not-found',
    });
  });
});
