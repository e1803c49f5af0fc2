// The Chat port on Slack's Web API. Nothing here re-sends by itself: the outbox decides, since only it knows what a
// lost answer may have done.

import type { WebClient } from '@slack/web-api';
import type { MessageRef } from '../core/call.ts';
import type { Message } from '../core/message.ts';
import type { Chat, Delivery } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import { createErase } from './erase.ts';
import type { Looks } from './looks.ts';
import { attempt, isAboutBlocks, isAboutThread } from './trouble.ts';
import { createUploads, withoutThread } from './uploads.ts';
import { createNames, createUsers } from './users.ts';
import { type MessageBody, messageBody } from './words/message.ts';

/** Marks our messages, so that one whose answer was lost can be found again. Holds ids only: any app may read it. */
const METADATA_EVENT = 'jour_message';
const HISTORY_PAGE = 200;
const HISTORY_PAGES_MAX = 5;
/** Clocks differ; a message is looked for from a little before it was due. */
const CLOCK_SLACK_MS = 120_000;

export interface ChatDeps {
  /** For the outbox: no retries of its own, a time limit, rate limits as errors. */
  readonly client: WebClient;
  /** For questions somebody waits on; never queued behind the outbox. */
  readonly quickClient: WebClient;
  readonly log: Log;
  readonly commandWord: string;
  readonly looks: Looks;
}

interface FoundMessage {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

const hasKey = (message: FoundMessage, key: string): boolean => {
  const { event_type: type, event_payload: payload } = message.metadata ?? {};
  return type === METADATA_EVENT && payload !== undefined && 'key' in payload && payload.key === key;
};

/** Slack's types tell a reply that is broadcast from one that is not; which it is, only the body knows. */
const threadArguments = (thread: MessageRef | undefined, { replyBroadcast = false }: MessageBody) =>
  (thread === undefined ? {} : { thread_ts: thread.messageId, reply_broadcast: replyBroadcast }) as {
    thread_ts: string;
    reply_broadcast: false;
  };

export const createChat = (deps: ChatDeps): Chat => {
  const { client } = deps;
  const words = (message: Message): MessageBody =>
    messageBody(message, { commandWord: deps.commandWord, look: deps.looks.now() });

  /** Sends with blocks; should Slack not take them, then with plainer ones, and at least the text gets through. */
  const withBlocksOrText = async <T>(
    message: Message,
    send: (body: MessageBody) => Promise<T>,
  ): Promise<Delivery<T>> => {
    const body = words(message);
    const delivery = await attempt(() => send(body));
    if (!isAboutBlocks(delivery)) return delivery;
    if (deps.looks.refused(body.blocks)) return withBlocksOrText(message, send);
    return attempt(() => send({ ...body, blocks: [] }));
  };

  const postAt = (message: Message, to: Parameters<Chat['post']>[1]): Promise<Delivery<MessageRef>> =>
    withBlocksOrText(message, async (body) => {
      const { text, blocks } = body;
      const channel = to.thread?.channelId ?? to.channelId;
      const sent = await client.chat.postMessage({
        channel,
        text,
        blocks: [...blocks],
        metadata: { event_type: METADATA_EVENT, event_payload: { key: to.key } },
        unfurl_links: false,
        ...threadArguments(to.thread, body),
      });
      return { channelId: sent.channel ?? channel, messageId: sent.ts ?? '' };
    });

  const post: Chat['post'] = async (message, to) => {
    const delivery = await postAt(message, to);
    return isAboutThread(delivery) ? postAt(message, withoutThread(to)) : delivery;
  };

  const whisper: Chat['whisper'] = (message, to) =>
    withBlocksOrText(message, async ({ text, blocks }) => {
      await client.chat.postEphemeral({ channel: to.channelId, user: to.userId, text, blocks: [...blocks] });
      return null;
    });

  const edit: Chat['edit'] = async (message, ref) =>
    withBlocksOrText(message, async ({ text, blocks }) => {
      await client.chat.update({ channel: ref.channelId, ts: ref.messageId, text, blocks: [...blocks] });
      return ref;
    });

  const linkTo: Chat['linkTo'] = ({ channelId, messageId }) =>
    attempt(async () => {
      const { permalink } = await client.chat.getPermalink({ channel: channelId, message_ts: messageId });
      return permalink ?? '';
    });

  const openDirect: Chat['openDirect'] = (userId) =>
    attempt(async () => (await client.conversations.open({ users: userId })).channel?.id ?? '');

  const page = async (near: Parameters<Chat['findPosted']>[1], cursor: string | undefined) => {
    const query = {
      channel: near.thread?.channelId ?? near.channelId,
      oldest: String((near.sinceAt - CLOCK_SLACK_MS) / 1_000),
      include_all_metadata: true,
      limit: HISTORY_PAGE,
      ...(cursor === undefined || cursor === '' ? {} : { cursor }),
    };
    return near.thread === undefined
      ? client.conversations.history(query)
      : client.conversations.replies({ ...query, ts: near.thread.messageId });
  };

  const search = async (key: string, near: Parameters<Chat['findPosted']>[1]): Promise<MessageRef | null> => {
    let cursor: string | undefined;
    for (let pages = 0; pages < HISTORY_PAGES_MAX; pages += 1) {
      const found = await page(near, cursor);
      const messages: readonly FoundMessage[] = found.messages ?? [];
      const message = messages.find((candidate) => hasKey(candidate, key));
      if (message?.ts !== undefined)
        return { channelId: near.thread?.channelId ?? near.channelId, messageId: message.ts };
      cursor = found.response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') return null;
    }
    return null;
  };

  const findPosted: Chat['findPosted'] = async (key, near) => {
    const found = await attempt(() => search(key, near));
    // Without the optional history scopes one repeat is possible after a lost answer; the README says so.
    return found.kind === 'refused' || found.kind === 'gone' ? { kind: 'delivered', value: null } : found;
  };

  return {
    post,
    whisper,
    edit,
    linkTo,
    openDirect,
    findPosted,
    ...createUploads(client, words),
    erase: createErase({ client, log: deps.log }),
    users: createUsers(deps.quickClient),
    names: createNames(deps.quickClient),
  };
};
