// Takes out of the chat what was told of a call, or of a caller who is forgotten. One after another, and what is gone stands on
// the entry no more: of what is more than Slack deletes in a minute, each try would begin with the same.
import type { Effect, OutboxEntry } from '../core/effect.ts';
import type { Chat, Delivery } from '../ports/chat.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';

type EraseEffect = Extract<Effect, { readonly kind: 'erase' }>;

export interface Erasing extends OutboxEntry {
  readonly effect: EraseEffect;
}

/** What is left once the first of it is gone, or why it cannot go now. Null: nothing is left. */
type Step = (left: EraseEffect) => Promise<EraseEffect | Delivery<never> | null>;

/** `showCard`: brings the card of a call that lives on up to date. */
export const createSendErase = (chat: Pick<Chat, 'erase' | 'findPosted'>) => {
  const eraseFile: Step = async (left) => {
    const [fileId, ...fileIds] = left.fileIds;
    if (fileId === undefined) return null;
    const gone = await chat.erase({ messages: [], fileIds: [fileId] });
    return gone.kind === 'delivered' ? { ...left, fileIds } : gone;
  };

  const eraseMessage: Step = async (left) => {
    const [message, ...messages] = left.messages;
    if (message === undefined) return null;
    const gone = await chat.erase({ messages: [message], fileIds: [] });
    return gone.kind === 'delivered' ? { ...left, messages } : gone;
  };

  /** Found, it is one to be deleted. */
  const findMarked: Step = async (left) => {
    const [first, ...marked] = left.marked;
    if (first === undefined) return null;
    const { key, channelId, sinceAt } = first;
    const found = await chat.findPosted(key, { channelId, sinceAt });
    if (found.kind === 'later') return found;
    const messages = found.kind === 'delivered' && found.value !== null ? [found.value] : [];
    return { ...left, marked, messages: [...left.messages, ...messages] };
  };

  const step: Step = async (left) =>
    (await eraseFile(left)) ?? (await eraseMessage(left)) ?? (await findMarked(left));

  return async (entry: Erasing, showCard: (callId: string) => Promise<Sent>): Promise<Sent> => {
    let left = entry.effect;
    for (;;) {
      const next = await step(left);
      if (next === null) break;
      if (next.kind !== 'erase') {
        const sent = sentFrom(next);
        return sent.kind === 'done' ? sent : { ...sent, entry: { ...entry, effect: left } };
      }
      left = next;
    }
    return left.cardOf === null ? { kind: 'done' } : showCard(left.cardOf);
  };
};
