// What flows need kept: settings, calls, the outbox. Owned by src/store; nothing here knows files.
import type { Call } from '../core/call.ts';
import type { Bound, Effect, NewEntry, OutboxEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import type { Span } from '../core/override.ts';
import type { PhoneNumber, Settings } from '../core/settings.ts';

/** Settings, whole and in memory; every change is durable before it is visible to others. */
export interface SettingsStore {
  /** The newest accepted settings; never throws, never waits. */
  current(): Settings;
  /**
   * Applies `change` to the newest settings, one caller after another. Resolves when the result is on disk;
   * when writing fails it rejects and `current()` is what it was. When the disk does not answer it rejects too, after seconds;
   * the change is then made when the disk answers. `change` may return the same object: nothing is written.
   */
  update(change: (settings: Settings) => Settings): Promise<Settings>;
}

/** What `update` of a call does besides: effects to enqueue, entries that are done with. */
export interface CallChange {
  readonly call: Call;
  readonly enqueue?: readonly NewEntry[];
  readonly settle?: readonly Pick<OutboxEntry, 'key' | 'revision'>[];
}

/** What `decide` of a call returns: `undefined` changes nothing. */
export type Decide = (call: Call | undefined) => CallChange | undefined;

export interface FailedUpdate {
  readonly callId: string;
  readonly error: unknown;
}

/** Updates that are written together. */
export interface UpdatesKept {
  readonly callIds: readonly string[];
  /** Never rejects: resolves when each is safe on disk or has failed, to those that failed. */
  readonly failed: Promise<readonly FailedUpdate[]>;
}

export interface CallUpdate {
  readonly callId: string;
  readonly decide: Decide;
}

/** What is to be gone for good. */
export interface Erasure {
  readonly callIds: ReadonlySet<string>;
  /** Names of marks. */
  readonly marks: ReadonlySet<string>;
  /** Keys of what was or is to be told, besides that of those calls. */
  readonly keys: ReadonlySet<string>;
}

export interface CallStore {
  find(callId: string): Promise<Call | undefined>;
  /** What `find` would say, where that needs no disk; null: it does. Never throws, never waits. */
  atHand(callId: string): Call | undefined | null;
  /** Newest first by `startedAt`. */
  latest(query: {
    readonly limit: number;
    readonly matches?: (call: Call) => boolean;
  }): Promise<readonly Call[]>;
  /**
   * Every call that began in that time, once, in the newest state there is when it is met; in no order. Read in pieces
   * as they are asked for, so that however many there are, they hold up nothing and are never all in memory.
   */
  between(span: Span): AsyncIterable<readonly Call[]>;
  /**
   * Takes calls out for good, with all that is to be told of them, and marks by name. Resolves when nothing of them is on
   * disk any more. A later report of such a call is of a new one.
   */
  erase(what: Erasure): Promise<void>;
  /** Calls that nobody has taken on yet, newest first; those of the last week at least. */
  waiting(): Promise<readonly Call[]>;
  /**
   * Ids of those that may be among them and are to be looked at by then: each once after a start, after every change of it,
   * and when `lookAgain` said so. With Infinity all of them. Costs what is due, not what waits.
   */
  toLookAt(now: Instant): Promise<readonly string[]>;
  /** That call is to be looked at again then, if it is not to be sooner anyway; Infinity: not before it changes. */
  lookAgain(callId: string, at: Instant): Promise<void>;
  /**
   * Calls that began before then and of whose end nothing is known; those of the last days at least, some of them if there
   * are many, and none of those that are left out by id.
   */
  unended(before: Instant, leftOut?: ReadonlySet<string>): Promise<readonly Call[]>;
  /**
   * Reads, decides and commits as one step for that call; `undefined` from `decide` changes nothing.
   * Resolves when the change and its effects are safe on disk. When the disk fails it rejects, and what was
   * decided stays in memory and is written as soon as the disk is back.
   */
  update(callId: string, decide: Decide): Promise<Call | undefined>;
  /**
   * As `update` of each, those of calls at hand in their order, with one promise for those that are written together, so
   * that calls which come together cost less. One whose call has to be read from disk first holds up no other.
   */
  updateAll(updates: readonly CallUpdate[]): readonly UpdatesKept[];
}

/** Whether to look at an entry. Says the same of all of one channel and kind, so it need not be asked about each. */
export type IsWanted = (bound: Bound) => boolean;

export interface Outbox {
  /** Every entry that has not been settled, or only the wanted, by `place`. Of very many, to get few costs little. */
  pending(isWanted?: IsWanted): Promise<readonly OutboxEntry[]>;
  /**
   * Whether any of those is so: goes through them by `place`, and looks at none behind the first that is.
   * @param isSo changes nothing in the outbox
   */
  some(isWanted: IsWanted, isSo: (entry: OutboxEntry) => boolean): Promise<boolean>;
  /** The channels that any of them is for, with the kinds of those: to be had without a look at each. */
  channels(): Promise<ReadonlyMap<string, ReadonlySet<Effect['kind']>>>;
  /** The entry of that key as it stands now; undefined when it is settled. */
  find(key: string): Promise<OutboxEntry | undefined>;
  /** Enqueues effects that belong to no call, with named marks that change in the same commit. */
  put(entries: readonly NewEntry[], marks?: Readonly<Record<string, number>>): Promise<void>;
  mark(name: string): Promise<number | undefined>;
  /** Those whose names begin so, by name. */
  marks(beginning: string): Promise<ReadonlyMap<string, number>>;
  /** Done: the entry goes, unless it was put again since that revision. */
  settle(entry: Pick<OutboxEntry, 'key' | 'revision'>): Promise<void>;
  /** Puts `entry` instead of those that are done with, before all else that waits for its channel; all in one commit. */
  replace(done: readonly OutboxEntry[], entry: NewEntry): Promise<void>;
  /** Not done: when to try again and what was learnt. Ignored when the entry was put again since. */
  postpone(entry: OutboxEntry): Promise<void>;
}

/** A number whose calls are left to the plan at the provider, and what is to be put back. */
export interface ParkedNumber {
  /** What stood there before, word for word, where that was not plainly our address; null: our address. */
  readonly previous: string | null;
  /** What was put there. */
  readonly parked: string;
  /** `hand`: to stay so until somebody or the next start takes it back. */
  readonly by: 'stop' | 'hand';
}

/** Kept apart from all else, since it is also changed beside a process that holds the folder's lock. */
export interface ParkedNumbers {
  all(): Promise<ReadonlyMap<PhoneNumber, ParkedNumber>>;
  /** Resolves when it would survive a power cut. Null: no longer parked. */
  keep(number: PhoneNumber, parked: ParkedNumber | null): Promise<void>;
}
