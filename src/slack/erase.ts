// Takes messages and files out of Slack for good. What is gone already is no trouble; what may not be deleted is told to the log.
import type { WebClient } from '@slack/web-api';
import type { MessageRef } from '../core/call.ts';
import type { Chat, Delivery } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import { attempt } from './trouble.ts';

const REPLIES_MOST = 200;

const DONE: Delivery<null> = { kind: 'delivered', value: null };

export interface EraseDeps {
  /** One that does not send again by itself. */
  readonly client: WebClient;
  readonly log: Log;
}

type Shares = Readonly<Record<string, readonly { readonly ts?: string }[]>>;

const refsIn = (shares: Shares = {}): readonly MessageRef[] =>
  Object.entries(shares).flatMap(([channelId, places]) =>
    places.flatMap(({ ts }) => (ts === undefined ? [] : [{ channelId, messageId: ts }])),
  );

export const createErase = ({ client, log }: EraseDeps): Chat['erase'] => {
  /** Slack's refusals are final here; its passing trouble is handed on. */
  const carriedOut = (what: string, delivery: Delivery<unknown>): Delivery<null> => {
    if (delivery.kind === 'later') return delivery;
    if (delivery.kind === 'refused') log.warn('not deleted in Slack', { what, reason: delivery.reason });
    return DONE;
  };

  const message = async ({ channelId, messageId }: MessageRef): Promise<Delivery<null>> =>
    carriedOut('message', await attempt(() => client.chat.delete({ channel: channelId, ts: messageId })));

  const file = async (fileId: string): Promise<Delivery<null>> => {
    const asked = await attempt(async () => (await client.files.info({ file: fileId })).file?.shares);
    if (asked.kind === 'later') return asked;
    const shares = asked.kind === 'delivered' ? asked.value : undefined;
    for (const ref of [...refsIn(shares?.public as Shares), ...refsIn(shares?.private as Shares)]) {
      const gone = await message(ref);
      if (gone.kind === 'later') return gone;
    }
    return carriedOut('file', await attempt(() => client.files.delete({ file: fileId })));
  };

  /** Ours under that message; without the optional history scope they are not known, and stay. */
  const replies = async ({ channelId, messageId }: MessageRef): Promise<Delivery<readonly MessageRef[]>> => {
    const found = await attempt(async () => {
      const query = { channel: channelId, ts: messageId, limit: REPLIES_MOST };
      const { messages = [] } = await client.conversations.replies(query);
      return messages.flatMap(({ ts, bot_id: botId }) =>
        ts === undefined || ts === messageId || botId === undefined ? [] : [{ channelId, messageId: ts }],
      );
    });
    return found.kind === 'refused' || found.kind === 'gone' ? { kind: 'delivered', value: [] } : found;
  };

  const thread = async (ref: MessageRef): Promise<Delivery<null>> => {
    const under = await replies(ref);
    if (under.kind !== 'delivered') return carriedOut('thread', under);
    for (const one of [...under.value, ref]) {
      const gone = await message(one);
      if (gone.kind === 'later') return gone;
    }
    return DONE;
  };

  return async ({ messages, fileIds }) => {
    for (const fileId of fileIds) {
      const gone = await file(fileId);
      if (gone.kind === 'later') return gone;
    }
    for (const ref of messages) {
      const gone = await thread(ref);
      if (gone.kind === 'later') return gone;
    }
    return DONE;
  };
};
