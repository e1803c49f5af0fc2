// What time brings to a roster: who is on now and until when, who has to be reminded, who comes on but cannot be reached.
import { openStateAt } from './hours-state.ts';
import { DAY_MS, HOUR_MS, type Instant } from './instant.ts';
import { homeLineOf, rosterNamed, standingsAt, targetsOf } from './on-call.ts';
import { merged } from './order.ts';
import type { Span } from './override.ts';
import type { Line, Roster, Settings, UserId } from './settings.ts';
import { type CoverRequest, isCalledIn } from './shift-request.ts';
import { type ShiftView, shiftViews } from './shift-view.ts';

/** A cover nobody took is asked for again so long before it begins. */
export const REMIND_BEFORE_MS: readonly number[] = [24 * HOUR_MS, 4 * HOUR_MS, HOUR_MS];
export const CHECKED_AHEAD_MS = DAY_MS;
const LOOK_AHEAD_DAYS = 56;

const lookAhead = ({ rotation }: Roster, now: Instant): Span => ({
  fromAt: now,
  untilAt: now + Math.max(LOOK_AHEAD_DAYS, 2 * (rotation?.everyDays ?? 0)) * DAY_MS,
});

/** One for each time somebody is first, as that begins. */
const stints = (settings: Settings, roster: Roster, span: Span): readonly ShiftView[] =>
  merged(shiftViews(settings, roster, span), ({ userId }) => userId ?? '');

export interface OnNow {
  readonly shift: ShiftView;
  /** Null: not as far as can be told. */
  readonly untilAt: Instant | null;
  readonly nextUserId: UserId | null;
}

export const onNow = (settings: Settings, rosterName: string, now: Instant): OnNow | null => {
  const roster = rosterNamed(settings, rosterName);
  const [shift, next] = stints(settings, roster, lookAhead(roster, now));
  if (shift === undefined) return null;
  return { shift, untilAt: next?.fromAt ?? null, nextUserId: next?.userId ?? null };
};

/** Those whom a call would ring first: with a ring in turn one person, else everybody who can be reached. */
export const calledFirst = (settings: Settings, rosterName: string, now: Instant): readonly UserId[] => {
  const roster = rosterNamed(settings, rosterName);
  const users = targetsOf(standingsAt(roster, { settings, now })).map(({ userId }) => userId);
  return roster.strategy.kind === 'everyone' ? users : users.slice(0, 1);
};

/** Covers of which a reminder came due in that time; however many did, each is told of once. */
export const remindersDue = (
  roster: Roster,
  { afterAt, now }: { readonly afterAt: Instant; readonly now: Instant },
): readonly CoverRequest[] =>
  roster.requests.filter((request): request is CoverRequest => {
    if (request.kind !== 'cover' || request.state.kind !== 'open' || now >= request.span.fromAt) return false;
    if (!isCalledIn(roster, request.by)) return false;
    const dueAt = REMIND_BEFORE_MS.map((before) => request.span.fromAt - before);
    return dueAt.some((at) => at > request.at && at > afterAt && at <= now);
  });

/** Calls reach nobody by design while the line is closed, unless they ring this roster then too. */
const isNeeded = (line: Line, rosterName: string, { fromAt, untilAt }: Span): boolean => {
  if (line.closedThen.kind === 'ring' && line.closedThen.rosterName === rosterName) return true;
  const state = openStateAt(line, fromAt);
  return state.isOpen || (state.changesAt !== null && state.changesAt < untilAt);
};

/** The next time somebody else comes on, within a day and not looked at before; null when there is none. */
export const shiftToCheck = (
  settings: Settings,
  rosterName: string,
  { checkedAt, now }: { readonly checkedAt: Instant; readonly now: Instant },
): ShiftView | null => {
  const roster = rosterNamed(settings, rosterName);
  const line = homeLineOf(settings, rosterName);
  const ahead = stints(settings, roster, lookAhead(roster, now)).slice(1);
  const next = ahead.find(({ fromAt }) => fromAt > Math.max(checkedAt, now));
  if (line === undefined || next === undefined || next.fromAt > now + CHECKED_AHEAD_MS) return null;
  return isNeeded(line, rosterName, next) ? next : null;
};
