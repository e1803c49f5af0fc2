// What flows need from outside. Each port is owned by one edge; nothing here knows files, 46elks or Slack.
import type { Call, MessageRef } from './core/call.ts';
import type { NewEntry, OutboxEntry } from './core/effect.ts';
import type { FoundHolidays, HolidayYears } from './core/holiday-calendar.ts';
import type { Instant } from './core/instant.ts';
import type { Pin } from './core/menu.ts';
import type { Message } from './core/message.ts';
import type { Language, Line, OwnPrompt, PhoneNumber, Settings, UserGroup, UserId } from './core/settings.ts';
import type { SoundFault } from './core/sound.ts';

export interface Clock {
  now(): Instant;
}

/** Settings, whole and in memory; every change is durable before it is visible to others. */
export interface SettingsStore {
  /** The newest accepted settings; never throws, never waits. */
  current(): Settings;
  /**
   * Applies `change` to the newest settings, one caller after another. Resolves when the result is on disk;
   * when writing fails it rejects and `current()` is what it was. `change` may return the same object: nothing is written.
   */
  update(change: (settings: Settings) => Settings): Promise<Settings>;
}

/** What `update` of a call does besides: effects to enqueue, entries that are done with. */
export interface CallChange {
  readonly call: Call;
  readonly enqueue?: readonly NewEntry[];
  readonly settle?: readonly Pick<OutboxEntry, 'key' | 'revision'>[];
}

export interface CallStore {
  find(callId: string): Promise<Call | undefined>;
  /** Newest first by `startedAt`. */
  latest(query: {
    readonly limit: number;
    readonly matches?: (call: Call) => boolean;
  }): Promise<readonly Call[]>;
  /** Calls that nobody has taken on yet, newest first; those of the last week at least. */
  waiting(): Promise<readonly Call[]>;
  /**
   * Reads, decides and commits as one step for that call; `undefined` from `decide` changes nothing.
   * Resolves when the change and its effects are safe on disk. When the disk fails it rejects, and what was
   * decided stays in memory and is written as soon as the disk is back.
   */
  update(
    callId: string,
    decide: (call: Call | undefined) => CallChange | undefined,
  ): Promise<Call | undefined>;
}

export interface Outbox {
  /** Every entry that has not been settled, by `place`. */
  pending(): Promise<readonly OutboxEntry[]>;
  /** The entry of that key as it stands now; undefined when it is settled. */
  find(key: string): Promise<OutboxEntry | undefined>;
  /** Enqueues effects that belong to no call, with named marks that change in the same commit. */
  put(entries: readonly NewEntry[], marks?: Readonly<Record<string, number>>): Promise<void>;
  mark(name: string): Promise<number | undefined>;
  /** Done: the entry goes, unless it was put again since that revision. */
  settle(entry: Pick<OutboxEntry, 'key' | 'revision'>): Promise<void>;
  /** Not done: when to try again and what was learnt. Ignored when the entry was put again since. */
  postpone(entry: OutboxEntry): Promise<void>;
}

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
  /** Will not work until a person mends something; `reason` is the provider's code. `channel`: no message would get through. */
  | { readonly kind: 'refused'; readonly reason: string; readonly concerns: 'message' | 'channel' };

export interface UserFacts {
  readonly userId: UserId;
  readonly kind: 'person' | 'bot' | 'deactivated' | 'unknown';
  /** A person who belongs to another workspace, or sees only some channels of this one. */
  readonly isGuest?: boolean;
}

export interface Chat {
  /** Posts one message, under `thread` if given; `key` is stored with it so that it can be found again. */
  post(
    message: Message,
    to: { readonly channelId: string; readonly key: string; readonly thread?: MessageRef },
  ): Promise<Delivery<MessageRef>>;
  /** Brings a posted message up to date. */
  edit(message: Message, ref: MessageRef): Promise<Delivery<MessageRef>>;
  /** Looks for a message with this key; null when it is not there or may not be looked for. */
  findPosted(
    key: string,
    near: { readonly channelId: string; readonly thread?: MessageRef; readonly sinceAt: Instant },
  ): Promise<Delivery<MessageRef | null>>;
  /** Reserves an upload; the returned id survives a crash. */
  beginUpload(file: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }): Promise<Delivery<{ readonly fileId: string }>>;
  /** Shows an uploaded file under `thread` with a message. */
  shareUpload(
    fileId: string,
    message: Message,
    to: { readonly channelId: string; readonly thread?: MessageRef; readonly title: string },
  ): Promise<Delivery<null>>;
  /** Whether that upload is already shown in the channel; false also when it may not be asked. */
  isShared(fileId: string, channelId: string): Promise<Delivery<boolean>>;
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

