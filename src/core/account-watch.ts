// What of the account at 46elks the channel has to hear of before calls fail: money, credentials, numbers that end, and that our
// clock is not theirs.
import { BALANCE_LOW, CLOCK_MOST_MS, EXPIRES_SOON_MS } from './checkup.ts';
import type { AccountFacts, NumberFacts } from './checkup-facts.ts';
import type { Instant } from './instant.ts';
import type { Line } from './settings.ts';
import type { Warning } from './warning.ts';

export interface AccountSeen {
  readonly account: AccountFacts;
  /** Null: not to be had just now. */
  readonly numbers: readonly NumberFacts[] | null;
}

const aboutMoney = ({ balance, currency }: AccountFacts): readonly Warning[] =>
  balance === null || balance >= BALANCE_LOW ? [] : [{ kind: 'balance-low', balance, currency }];

const aboutAccess = ({ access }: AccountFacts): readonly Warning[] =>
  access.kind === 'refused' ? [{ kind: 'elks-refuses', code: access.code }] : [];

const aboutClock = ({ aheadMs }: AccountFacts): readonly Warning[] =>
  aheadMs === null || Math.abs(aheadMs) <= CLOCK_MOST_MS ? [] : [{ kind: 'clock-wrong', aheadMs }];

const aboutNumber = (
  { name, number }: Line,
  numbers: readonly NumberFacts[],
  now: Instant,
): readonly Warning[] => {
  const expiresAt = numbers.find((own) => own.number === number)?.expiresAt ?? null;
  if (expiresAt === null || expiresAt - now > EXPIRES_SOON_MS) return [];
  return [{ kind: 'number-ends', lineName: name, number, expiresAt }];
};

export const accountWarnings = (
  { account, numbers }: AccountSeen,
  lines: readonly Line[],
  now: Instant,
): readonly Warning[] => [
  ...aboutAccess(account),
  ...aboutMoney(account),
  ...aboutClock(account),
  ...lines.flatMap((line) => aboutNumber(line, numbers ?? [], now)),
];
