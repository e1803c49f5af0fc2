// What a look at everything asks for: how Slack, 46elks, our address, the disk and the outbox stand.
import type { ChannelFault } from './chat-trouble.ts';
import type { Instant } from './instant.ts';
import type { UserId } from './settings.ts';

/** Whether a provider took our credentials. `code`: its own word for why not. */
export type Access =
  | { readonly kind: 'granted' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'no-answer'; readonly code: string };

export interface SlackFacts {
  readonly access: Access;
  /** Empty: Slack did not say. */
  readonly scopes: readonly string[];
}

/** How the channel of a line stands. `not-asked`: no scope to ask for it. */
export type ChannelStanding = ChannelFault | 'member' | 'not-asked' | 'no-answer';

export interface AccountFacts {
  readonly access: Access;
  /** In the account's currency. */
  readonly balance: number | null;
  readonly currency: string;
  /** How far their clock is ahead of ours; null: not told. */
  readonly aheadMs: number | null;
}

/** Where a number sends its calls. */
export type VoiceStart = 'ours' | 'parked' | 'empty' | 'other-key' | 'elsewhere';

export interface NumberFacts {
  readonly number: string;
  readonly isActive: boolean;
  readonly voiceStart: VoiceStart;
  /** Null: it does not end by itself. */
  readonly expiresAt: Instant | null;
}

/** What answers at our public address. `status`: something, but not we. */
export type AddressStanding =
  | { readonly kind: 'ours' }
  /** We answer, and turn ourselves away: nothing is known of 46elks' own requests. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'no-answer'; readonly code: string };

export interface DiskFacts {
  /** Why not, or null. */
  readonly fault: string | null;
  readonly freeBytes: number | null;
}

export interface OutboxFacts {
  readonly waiting: number;
  readonly oldestAt: Instant | null;
}

export interface PersonFacts {
  readonly userId: UserId;
  readonly standing: 'person' | 'bot' | 'deactivated' | 'unknown' | 'guest';
}

export interface CheckupFacts {
  readonly slack: SlackFacts;
  /** By line id. */
  readonly channels: ReadonlyMap<string, ChannelStanding>;
  readonly account: AccountFacts;
  /** Null: not to be had. */
  readonly numbers: readonly NumberFacts[] | null;
  readonly address: AddressStanding;
  readonly disk: DiskFacts;
  /** Null: Jour does not run, as far as can be told from here. */
  readonly outbox: OutboxFacts | null;
  /** Null: Slack could not be asked. */
  readonly people: readonly PersonFacts[] | null;
}
