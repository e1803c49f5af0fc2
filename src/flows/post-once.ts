// Posts a message, unless an earlier try whose answer was lost turns out to have arrived.
import type { MessageRef } from '../core/call.ts';
import type { OutboxEntry } from '../core/effect.ts';
import type { Message } from '../core/message.ts';
import type { Chat, Delivery } from '../ports/chat.ts';

export type PostOnce = (
  entry: Pick<OutboxEntry, 'key' | 'channelId' | 'createdAt' | 'maybeSent'>,
  message: Message,
  thread?: MessageRef,
) => Promise<Delivery<MessageRef>>;

export const createPostOnce =
  (chat: Pick<Chat, 'post' | 'findPosted'>): PostOnce =>
  async (entry, message, thread) => {
    const place = { channelId: entry.channelId, ...(thread === undefined ? {} : { thread }) };
    if (entry.maybeSent) {
      const found = await chat.findPosted(entry.key, { ...place, sinceAt: entry.createdAt });
      if (found.kind !== 'delivered') return found;
      if (found.value !== null) return { kind: 'delivered', value: found.value };
    }
    return chat.post(message, { ...place, key: entry.key });
  };