export type FetchedRecording =
  /** `isWhole` false: all that there is now, but less than the sound's own header says. */
  | { readonly kind: 'audio'; readonly bytes: Uint8Array; readonly isWhole: boolean }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

export interface Phone {
  /** Fetches a recording with our credentials, from the provider's own host only. */
  fetchRecording(url: string): Promise<FetchedRecording>;
}

/** The numbers of the account at the provider; null when it could not be asked. */
export type OwnNumbers = () => Promise<readonly PhoneNumber[] | null>;

export type Dialled = { readonly kind: 'dialled' } | { readonly kind: 'refused'; readonly reason: string };

/** Rings a phone; once it is answered, `voiceStart` says what to do, or is asked when it is an address. */
export type Dial = (call: {
  readonly from: PhoneNumber;
  readonly to: PhoneNumber;
  readonly voiceStart: string;
  /** Told of its end. */
  readonly whenHangup?: string;
}) => Promise<Dialled>;

/** Why the provider rings a member on behalf of a call, and which try it is. */
export interface CallOut {
  readonly why: 'call-back' | 'wake';
  readonly callId: string;
  readonly index: number;
  readonly phone: PhoneNumber;
  readonly line: Line;
}

/** Rings a member's phone; what they press and how it ends is reported. */
export type PlaceCallOut = (order: CallOut) => Promise<Dialled>;

/** `maybe`: it may have gone out. */
export type Texted =
  | { readonly kind: 'texted' }
  | { readonly kind: 'not-texted'; readonly maybe: boolean; readonly reason: string };

/** Sends a text from one of our lines. */
export type SendText = (sms: {
  readonly line: Line;
  readonly to: PhoneNumber;
  readonly text: string;
}) => Promise<Texted>;

export interface HolidayQuery extends HolidayYears {
  /** ISO 3166: a country, `SE`, or a part of one, `DE-BY`. */
  readonly country: string;
  readonly eves: boolean;
}

export interface Holidays {
  /** The days of those years on which things are closed there, by date. */
  of(query: HolidayQuery): Promise<FoundHolidays>;
}

/** Makes a recording playable in the chat (16-bit PCM WAV); null when the bytes are no audio we know. */
export type AudioForChat = (bytes: Uint8Array) => Promise<Uint8Array | null>;

export interface PhoneSoundOptions {
  /** For prompts after which callers speak. */
  readonly endsInBeep: boolean;
}

export type PhoneSound =
  /** 8 kHz 16-bit WAV of one channel. */
  | { readonly kind: 'sound'; readonly bytes: Uint8Array; readonly seconds: number }
  | { readonly kind: 'unfit'; readonly fault: SoundFault };

/** Makes any sound file a telephone can play, at the level of the shipped prompts. */
export type MakePhoneSound = (bytes: Uint8Array, options: PhoneSoundOptions) => Promise<PhoneSound>;

/** Codes that open doors, kept so that they cannot be read back. */
export interface Codes {
  /** @param others the codes the new one will stand beside */
  hash(code: string, others: readonly Pin[]): Promise<Pick<Pin, 'salt' | 'hash'>>;
  /** Whose code it is; takes as long for a wrong one as for a right one. */
  verify(code: string, pins: readonly Pin[]): Promise<Pin | null>;
}

/** `no-program`: nothing here can speak. */
export type Spoken =
  | { readonly kind: 'audio'; readonly bytes: Uint8Array }
  | { readonly kind: 'no-program' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Text to speech, as whatever sound file the program makes. */
export type Speech = (text: string, language: Language) => Promise<Spoken>;

/** Keeps a telephone sound for good and serves it to callers; resolves when both hold. */
export type KeepPrompt = (
  sound: Pick<PhoneSound & { kind: 'sound' }, 'bytes' | 'seconds'>,
) => Promise<OwnPrompt>;

export interface Log {
  debug(event: string, facts?: Readonly<Record<string, unknown>>): void;
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}
