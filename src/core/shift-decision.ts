// How decisions about turns, overrides and requests are made up and answered.
import { answered, changed, type Decision, type DecisionContext, declined } from './decision.ts';
import { createCalendar } from './hours-calendar.ts';
import { DAY_MS, type Instant } from './instant.ts';
import { zoneOf } from './on-call.ts';
import type { Span } from './override.ts';
import type { Reply } from './reply.ts';
import { withRoster } from './roster-now.ts';
import type { Roster } from './settings.ts';
import type { ShiftDeed } from './shift-deed.ts';
import type { ShiftProblem } from './shift-problem.ts';
import { scheduleView } from './shift-view.ts';

type About = Extract<Reply, { readonly kind: 'schedule' }>['about'];

export interface Showing {
  readonly about: About;
  readonly span: Span;
}

export const WEEK_MS = 7 * DAY_MS;

/** From now on; a little longer than whole weeks, or the last handoff of them would be left out. */
export const weeksAhead = (now: Instant, weeks: number): Span => ({
  fromAt: now,
  untilAt: now + weeks * WEEK_MS,
});

export const shiftsDeclined = (why: ShiftProblem): Decision => declined({ kind: 'shifts', why });

const scheduleReply = (
  { settings, rosterName }: Pick<DecisionContext, 'settings' | 'rosterName'>,
  { about, span }: Showing,
  did: Extract<Reply, { readonly kind: 'schedule' }>['did'],
): Reply => ({ kind: 'schedule', about, did, schedule: scheduleView(settings, rosterName, span) });

/** What holds as it is. */
export const shownShifts = (
  context: DecisionContext,
  showing: Showing,
  did: 'nothing' | null = null,
): Decision => answered(scheduleReply(context, showing, did));

/** The roster as it is to be, told to the channel and answered with what then holds. */
export const changedShifts = (
  roster: Roster,
  did: { readonly done: ShiftDeed; readonly showing: Showing },
  context: DecisionContext,
): Decision => {
  const deed = { kind: 'shifts', rosterName: roster.name, done: did.done } as const;
  const decision = changed(withRoster(context.settings, roster), deed, context);
  if (decision.kind !== 'changed') return decision;
  const { settings } = decision;
  const after = { settings, rosterName: roster.name };
  return { ...decision, reply: scheduleReply(after, did.showing, did.done) };
};

export const calendarOf = ({ settings, rosterName }: Pick<DecisionContext, 'settings' | 'rosterName'>) =>
  createCalendar(zoneOf(settings, rosterName));
