// What a look at everything asks outside. Nothing here rejects: what could not be asked is a fact too.
import type {
  AccountFacts,
  AddressStanding,
  ChannelStanding,
  DiskFacts,
  NumberFacts,
  OutboxFacts,
  PersonFacts,
  SlackFacts,
} from '../core/checkup-facts.ts';
import type { UserId } from '../core/settings.ts';

export interface Surroundings {
  slack(): Promise<SlackFacts>;
  channel(channelId: string): Promise<ChannelStanding>;
  people(ids: readonly UserId[]): Promise<readonly PersonFacts[] | null>;
  account(): Promise<AccountFacts>;
  /** Null: they could not be asked. */
  numbers(): Promise<readonly NumberFacts[] | null>;
  /** What answers at our own public address. */
  address(): Promise<AddressStanding>;
  disk(): Promise<DiskFacts>;
  /** Null: nobody keeps one now, since Jour does not run. */
  outbox(): Promise<OutboxFacts | null>;
}
