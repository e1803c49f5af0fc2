// The chat, and what each post teaches about its channel. Edits teach nothing good: Slack may take one where no post would be.
import type { Chat, Delivery } from '../ports/chat.ts';
import type { ChannelWatch } from './channel-watch.ts';

type Watch = Pick<ChannelWatch, 'refused' | 'took' | 'tokenRefused' | 'tokenTaken'>;

const note = (watch: Watch, channelId: string, delivery: Delivery<unknown>): void => {
  if (delivery.kind === 'delivered') {
    watch.tokenTaken();
    watch.took(channelId);
  }
  if (delivery.kind !== 'refused') return;
  if (delivery.concerns === 'channel') watch.refused(channelId, delivery);
  if (delivery.concerns === 'token') watch.tokenRefused(delivery.reason);
};

export const watchedChat = (chat: Chat, watch: Watch): Chat => ({
  ...chat,
  post: async (message, to) => {
    const delivery = await chat.post(message, to);
    note(watch, to.thread?.channelId ?? to.channelId, delivery);
    return delivery;
  },
  edit: async (message, ref) => {
    const delivery = await chat.edit(message, ref);
    if (delivery.kind === 'refused') note(watch, ref.channelId, delivery);
    return delivery;
  },
});
