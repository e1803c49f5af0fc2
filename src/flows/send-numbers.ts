// Tells people about their numbers, each alone: by direct message, else by a note in the channel that only they see.
import type { OutboxEntry } from '../core/effect.ts';
import type { Message } from '../core/message.ts';
import {
  checkedMessage,
  enteredMessages,
  type NumberEffect,
  type NumberMessage,
} from '../core/number-note.ts';
import type { UserId } from '../core/settings.ts';
import type { Chat } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import { createPostOnce } from './post-once.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';

export interface SendNumbersDeps {
  readonly settings: SettingsStore;
  readonly chat: Chat;
  readonly log: Log;
}

export type SendNumbers = (entry: OutboxEntry, to: UserId, what: NumberEffect) => Promise<Sent>;

const DONE: Sent = { kind: 'done' };

export const createSendNumbers = (deps: SendNumbersDeps): SendNumbers => {
  const { chat, log } = deps;
  const post = createPostOnce(chat);
  const messageOf = (what: NumberMessage): Message => ({ kind: 'numbers', what });

  /** Seen by nobody else, and gone when Slack is opened anew: better than nothing where no direct message gets through. */
  const whisper = async (what: NumberMessage, to: UserId, channelId: string): Promise<Sent> => {
    const delivery = await chat.whisper(messageOf(what), { channelId, userId: to });
    if (delivery.kind !== 'refused') return sentFrom(delivery);
    log.warn('nobody could be told about a number', { userId: to, reason: delivery.reason });
    return DONE;
  };

  const checked = async (entry: OutboxEntry, to: UserId, checkId: string): Promise<Sent> => {
    const told = checkedMessage(deps.settings.current(), checkId, to);
    if (told === null) return DONE;
    const delivery = await post(entry, messageOf(told.what));
    if (delivery.kind !== 'refused') return sentFrom(delivery);
    return whisper(told.what, to, told.channelId);
  };

  const entered = async (entry: OutboxEntry, seq: number): Promise<Sent> => {
    const told = enteredMessages(deps.settings.current(), seq);
    if (told === null) return DONE;
    const delivery = await post(entry, messageOf(told.toOwner));
    if (delivery.kind !== 'refused') return sentFrom(delivery);
    log.info('owner of a number cannot be written to', { userId: told.userId, reason: delivery.reason });
    return whisper(told.toWriter, told.by, told.channelId);
  };

  return async (entry, to, what) => {
    switch (what.kind) {
      case 'checked':
        return checked(entry, to, what.checkId);
      case 'entered':
        return entered(entry, what.seq);
    }
  };
};
