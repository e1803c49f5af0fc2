// Posts a message about calls, and keeps with each where it stands, so that it can be taken out of the chat one day.
import type { Call, MessageRef } from '../core/call.ts';
import { withTold } from '../core/call-facts.ts';
import type { OutboxEntry } from '../core/effect.ts';
import type { Message } from '../core/message.ts';
import type { Chat, Delivery } from '../ports/chat.ts';
import type { CallStore } from '../ports/store.ts';
import { createPostOnce } from './post-once.ts';

export interface PostAboutDeps {
  readonly chat: Pick<Chat, 'post' | 'findPosted'>;
  readonly calls: Pick<CallStore, 'update'>;
}

export interface About {
  readonly calls: readonly Pick<Call, 'id'>[];
  /** Under which it stands; left out: in the channel. */
  readonly thread?: MessageRef | undefined;
}

export type PostAbout = (
  entry: Pick<OutboxEntry, 'key' | 'channelId' | 'createdAt' | 'maybeSent'>,
  message: Message,
  about: About,
) => Promise<Delivery<MessageRef>>;

export const createPostAbout = ({ chat, calls }: PostAboutDeps): PostAbout => {
  const post = createPostOnce(chat);

  const note = async ({ id }: Pick<Call, 'id'>, ref: MessageRef): Promise<void> => {
    await calls.update(id, (known) => {
      const told = known && withTold(known, ref);
      return told === undefined || told === known ? undefined : { call: told };
    });
  };

  return async (entry, message, about) => {
    const delivery = await post(entry, message, about.thread);
    if (delivery.kind !== 'delivered') return delivery;
    // The message is out: a disk that fails now keeps it in memory, and must not have it sent again.
    for (const call of about.calls) await note(call, delivery.value).catch(() => undefined);
    return delivery;
  };
};
