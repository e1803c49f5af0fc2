// What people are shown of the calls of a time: shares and times made from the sums.
import type { CallSums, PersonSums } from './call-stats.ts';
import type { Instant, TimeZone } from './instant.ts';
import type { UserId } from './settings.ts';
import type { CallOutcome } from './view.ts';

export interface PersonLoad extends PersonSums {
  readonly userId: UserId;
}

export interface StatsView {
  readonly calls: number;
  readonly byOutcome: Readonly<Record<CallOutcome, number>>;
  /** From 0 to 1, of the calls that were meant for people and are over; null: there was none. */
  readonly answeredShare: number | null;
  /** Seconds until half and until nine in ten of the answered calls were answered; null: not known of any. */
  readonly answeredWithin: { readonly half: number; readonly nineInTen: number } | null;
  readonly missed: number;
  readonly missedByHour: readonly number[];
  /** Calls of blocked numbers, which count nowhere else. */
  readonly rejected: number;
  /** Whose phone rang most comes first. */
  readonly load: readonly PersonLoad[];
}

/** Of one line, from the first to the last of these days. */
export interface StatsOf {
  readonly lineName: string;
  readonly timeZone: TimeZone;
  readonly fromAt: Instant;
  readonly untilAt: Instant;
  readonly stats: StatsView;
  /** What people are called, as far as it could be found out. */
  readonly names: Readonly<Record<UserId, string>>;
}

/** Seconds within which that share was answered: the smallest that is enough. */
const withinOf = (answeredAfter: CallSums['answeredAfter'], share: number): number | null => {
  const counts = Object.entries(answeredAfter)
    .map(([seconds, count]) => [Number(seconds), count] as const)
    .toSorted(([one], [other]) => one - other);
  const needed = Math.ceil(share * counts.reduce((sum, [, count]) => sum + count, 0));
  let met = 0;
  for (const [seconds, count] of counts) {
    met += count;
    if (met >= needed) return seconds;
  }
  return null;
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const byBusiest = (one: PersonLoad, other: PersonLoad): number =>
  other.rung - one.rung || other.answered - one.answered || (one.userId < other.userId ? -1 : 1);

export const statsView = (sums: CallSums, rejected: number): StatsView => {
  const { byOutcome, answeredAfter, missedByHour, byPerson } = sums;
  const missed = sum(missedByHour);
  const meant = byOutcome.answered + missed;
  const [half, nineInTen] = [withinOf(answeredAfter, 0.5), withinOf(answeredAfter, 0.9)];
  return {
    calls: sum(Object.values(byOutcome)),
    byOutcome,
    answeredShare: meant === 0 ? null : byOutcome.answered / meant,
    answeredWithin: half === null || nineInTen === null ? null : { half, nineInTen },
    missed,
    missedByHour,
    rejected,
    load: Object.entries(byPerson)
      .map(([userId, load]) => ({ userId, ...load }))
      .toSorted(byBusiest),
  };
};
