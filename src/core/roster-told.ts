// Which roster is told of when somebody's phone, pause or return changes: the one in which that makes a difference.
import type { Deed } from './change.ts';
import type { Instant } from './instant.ts';
import { nobodyReason, rosterNamed, standingsAt } from './on-call.ts';
import { usesOn } from './roster-uses.ts';
import type { Roster, Settings, UserId } from './settings.ts';

export interface ToldOf {
  readonly settings: Settings;
  /** The one that is meant when nothing speaks for another. */
  readonly rosterName: string;
  readonly now: Instant;
}

/** Null: the deed is about nobody's phone. */
export const personIn = (deed: Deed): UserId | null =>
  deed.kind === 'phone' || deed.kind === 'pause' || deed.kind === 'resume' ? deed.userId : null;

/** Calls are led to it, and nobody in it can be rung. */
const isBare = (roster: Roster, { settings, now }: ToldOf): boolean =>
  settings.lines.some((line) => usesOn(line, roster.name).length > 0) &&
  nobodyReason(standingsAt(roster, { settings, now })) !== null;

/** Of several the one that is left with nobody to ring, else the one that is meant, if they are in it. */
export const rosterTold = (deed: Deed, told: ToldOf): string => {
  const userId = personIn(deed);
  const { settings, rosterName } = told;
  if (userId === null) return rosterName;
  const theirs = settings.rosters.filter(({ members }) => members.includes(userId));
  const bare = theirs.find((roster) => isBare(roster, told));
  if (bare !== undefined) return bare.name;
  return rosterNamed(settings, rosterName).members.includes(userId)
    ? rosterName
    : (theirs[0]?.name ?? rosterName);
};
