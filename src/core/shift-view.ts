// What people are shown of who is on call over time: each shift with who is first, and where nobody would be reached.
import type { Instant } from './instant.ts';
import { homeLineOf, nobodyReason, rosterNamed, standingOf, targetsOf } from './on-call.ts';
import { merged, nextTurnAt, type Shift, shiftsBetween } from './order.ts';
import { endOf, type Override, type Span } from './override.ts';
import type { NobodyReason } from './plan.ts';
import type { Rotation } from './rotation.ts';
import type { Roster, Settings, UserId } from './settings.ts';

/** Longer lists say how far they go. */
export const SHIFTS_SHOWN_MOST = 60;

export interface ShiftView extends Span {
  /** First in order; null: the roster is empty. */
  readonly userId: UserId | null;
  /** Why calls pass the first by, if they do. */
  readonly trouble: 'paused' | 'no-number' | 'not-allowed' | null;
  /** Whose phone rings first; null: nobody's. */
  readonly rings: UserId | null;
  readonly nobody: NobodyReason | null;
}

export interface ScheduleView {
  readonly rosterName: string;
  readonly lineName: string;
  readonly timeZone: string;
  readonly rotation: Rotation | null;
  readonly nextTurnAt: Instant | null;
  readonly shifts: readonly ShiftView[];
  /** Whether there are more shifts in the time asked about. */
  readonly hasMore: boolean;
  /** Not over yet. */
  readonly overrides: readonly Override[];
}

const shiftView = (settings: Settings, { fromAt, untilAt, order }: Shift): ShiftView => {
  const standings = order.map((userId) => standingOf(userId, { settings, now: fromAt }));
  const [first] = standings;
  return {
    fromAt,
    untilAt,
    userId: order[0] ?? null,
    trouble: first === undefined || first.kind === 'rings' ? null : first.kind,
    rings: targetsOf(standings)[0]?.userId ?? null,
    nobody: nobodyReason(standings),
  };
};

const pauseEnds = (settings: Settings): readonly Instant[] =>
  Object.values(settings.membersById).flatMap(({ pause }) => pause?.untilAt ?? []);

const looks = ({ userId, trouble, rings, nobody }: ShiftView): string =>
  [userId, trouble, rings, nobody].join();

/** Every shift of the span, cut also where pauses end. */
export const shiftViews = (settings: Settings, roster: Roster, span: Span): readonly ShiftView[] => {
  const timeZone = homeLineOf(settings, roster.name)?.timeZone ?? 'UTC';
  const shifts = shiftsBetween(roster, span, { timeZone, cuts: pauseEnds(settings) });
  return merged(
    shifts.map((shift) => shiftView(settings, shift)),
    looks,
  );
};

export const scheduleView = (settings: Settings, rosterName: string, span: Span): ScheduleView => {
  const roster = rosterNamed(settings, rosterName);
  const home = homeLineOf(settings, rosterName);
  const timeZone = home?.timeZone ?? 'UTC';
  const shifts = shiftViews(settings, roster, span);
  return {
    rosterName,
    lineName: home?.name ?? '',
    timeZone,
    rotation: roster.rotation,
    nextTurnAt: nextTurnAt(roster, span.fromAt, timeZone),
    shifts: shifts.slice(0, SHIFTS_SHOWN_MOST),
    hasMore: shifts.length > SHIFTS_SHOWN_MOST,
    overrides: roster.overrides.filter((override) => endOf(override) > span.fromAt),
  };
};
