// Takes out of the chat what was told of a call, or of a caller who is forgotten.
import type { MessageRef } from '../core/call.ts';
import type { Effect } from '../core/effect.ts';
import type { Chat } from '../ports/chat.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';

type EraseEffect = Extract<Effect, { readonly kind: 'erase' }>;

/** `showCard`: brings the card of a call that lives on up to date. */
export const createSendErase =
  (chat: Pick<Chat, 'erase' | 'findPosted'>) =>
  async (
    { messages, fileIds, marked, cardOf }: EraseEffect,
    showCard: (callId: string) => Promise<Sent>,
  ): Promise<Sent> => {
    const found: MessageRef[] = [];
    for (const { key, channelId, sinceAt } of marked) {
      const delivery = await chat.findPosted(key, { channelId, sinceAt });
      if (delivery.kind === 'later') return sentFrom(delivery);
      if (delivery.kind === 'delivered' && delivery.value !== null) found.push(delivery.value);
    }
    const erased = sentFrom(await chat.erase({ messages: [...messages, ...found], fileIds }));
    return erased.kind !== 'done' || cardOf === null ? erased : showCard(cardOf);
  };
