// Every message of the workspace, with its thread, its earlier versions and what was shown to one person only.
import type { StoredFile } from './files.ts';
import type { Json } from './record.ts';
import { compareTimestamps } from './timestamps.ts';

export interface Edit {
  /** Milliseconds since 1970; when this version was replaced. */
  readonly replacedAt: number;
  readonly text: string;
  readonly blocks: readonly Json[];
}

export interface StoredMessage {
  readonly channelId: string;
  readonly ts: string;
  /** Milliseconds since 1970. */
  readonly postedAt: number;
  readonly userId: string;
  /** Set when the app wrote it. */
  readonly botId?: string;
  readonly threadTs?: string;
  /** A thread reply that is shown in the channel as well. */
  readonly isBroadcast: boolean;
  /** Only this person sees it. */
  readonly ephemeralTo?: string;
  readonly files: readonly StoredFile[];
  text: string;
  blocks: readonly Json[];
  metadata?: Json;
  edits: readonly Edit[];
  reactions: readonly string[];
  isDeleted: boolean;
}

/** A message as it is now, with its replies in order. A snapshot: look again to see changes. */
export interface ShownMessage extends Readonly<StoredMessage> {
  readonly replies: readonly ShownMessage[];
}

export type NewMessage = Pick<StoredMessage, 'channelId' | 'userId' | 'text' | 'blocks'> &
  Partial<Pick<StoredMessage, 'botId' | 'threadTs' | 'isBroadcast' | 'ephemeralTo' | 'files' | 'metadata'>>;

export interface Messages {
  post(message: NewMessage): StoredMessage;
  edit(message: StoredMessage, change: { text?: string; blocks?: readonly Json[]; metadata?: Json }): void;
  remove(message: StoredMessage): void;
  react(message: StoredMessage, name: string): void;
  find(channelId: string, ts: string): StoredMessage | undefined;
  /** Everything in the channel that all see, replies and broadcasts too, by time. */
  inChannel(channelId: string): readonly StoredMessage[];
  repliesTo(parent: StoredMessage): readonly StoredMessage[];
  ephemeralIn(channelId: string): readonly StoredMessage[];
  deletedIn(channelId: string): readonly StoredMessage[];
}

export function createMessages(deps: {
  readonly clock: { now(): number };
  readonly nextTs: () => string;
  readonly onChange: () => void;
}): Messages {
  const kept: StoredMessage[] = [];
  const alive = (channelId: string): StoredMessage[] =>
    kept.filter((it) => it.channelId === channelId && !it.isDeleted);
  const inChannel = (channelId: string): StoredMessage[] =>
    alive(channelId).filter((it) => it.ephemeralTo === undefined);

  return {
    post(message) {
      const changing = { edits: [], reactions: [], isDeleted: false };
      const birth = { ts: deps.nextTs(), postedAt: deps.clock.now() };
      const stored: StoredMessage = { isBroadcast: false, files: [], ...message, ...birth, ...changing };
      kept.push(stored);
      deps.onChange();
      return stored;
    },
    edit(message, change) {
      const before = { replacedAt: deps.clock.now(), text: message.text, blocks: message.blocks };
      message.edits = [...message.edits, before];
      Object.assign(message, change);
      deps.onChange();
    },
    remove(message) {
      message.isDeleted = true;
      deps.onChange();
    },
    react(message, name) {
      message.reactions = [...message.reactions, name];
      deps.onChange();
    },
    find: (channelId, ts) => alive(channelId).find((it) => it.ts === ts),
    inChannel,
    repliesTo: (parent) =>
      inChannel(parent.channelId)
        .filter((it) => it.threadTs === parent.ts && it.ts !== parent.ts)
        .sort((a, b) => compareTimestamps(a.ts, b.ts)),
    ephemeralIn: (channelId) => alive(channelId).filter((it) => it.ephemeralTo !== undefined),
    deletedIn: (channelId) => kept.filter((it) => it.channelId === channelId && it.isDeleted),
  };
}

/** With its replies, and theirs none: Slack's threads have one level. */
export function shownMessage(message: StoredMessage, messages: Messages): ShownMessage {
  const replies = messages.repliesTo(message).map((reply) => ({ ...reply, replies: [] }));
  return { ...message, replies };
}

/** As the Web API gives messages. */
export function wireMessage(message: StoredMessage, messages: Messages, withMetadata: boolean): Json {
  const replies = messages.repliesTo(message);
  const lastReply = replies.at(-1);
  return {
    type: 'message',
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    user: message.userId,
    ts: message.ts,
    ...(message.botId === undefined ? {} : { bot_id: message.botId }),
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.files.length > 0
      ? { files: message.files.map((file) => ({ id: file.id, name: file.name })) }
      : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(lastReply === undefined
      ? {}
      : { thread_ts: message.ts, reply_count: replies.length, latest_reply: lastReply.ts }),
    ...(message.edits.length > 0 ? { edited: { user: message.userId, ts: message.ts } } : {}),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}
