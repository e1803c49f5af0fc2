// What flows need of the chat. Owned by src/slack; nothing here knows Slack.
import type { MessageRef } from '../core/call.ts';
import type { ChannelFault } from '../core/chat-trouble.ts';
import type { Instant } from '../core/instant.ts';
import type { Message } from '../core/message.ts';
import type { UserGroup, UserId } from '../core/settings.ts';

/** How a sending ended. `maybe`: the answer was lost after the message may have arrived. */
export type Delivery<T> =
  | { readonly kind: 'delivered'; readonly value: T }
  | {
      readonly kind: 'later';
      readonly afterMs: number | null;
      readonly maybe: boolean;
      readonly reason: string;
    }
  /** The message cannot be changed any more (deleted by somebody). */
  | { readonly kind: 'gone' }
  /** Will not work until a person mends something; `reason` is the provider's code. */
  | ({ readonly kind: 'refused'; readonly reason: string } & (
      | { readonly concerns: 'message' }
      /** No message to that channel would get through. */
      | { readonly concerns: 'channel'; readonly fault: ChannelFault }
      /** No message to anybody: our token is not taken. */
      | { readonly concerns: 'token' }
    ));

export interface UserFacts {
  readonly userId: UserId;
  readonly kind: 'person' | 'bot' | 'deactivated' | 'unknown';
  /** A person who sees only some channels of the workspace. */
  readonly isGuest?: boolean;
  /** A person who belongs to another workspace. */
  readonly isStranger?: boolean;
  readonly isWorkspaceAdmin?: boolean;
}

export interface Chat {
  /** What people are called, as others see it; who cannot be asked after is left out. */
  names(ids: readonly UserId[]): Promise<Readonly<Record<UserId, string>>>;
  /** Posts one message, under `thread` if given; `key` is stored with it so that it can be found again. */
  post(
    message: Message,
    to: { readonly channelId: string; readonly key: string; readonly thread?: MessageRef },
  ): Promise<Delivery<MessageRef>>;
  /** Brings a posted message up to date. */
  edit(message: Message, ref: MessageRef): Promise<Delivery<MessageRef>>;
  /** Shows a message to one person of the channel only; it is not kept, and cannot be looked for. */
  whisper(
    message: Message,
    to: { readonly channelId: string; readonly userId: UserId },
  ): Promise<Delivery<null>>;
  /** An address that opens that message. */
  linkTo(ref: MessageRef): Promise<Delivery<string>>;
  /** The conversation between us and that person; resolves to its channel. */
  openDirect(userId: UserId): Promise<Delivery<string>>;
  /** Looks for a message with this key; null when it is not there or may not be looked for. */
  findPosted(
    key: string,
    near: { readonly channelId: string; readonly thread?: MessageRef; readonly sinceAt: Instant },
  ): Promise<Delivery<MessageRef | null>>;
  /** Reserves an upload; the returned id survives a crash. */
  beginUpload(file: {
    readonly name: string;
    readonly bytes: Uint8Array;
    /** Of a picture: what it shows, in words. */
    readonly altText?: string;
  }): Promise<Delivery<{ readonly fileId: string }>>;
  /** Shows an uploaded file under `thread` with a message. */
  shareUpload(
    fileId: string,
    message: Message,
    to: { readonly channelId: string; readonly thread?: MessageRef; readonly title: string },
  ): Promise<Delivery<null>>;
  /** Whether that upload is already shown in the channel; false also when it may not be asked. */
  isShared(fileId: string, channelId: string): Promise<Delivery<boolean>>;
  /** Takes messages, with our replies under them, and files out of the chat for good. What is not there is no trouble. */
  erase(what: {
    readonly messages: readonly MessageRef[];
    readonly fileIds: readonly string[];
  }): Promise<Delivery<null>>;
  /** Who these users are. Rejects when Slack cannot be asked now. */
  users(ids: readonly UserId[]): Promise<readonly UserFacts[]>;
}

/** What of the chat besides messages follows who is on call. */
export interface Workspace {
  /** By handle or id; null: there is none. */
  findGroup(named: string): Promise<Delivery<UserGroup | null>>;
  /** Makes it exactly these people; Slack's groups are never empty. */
  setGroup(groupId: string, userIds: readonly UserId[]): Promise<Delivery<null>>;
  /** In words and names of the chat's own. */
  setTopic(
    channelId: string,
    onCall: { readonly rosterName: string; readonly userIds: readonly UserId[] },
  ): Promise<Delivery<null>>;
}
