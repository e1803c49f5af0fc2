// Who should answer now: the one place where the order of `order.ts` and pauses meet, for calls, status and mentions alike.
import { dialFault } from './dialable.ts';
import type { Instant, TimeZone } from './instant.ts';
import { orderAt } from './order.ts';
import type { NumberFault } from './phone-number.ts';
import type { NobodyReason, Target } from './plan.ts';
import { usesOn } from './roster-uses.ts';
import type { Line, Member, Roster, Settings, UserId } from './settings.ts';
import { emptyRoster } from './settings.ts';

export type Standing =
  | { readonly kind: 'rings'; readonly target: Target }
  | { readonly kind: 'paused'; readonly userId: UserId; readonly untilAt: Instant | null }
  | { readonly kind: 'no-number'; readonly userId: UserId }
  /** The number there is must not be rung, or cannot be from this line. */
  | { readonly kind: 'not-allowed'; readonly userId: UserId; readonly fault: NumberFault };

/** Who would ring when; with `line`, by a call to that one. */
export interface Moment {
  readonly settings: Settings;
  readonly now: Instant;
  readonly line?: Line;
}

/** A pause ends by itself at `untilAt`, to the millisecond: from then on the phone rings. */
export const isPaused = (member: Member | undefined, now: Instant): boolean =>
  member?.pause !== undefined && (member.pause.untilAt === null || now < member.pause.untilAt);

export const lineById = (settings: Settings, lineId: string): Line | undefined =>
  settings.lines.find((line) => line.id === lineId);

/** The roster of that name; an empty one when settings name a roster that is not there. */
export const rosterNamed = (settings: Settings, name: string): Roster =>
  settings.rosters.find((roster) => roster.name === name) ?? emptyRoster(name);

/** Where a roster is at home: its zone and its channel are this line's. One for all, or lines would hand off apart. */
export const homeLineOf = (settings: Settings, rosterName: string): Line | undefined =>
  settings.lines.find((line) => line.rosterName === rosterName) ??
  settings.lines.find((line) => usesOn(line, rosterName).length > 0) ??
  settings.lines[0];

export const zoneOf = (settings: Settings, rosterName: string): TimeZone =>
  homeLineOf(settings, rosterName)?.timeZone ?? 'UTC';

export const standingOf = (userId: UserId, { settings, now, line }: Moment): Standing => {
  const member = settings.membersById[userId];
  if (isPaused(member, now)) return { kind: 'paused', userId, untilAt: member?.pause?.untilAt ?? null };
  if (member?.phone === undefined) return { kind: 'no-number', userId };
  const fault = dialFault(member.phone, settings, line);
  if (fault !== null) return { kind: 'not-allowed', userId, fault };
  return { kind: 'rings', target: { userId, phone: member.phone } };
};

/** Every member of the roster in ringing order, each with whether the phone would ring then. */
export const standingsAt = (roster: Roster, moment: Moment): readonly Standing[] => {
  const timeZone = zoneOf(moment.settings, roster.name);
  return orderAt(roster, { now: moment.now, timeZone }).map((userId) => standingOf(userId, moment));
};

export const targetsOf = (standings: readonly Standing[]): readonly Target[] =>
  standings.flatMap((standing) => (standing.kind === 'rings' ? [standing.target] : []));

/** Why no phone rings, or null when one does. */
export const nobodyReason = (standings: readonly Standing[]): NobodyReason | null => {
  if (standings.some((standing) => standing.kind === 'rings')) return null;
  if (standings.length === 0) return 'roster-empty';
  if (standings.some((standing) => standing.kind === 'not-allowed')) return 'not-allowed';
  if (standings.every((standing) => standing.kind === 'paused')) return 'all-paused';
  if (standings.every((standing) => standing.kind === 'no-number')) return 'no-numbers';
  return 'paused-or-no-numbers';
};

/** Those on call now for a line, whom a waiting call is for: not those who were when it came. */
export const onCallNow = (settings: Settings, rosterName: string, now: Instant): readonly Target[] =>
  targetsOf(standingsAt(rosterNamed(settings, rosterName), { settings, now }));
