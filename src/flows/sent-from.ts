// What the chat's trouble with one message means for the outbox.
import type { Delivery } from '../ports/chat.ts';
import type { Sent } from './sent.ts';

const DONE: Sent = { kind: 'done' };

/** Slack's trouble with one message, as what it means for the outbox. */
export const sentFrom = (delivery: Delivery<unknown>): Sent => {
  switch (delivery.kind) {
    case 'delivered':
    case 'gone':
      return DONE;
    case 'later':
      return {
        kind: 'again',
        // Slack says how long only when it limits us, and then it means the channel, not this kind of message.
        who: delivery.afterMs === null ? 'lane' : 'channel',
        inMs: delivery.afterMs,
        maybeSent: delivery.maybe,
        reason: delivery.reason,
      };
    case 'refused':
      return {
        kind: 'refused',
        who: delivery.concerns === 'message' ? 'alone' : 'lane',
        reason: delivery.reason,
      };
  }
};
