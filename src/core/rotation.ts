// Taking turns: at every handoff the first in order moves to the end. Which turn it is follows from the rule and the
// time alone, so nothing has to happen at a handoff. Handoffs stand at a wall-clock time: in spring one that clocks skip
// comes as much later as they skip, in autumn one that comes twice is at its first.
import { type Calendar, dateOf, dayNumber } from './hours-calendar.ts';
import type { Instant } from './instant.ts';
import type { UserId } from './settings.ts';

export interface Rotation {
  /** 1, or seven for each week. */
  readonly everyDays: number;
  /** Of the day, as clocks count. */
  readonly minute: number;
  /** `2026-11-23`: the day of the handoff at which the first of the members came on. */
  readonly anchor: string;
}

/** The handoff that begins that turn; turn 0 begins on the anchor's day. */
export const handoffAt = (rotation: Rotation, turn: number, calendar: Calendar): Instant =>
  calendar.instantAt(dayNumber(rotation.anchor) + turn * rotation.everyDays, rotation.minute);

/** How many handoffs there were since the anchor's; negative before it. */
export const turnAt = (rotation: Rotation, at: Instant, calendar: Calendar): number => {
  const days = calendar.dayAt(at) - dayNumber(rotation.anchor);
  const guess = Math.floor(days / rotation.everyDays);
  if (at < handoffAt(rotation, guess, calendar)) return guess - 1;
  return at >= handoffAt(rotation, guess + 1, calendar) ? guess + 1 : guess;
};

/** The first handoff after `at`. */
export const nextHandoffAt = (rotation: Rotation, at: Instant, calendar: Calendar): Instant =>
  handoffAt(rotation, turnAt(rotation, at, calendar) + 1, calendar);

/** Who is first in that turn, and after them the others in the order they come on. */
export const rotated = (members: readonly UserId[], turn: number): readonly UserId[] => {
  if (members.length === 0 || turn === 0) return members;
  const first = ((turn % members.length) + members.length) % members.length;
  return [...members.slice(first), ...members.slice(0, first)];
};

interface Turning {
  readonly members: readonly UserId[];
  readonly rotation: Rotation | null;
}

/**
 * The same order for all time, written down from the turn that runs now. Before anybody is put in or taken out: then
 * who is on stays on, newcomers come last, and after somebody who leaves the next one is on.
 */
export const rebased = <T extends Turning>(roster: T, at: Instant, calendar: Calendar): T => {
  const { members, rotation } = roster;
  if (rotation === null) return roster;
  const turn = turnAt(rotation, at, calendar);
  const anchor = dateOf(dayNumber(rotation.anchor) + turn * rotation.everyDays);
  return { ...roster, members: rotated(members, turn), rotation: { ...rotation, anchor } };
};
