// A roster as changes to it begin: its order written down as of now, and without what is over.
import { createCalendar } from './hours-calendar.ts';
import { DAY_MS, type Instant } from './instant.ts';
import { rosterNamed, zoneOf } from './on-call.ts';
import { endOf, peopleIn } from './override.ts';
import { rebased } from './rotation.ts';
import type { Roster, Settings, UserId } from './settings.ts';
import { isStillPossible, requestEndsAt, requestSpans } from './shift-request.ts';

/** Buttons on messages about what is over are answered this long; later all that is known is that it is over. */
const REQUEST_KEPT_MS = 7 * DAY_MS;

export interface RosterAsked {
  readonly settings: Settings;
  readonly rosterName: string;
  readonly now: Instant;
}

/** A roster that settings do not hold yet is put at the end. */
export const withRoster = (settings: Settings, roster: Roster): Settings => {
  const isKnown = settings.rosters.some(({ name }) => name === roster.name);
  const rosters = settings.rosters.map((known) => (known.name === roster.name ? roster : known));
  return { ...settings, rosters: isKnown ? rosters : [...rosters, roster] };
};

const withoutPast = (roster: Roster, now: Instant): Roster => ({
  ...roster,
  overrides: roster.overrides.filter((override) => endOf(override) > now),
  requests: roster.requests.filter(
    (request) => endOf({ spans: requestSpans(request) }) + REQUEST_KEPT_MS > now,
  ),
});

export const rosterNow = ({ settings, rosterName, now }: RosterAsked): Roster => {
  const roster = withoutPast(rosterNamed(settings, rosterName), now);
  return rebased(roster, now, createCalendar(zoneOf(settings, rosterName)));
};

interface MembersSet {
  readonly roster: Roster;
  /** What was asked and is asked no longer; left out: nothing was. */
  readonly withdrawn?: readonly number[];
}

/** Or it would stand again once they are back, when everybody has long looked elsewhere. */
const withoutAsks = (roster: Roster, now: Instant): MembersSet => {
  const over = roster.requests.filter(
    (request) =>
      request.state.kind === 'open' && now < requestEndsAt(request) && !isStillPossible(request, roster),
  );
  if (over.length === 0) return { roster };
  const requests = roster.requests.map((request) =>
    over.includes(request) ? { ...request, state: { kind: 'withdrawn' } as const } : request,
  );
  return { roster: { ...roster, requests }, withdrawn: over.map(({ id }) => id) };
};

/** Whoever leaves takes along their overrides, so that nobody who was taken out is called still, and what they asked for. */
export const withMembers = (roster: Roster, members: readonly UserId[], now: Instant): MembersSet => {
  const left = roster.members.filter((member) => !members.includes(member));
  const overrides = roster.overrides.filter(
    (override) => !peopleIn(override).some((userId) => left.includes(userId)),
  );
  return withoutAsks({ ...roster, members, overrides }, now);
};
