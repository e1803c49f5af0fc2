// How long the usual plan of a line stays as it is while nobody changes settings: the next instant at which hours, a
// turn, an override or a pause may make it another. Too early only costs planning once more; too late would ring the wrong people.
import { hoursHoldUntil } from './hours-state.ts';
import type { Instant } from './instant.ts';
import { zoneOf } from './on-call.ts';
import { orderHoldsUntil } from './order.ts';
import type { Grounds } from './plan-branches.ts';
import { usesOn } from './roster-uses.ts';

const orders = ({ settings, line, now }: Grounds): readonly Instant[] =>
  settings.rosters
    .filter(({ name }) => usesOn(line, name).length > 0)
    .map((roster) => orderHoldsUntil(roster, { now, timeZone: zoneOf(settings, roster.name) }));

const pauseEnds = ({ settings, now }: Grounds): readonly Instant[] =>
  Object.values(settings.membersById).flatMap(({ pause }) => {
    const untilAt = pause?.untilAt ?? null;
    return untilAt !== null && untilAt > now ? [untilAt] : [];
  });

/** The usual plan made at `now` is the one of every instant from `now` to just before this one. */
export const planHoldsUntil = (grounds: Grounds): Instant =>
  Math.min(hoursHoldUntil(grounds.line, grounds.now), ...orders(grounds), ...pauseEnds(grounds));
