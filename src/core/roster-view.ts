// What people are shown of a line's roster: who rings, who is passed by and why, how long a caller waits.
import { countryOfNumber } from './dialable.ts';
import { openStateAt } from './hours-state.ts';
import type { Instant } from './instant.ts';
import { nobodyReason, rosterNamed, type Standing, standingOf, standingsAt, targetsOf } from './on-call.ts';
import { nationalFormat } from './phone-number.ts';
import type { Line, RingStrategy, Settings, UserId } from './settings.ts';
import type { RosterPerson, RosterView } from './view.ts';

export interface Seen {
  readonly settings: Settings;
  readonly line: Line;
  readonly now: Instant;
}

const userOf = (standing: Standing): UserId =>
  standing.kind === 'rings' ? standing.target.userId : standing.userId;

const personOf = (standing: Standing, settings: Settings, line: Line): RosterPerson => {
  const userId = userOf(standing);
  const { phone, checkedAt } = settings.membersById[userId] ?? {};
  return {
    userId,
    phone: phone === undefined ? null : nationalFormat(phone, line.country),
    skipped: standing.kind === 'rings' ? null : standing.kind,
    pausedUntilAt: standing.kind === 'paused' ? standing.untilAt : null,
    ...(checkedAt !== undefined && { checkedAt }),
    ...(standing.kind === 'not-allowed' &&
      phone !== undefined && { barred: { fault: standing.fault, country: countryOfNumber(phone) } }),
  };
};

/** Few callers hear a ringing tone for longer than this; a phone that rings so late rings for nobody. */
export const WAIT_MOST_SECONDS = 120;

const longestWait = (strategy: RingStrategy, phones: number): number => {
  if (phones === 0) return 0;
  return strategy.kind === 'everyone'
    ? strategy.ringSeconds
    : strategy.ringSeconds * strategy.rounds * phones;
};

/** Has a number that would ring, but that nobody has answered in a check yet. */
export const isUnchecked = ({ phone, skipped, checkedAt }: RosterPerson): boolean =>
  phone !== null && skipped !== 'not-allowed' && checkedAt === undefined;

/** One person, in the roster or not. */
export const rosterPerson = (userId: UserId, { settings, line, now }: Seen): RosterPerson =>
  personOf(standingOf(userId, { settings, line, now }), settings, line);

const openOf = (line: Line, now: Instant): RosterView['open'] => {
  const state = openStateAt(line, now);
  return state.isOpen && state.changesAt === null ? null : { ...state, closedThen: line.closedThen };
};

/** Any roster, as it looks from that line. */
export const rosterViewOf = (rosterName: string, { settings, line, now }: Seen): RosterView => {
  const roster = rosterNamed(settings, rosterName);
  const standings = standingsAt(roster, { settings, line, now });
  return {
    rosterName: roster.name,
    isLines: roster.name === line.rosterName,
    lineName: line.name,
    lineNumber: nationalFormat(line.number, line.country),
    shows: line.shows,
    strategy: roster.strategy,
    people: standings.map((standing) => personOf(standing, settings, line)),
    nobody: nobodyReason(standings),
    longestWaitSeconds: longestWait(roster.strategy, targetsOf(standings).length),
    open: roster.name === line.rosterName ? openOf(line, now) : null,
  };
};

/** The roster that the line rings. */
export const rosterView = (settings: Settings, line: Line, now: Instant): RosterView =>
  rosterViewOf(line.rosterName, { settings, line, now });
