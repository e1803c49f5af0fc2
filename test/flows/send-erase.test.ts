import { expect, it } from 'vitest';
import type { MessageRef } from '../../src/core/call.ts';
import { createSendErase, type Erasing } from '../../src/flows/send-erase.ts';
import type { Sent } from '../../src/flows/sent.ts';
import type { Chat, Delivery } from '../../src/ports/chat.ts';
import { card } from './given-outbox.ts';

const LIMITED: Delivery<never> = { kind: 'later', afterMs: 30_000, maybe: false, reason: 'ratelimited' };
const MANY = 100;
const A_MINUTE = 20;

const erasing = (about: Partial<Erasing['effect']>): Erasing => ({
  ...card('erase'),
  place: 1,
  revision: 1,
  attempts: 0,
  maybeSent: false,
  effect: { kind: 'erase', messages: [], fileIds: [], marked: [], cardOf: null, ...about },
});

/** Takes so many requests, then none until the next try, whether or not there is still something to be deleted. */
const limitedChat = () => {
  const gone = new Set<string>();
  let left = 0;
  const take = <T>(value: T): Delivery<T> => {
    left -= 1;
    return left < 0 ? LIMITED : { kind: 'delivered', value };
  };
  const chat: Pick<Chat, 'erase' | 'findPosted'> = {
    erase: async ({ messages, fileIds }) => {
      for (const id of [...fileIds, ...messages.map(({ messageId }) => messageId)]) {
        const taken = take(null);
        if (taken.kind !== 'delivered') return taken;
        gone.add(id);
      }
      return { kind: 'delivered', value: null };
    },
    findPosted: async (key, { channelId }) => take<MessageRef>({ channelId, messageId: key }),
  };
  return { chat, gone, aMinutePasses: () => (left = A_MINUTE) };
};

/** As often as it asks for it, each time with the entry as it is kept by then. */
const tried = async (first: Erasing): Promise<{ sent: Sent; gone: ReadonlySet<string> }> => {
  const { chat, gone, aMinutePasses } = limitedChat();
  const erase = createSendErase(chat);
  let entry = first;
  let sent: Sent = { kind: 'done' };
  for (let minute = 0; minute < MANY; minute += 1) {
    aMinutePasses();
    sent = await erase(entry, async () => ({ kind: 'done' }));
    if (sent.kind === 'done') break;
    entry = { ...entry, ...(sent.entry as Erasing | undefined) };
  }
  return { sent, gone };
};

const names = Array.from({ length: MANY }, (_, index) => `m${index}`);

it.each([
  [
    'messages of a call',
    erasing({ messages: names.map((messageId) => ({ channelId: 'C0ONCALL', messageId })) }),
  ],
  ['recordings', erasing({ fileIds: names })],
  [
    'messages that have to be found first',
    erasing({ marked: names.map((key) => ({ key, channelId: 'C0ONCALL', sinceAt: 0 })) }),
  ],
])(
  'more %s than Slack deletes in a minute are gone in the end: each try goes on where the last one stopped',
  async (_, entry) => {
    const { sent, gone } = await tried(entry);
    expect(sent).toEqual({ kind: 'done' });
    expect(gone.size).toBe(MANY);
  },
);
