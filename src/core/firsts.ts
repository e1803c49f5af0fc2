// Who is first in a roster from when to when: worked out once for everybody who looks, since it takes milliseconds.
import { DAY_MS, type Instant, type TimeZone } from './instant.ts';
import { merged, shiftsBetween } from './order.ts';
import type { Roster, UserId } from './settings.ts';

/** Half a year, as calendars show. */
const AHEAD_MS = 26 * 7 * DAY_MS;
const KNOWN_FOR_MS = DAY_MS;

export interface First {
  /** Null: it runs already. */
  readonly fromAt: Instant | null;
  /** Null: no end in sight. */
  readonly untilAt: Instant | null;
  /** Null: the roster is empty. */
  readonly userId: UserId | null;
}

interface Known {
  readonly at: Instant;
  readonly timeZone: TimeZone;
  readonly firsts: readonly (First & { readonly fromAt: Instant })[];
}
const knownOf = new WeakMap<Roster, Known>();

const workedOut = (roster: Roster, now: Instant, timeZone: TimeZone): Known => {
  const span = { fromAt: now, untilAt: now + AHEAD_MS };
  const shifts = merged(shiftsBetween(roster, span, { timeZone }), ({ order }) => order[0] ?? '');
  const firsts = shifts.map(({ fromAt, untilAt, order }) => ({
    fromAt,
    untilAt: untilAt === span.untilAt ? null : untilAt,
    userId: order[0] ?? null,
  }));
  return { at: now, timeZone, firsts };
};

/** The one who is first now, then those to come; the zone is the one in which handoffs are meant. */
export const firstsFrom = (
  roster: Roster,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: TimeZone },
): readonly First[] => {
  const before = knownOf.get(roster);
  const isGood = before?.timeZone === timeZone && before.at <= now && now < before.at + KNOWN_FOR_MS;
  const known = isGood ? before : workedOut(roster, now, timeZone);
  knownOf.set(roster, known);
  return known.firsts
    .filter(({ untilAt }) => untilAt === null || untilAt > now)
    .map((first) => (first.fromAt <= now ? { ...first, fromAt: null } : first));
};
