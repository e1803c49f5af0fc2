// The shifts of one person, for a calendar: those that run or are to come.
import { DAY_MS, type Instant } from './instant.ts';
import { homeLineOf } from './on-call.ts';
import { merged } from './order.ts';
import { holdsAt, type Span } from './override.ts';
import type { Line, Roster, Settings, UserId } from './settings.ts';
import { shiftViews } from './shift-view.ts';

export const CALENDAR_WEEKS = 26;
/** To find where a running shift began. */
const LOOK_BACK_DAYS = 35;

export interface UserShift extends Span {
  readonly rosterName: string;
  readonly line: Pick<Line, 'name' | 'number' | 'country'>;
}

/** Where nobody takes turns, being first is no shift; standing in for a while is. */
const isShift = ({ rotation, overrides }: Roster, { fromAt }: Span): boolean =>
  rotation !== null || overrides.some((override) => holdsAt(override, fromAt));

const inRoster = (settings: Settings, roster: Roster, asked: Asked): readonly UserShift[] => {
  const { userId, now } = asked;
  const line = homeLineOf(settings, roster.name);
  if (line === undefined) return [];
  const backDays = Math.max(LOOK_BACK_DAYS, roster.rotation?.everyDays ?? 0);
  const span = { fromAt: now - backDays * DAY_MS, untilAt: now + CALENDAR_WEEKS * 7 * DAY_MS };
  return merged(shiftViews(settings, roster, span), (shift) => shift.userId ?? '')
    .filter((shift) => shift.userId === userId && shift.untilAt > now && isShift(roster, shift))
    .map(({ fromAt, untilAt }) => ({ fromAt, untilAt, rosterName: roster.name, line }));
};

interface Asked {
  readonly userId: UserId;
  readonly now: Instant;
}

/** In every roster in which they are first at some time, by start. */
export const shiftsOf = (settings: Settings, asked: Asked): readonly UserShift[] =>
  settings.rosters
    .flatMap((roster) => inRoster(settings, roster, asked))
    .sort((one, other) => one.fromAt - other.fromAt);

/** Whose calendars can be asked for, with their secrets. */
export const calendarTokens = (
  settings: Settings,
): readonly { readonly userId: UserId; readonly token: string }[] =>
  Object.entries(settings.membersById).flatMap(([userId, { calendarToken }]) =>
    calendarToken === undefined ? [] : [{ userId, token: calendarToken }],
  );
