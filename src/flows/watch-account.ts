// Looks at the account at 46elks once an hour, and warns the channel of what would soon keep calls from being connected.
import { accountWarnings } from '../core/account-watch.ts';
import { isDueAgain } from '../core/again-due.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../core/instant.ts';
import type { Surroundings } from '../ports/checkup.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import type { Warn } from './warn.ts';

/** A start has other things to do first. */
const FIRST_LOOK_AFTER_MS = 5 * MINUTE_MS;

export interface WatchAccountDeps {
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly surroundings: Pick<Surroundings, 'account' | 'numbers'>;
  readonly warn: Warn;
  /** In the account's currency. */
  readonly onBalance: (balance: number) => void;
}

export const createWatchAccount = ({ settings, clock, surroundings, ...deps }: WatchAccountDeps) => {
  let nextAt: Instant = clock.now() + FIRST_LOOK_AFTER_MS;

  const look = async (): Promise<void> => {
    const [account, numbers] = await Promise.all([surroundings.account(), surroundings.numbers()]);
    if (account.balance !== null) deps.onBalance(account.balance);
    const warnings = accountWarnings({ account, numbers }, settings.current().lines, clock.now());
    for (const warning of warnings) await deps.warn(warning);
  };

  /** To be called often; does something once an hour. Never rejects. */
  return async (): Promise<void> => {
    if (!isDueAgain(nextAt, { now: clock.now(), mostMs: HOUR_MS })) return;
    nextAt = clock.now() + HOUR_MS;
    await look();
  };
};
