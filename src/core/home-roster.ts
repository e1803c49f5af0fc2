// One person's place in a roster, as their Home shows it.
import { firstsFrom } from './firsts.ts';
import { isOpenAt } from './hours-state.ts';
import type { Instant } from './instant.ts';
import { homeLineOf, standingsAt, targetsOf, zoneOf } from './on-call.ts';
import { holdsAt } from './override.ts';
import { usesOn } from './roster-uses.ts';
import type { Line, Roster, Settings, UserId } from './settings.ts';

export interface Asker {
  readonly settings: Settings;
  readonly userId: UserId;
  readonly now: Instant;
}

/** Who is first after the one who is now. */
export interface NextFirst {
  readonly at: Instant;
  readonly userId: UserId | null;
}

export interface HomeRoster {
  readonly rosterName: string;
  /** Of the lines that lead to it. */
  readonly lineNames: readonly string[];
  /** Whether a call would ring it now: not while its lines are closed. */
  readonly isRung: boolean;
  readonly rings: 'turn' | 'everyone';
  /** Whose phones ring, in order. */
  readonly called: readonly UserId[];
  readonly next: NextFirst | null;
  /** Whether the person may come first now. */
  readonly canTake: boolean;
}

export interface HomeShift {
  readonly rosterName: string;
  /** Null: it runs. */
  readonly fromAt: Instant | null;
  /** Null: no end in sight. */
  readonly untilAt: Instant | null;
}

export const nextFirst = ({ settings, now }: Omit<Asker, 'userId'>, roster: Roster): NextFirst | null => {
  const [, next] = firstsFrom(roster, { now, timeZone: zoneOf(settings, roster.name) });
  return next === undefined || next.fromAt === null ? null : { at: next.fromAt, userId: next.userId };
};

const isRungBy = (line: Line, rosterName: string, now: Instant): boolean => {
  const isClosed = !isOpenAt(line, now);
  return usesOn(line, rosterName).some(({ by }) => (by === 'closed') === isClosed);
};

/** Everybody at once rings the person in any case. */
const canTake = (roster: Roster, called: readonly UserId[], { settings, userId }: Asker): boolean => {
  if (settings.membersById[userId]?.phone === undefined || called[0] === userId) return false;
  return roster.strategy.kind === 'turn' && called.includes(userId);
};

export const homeRoster = (roster: Roster, asker: Asker): HomeRoster => {
  const { settings, now } = asker;
  const lines = settings.lines.filter((line) => usesOn(line, roster.name).length > 0);
  const line = homeLineOf(settings, roster.name);
  const standings = line === undefined ? [] : standingsAt(roster, { settings, now, line });
  const called = targetsOf(standings).map(({ userId }) => userId);
  return {
    rosterName: roster.name,
    lineNames: lines.map(({ name }) => name),
    isRung: lines.some((line) => isRungBy(line, roster.name, now)),
    rings: roster.strategy.kind,
    called,
    next: nextFirst(asker, roster),
    canTake: canTake(roster, called, asker),
  };
};

/** Where nobody takes turns, being first is no shift; standing in for a while is. */
export const homeShifts = (roster: Roster, { settings, userId, now }: Asker): readonly HomeShift[] =>
  firstsFrom(roster, { now, timeZone: zoneOf(settings, roster.name) })
    .filter((first) => first.userId === userId)
    .filter(
      ({ fromAt }) =>
        roster.rotation !== null || roster.overrides.some((override) => holdsAt(override, fromAt ?? now)),
    )
    .map(({ fromAt, untilAt }) => ({ rosterName: roster.name, fromAt, untilAt }));

/** Those the person is in, and those in which somebody let them stand in. */
export const rostersOf = ({ settings, userId, now }: Asker): readonly Roster[] =>
  settings.rosters.filter(
    ({ members, overrides }) =>
      members.includes(userId) ||
      overrides.some((override) => override.userId === userId && holdsAt(override, now)),
  );
