// Decides about taking turns: the rule of handoffs, and what of the chat follows who is on call.
import type { Decision, DecisionContext } from './decision.ts';
import { type Calendar, type DayNumber, dateOf, weekdayOf } from './hours-calendar.ts';
import type { Instant } from './instant.ts';
import { zoneOf } from './on-call.ts';
import { nextTurnAt, shiftsBetween } from './order.ts';
import type { Span } from './override.ts';
import { rosterNow } from './roster-now.ts';
import type { Rotation } from './rotation.ts';
import { emptyRoster, type Roster, type UserGroup } from './settings.ts';
import type { RotationRule, ShiftCommand } from './shift-command.ts';
import { calendarOf, changedShifts, shiftsDeclined, shownShifts, weeksAhead } from './shift-decision.ts';

type Of<K extends ShiftCommand['kind']> = Extract<ShiftCommand, { readonly kind: K }>;

/** So many turns are shown with a rotation. */
const TURNS_SHOWN = 4;

/** The last day up to now on which there would have been a handoff: the running turn counts from it. */
const anchorDay = ({ weekday, minute }: RotationRule, now: Instant, calendar: Calendar): DayNumber => {
  for (let day = calendar.dayAt(now); ; day -= 1)
    if ((weekday === null || weekdayOf(day) === weekday) && calendar.instantAt(day, minute) <= now)
      return day;
};

const rotationFrom = (rule: RotationRule, now: Instant, calendar: Calendar): Rotation => ({
  everyDays: rule.everyDays,
  minute: rule.minute,
  anchor: dateOf(anchorDay(rule, now, calendar)),
});

/** From now to the end of so many turns; without a rotation, a few weeks. */
const turnsAhead = (roster: Roster, { settings, now }: DecisionContext): Span => {
  const { rotation } = roster;
  if (rotation === null) return weeksAhead(now, TURNS_SHOWN);
  const timeZone = zoneOf(settings, roster.name);
  const span = weeksAhead(now, Math.ceil(rotation.everyDays / 7) * (TURNS_SHOWN + 1));
  const turns = shiftsBetween({ ...emptyRoster(roster.name), rotation }, span, { timeZone });
  return { fromAt: now, untilAt: turns[TURNS_SHOWN]?.fromAt ?? span.untilAt };
};

const showing = (roster: Roster, context: DecisionContext) =>
  ({ about: 'rotation', span: turnsAhead(roster, context) }) as const;

const isSameRule = (rotation: Rotation | null, rule: RotationRule, next: Rotation): boolean =>
  rotation?.everyDays === rule.everyDays &&
  rotation.minute === rule.minute &&
  (rule.weekday === null || new Date(rotation.anchor).getUTCDay() === new Date(next.anchor).getUTCDay());

const withRotation = (roster: Roster, rotation: Rotation | null, context: DecisionContext): Decision => {
  const after = { ...roster, rotation };
  const nextAt = nextTurnAt(after, context.now, zoneOf(context.settings, roster.name));
  const done = { kind: 'rotation', rotation, nextAt } as const;
  return changedShifts(after, { done, showing: showing(after, context) }, context);
};

/** Whoever is on now stays on until the first handoff of the new rule. */
export const decideRotate = ({ rule }: Of<'rotate'>, context: DecisionContext): Decision => {
  const roster = rosterNow(context);
  if (rule === null) return shownShifts(context, showing(roster, context));
  if (rule === 'off')
    return roster.rotation === null
      ? shownShifts(context, showing(roster, context), 'nothing')
      : withRotation(roster, null, context);
  if (roster.members.length === 0) return shiftsDeclined({ kind: 'nobody-to-rotate' });
  const rotation = rotationFrom(rule, context.now, calendarOf(context));
  return isSameRule(roster.rotation, rule, rotation)
    ? shownShifts(context, showing(roster, context), 'nothing')
    : withRotation(roster, rotation, context);
};

export const decideSchedule = ({ weeks }: Of<'schedule'>, context: DecisionContext): Decision =>
  shownShifts(context, { about: 'schedule', span: weeksAhead(context.now, weeks) });

const deedOnly = (context: DecisionContext) => ({ about: 'deed', span: weeksAhead(context.now, 1) }) as const;

export const decideTopic = ({ isOn }: Of<'topic'>, context: DecisionContext): Decision => {
  const roster = rosterNow(context);
  if (roster.setsTopic === isOn) return shownShifts(context, deedOnly(context), 'nothing');
  const done = { kind: 'topic', isOn } as const;
  return changedShifts({ ...roster, setsTopic: isOn }, { done, showing: deedOnly(context) }, context);
};

/** The group as it was found; null: none any more. */
export const decideUserGroup = (userGroup: UserGroup | null, context: DecisionContext): Decision => {
  const roster = rosterNow(context);
  if (roster.userGroup?.id === userGroup?.id) return shownShifts(context, deedOnly(context), 'nothing');
  const done = { kind: 'user-group', handle: userGroup?.handle ?? null } as const;
  return changedShifts({ ...roster, userGroup }, { done, showing: deedOnly(context) }, context);
};
