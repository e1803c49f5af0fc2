// Decides about opening hours as a form sends them: week, exceptions and what happens when closed, in one change.
import type { Change } from './change.ts';
import {
  changedLine,
  EXCEPTIONS_MOST,
  isSameException,
  isSameThen,
  knownThen,
  minutes,
  shown,
  withException,
} from './decide-hours.ts';
import { type Decision, type DecisionContext, declined } from './decision.ts';
import { hoursPrint, staleness } from './form-seen.ts';
import type { DayRange, Weekday, WeekHours } from './hours.ts';
import type { DayWish, HoursEdit } from './hours-command.ts';
import type { HoursStep } from './hours-deed.ts';
import { spanFrom } from './hours-span.ts';
import { withoutPast } from './hours-view.ts';
import { MINUTES_A_DAY } from './instant.ts';
import { weekOf } from './parse-hours.ts';
import { type Problem, type Result, refused } from './problem.ts';
import type { Line } from './settings.ts';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

interface Edited {
  readonly line: Line;
  readonly steps: readonly HoursStep[];
}

const WHOLE_DAY = { fromMinute: 0, toMinute: MINUTES_A_DAY } as const;

/** What the week has for a day, whatever way it is written. */
export const rangesOf = (hours: WeekHours, day: Weekday): readonly DayRange[] => {
  if (hours.kind === 'week') return hours.ranges.filter((range) => range.day === day);
  return hours.kind === 'always' ? [{ day, ...WHOLE_DAY }] : [];
};

const weekFrom = (wishes: readonly DayWish[], before: WeekHours): WeekHours => {
  const ranges = WEEKDAYS.flatMap((day, index) => {
    const wish = wishes[index] ?? 'as-is';
    return wish === 'as-is' ? rangesOf(before, day) : wish.map((times) => ({ day, ...times }));
  });
  return ranges.length === 0 ? { kind: 'never' } : weekOf(ranges);
};

const withWeek = ({ line, steps }: Edited, { week }: HoursEdit): Edited => {
  const hours = weekFrom(week, line.hours);
  return minutes(hours) === minutes(line.hours)
    ? { line, steps }
    : { line: { ...line, hours }, steps: [...steps, { kind: 'hours', hours }] };
};

/** Those that are gone already are not missed. */
const withoutRemoved = ({ line, steps }: Edited, { remove }: HoursEdit): Edited => {
  const exceptions = line.exceptions.filter(({ id }) => remove.includes(id));
  if (exceptions.length === 0) return { line, steps };
  const left = line.exceptions.filter(({ id }) => !remove.includes(id));
  return {
    line: { ...line, exceptions: left },
    steps: [...steps, { kind: 'exceptions-removed', exceptions }],
  };
};

type Added = HoursEdit['add'][number];

/** One that is there already is not added again. */
const withAdded = ({ line, steps }: Edited, added: Added, now: number): Result<Edited> => {
  const span = spanFrom(added.spell, { now, timeZone: line.timeZone });
  if (!span.ok) return span;
  const said = { kind: added.kind, ...span.value, reason: added.reason };
  if (line.exceptions.some((known) => isSameException(said, known)))
    return { ok: true, value: { line, steps } };
  if (line.exceptions.length >= EXCEPTIONS_MOST)
    return refused({ kind: 'opening-hours', why: { kind: 'too-many-exceptions', most: EXCEPTIONS_MOST } });
  const { exception, ...after } = withException(line, said);
  return { ok: true, value: { ...after, steps: [...steps, { kind: 'exception-added', exception }] } };
};

const withThen = ({ line, steps }: Edited, { closedThen }: HoursEdit): Edited =>
  isSameThen(closedThen, line.closedThen)
    ? { line, steps }
    : { line: { ...line, closedThen }, steps: [...steps, { kind: 'closed-then', closedThen }] };

const edited = (edit: HoursEdit, context: DecisionContext): Result<Edited> => {
  const { line, now } = context;
  const then = knownThen(edit.closedThen, context);
  if (!then.ok) return then;
  const begun = withWeek({ line: withoutPast(line, now), steps: [] }, edit);
  let after: Result<Edited> = { ok: true, value: withoutRemoved(begun, edit) };
  for (const added of edit.add) if (after.ok) after = withAdded(after.value, added, now);
  return after.ok ? { ok: true, value: withThen(after.value, { ...edit, closedThen: then.value }) } : after;
};

const stale = ({ seen }: HoursEdit, { line, settings }: DecisionContext): Problem | null =>
  staleness(
    seen,
    { print: hoursPrint(line), settings },
    ({ deed, lineId }: Change) => deed.kind === 'opening-hours' && lineId === line.id,
  );

/** Sent a second time it finds everything as it is to be, and is not stale then. */
export const decideHoursEdit = (edit: HoursEdit, context: DecisionContext): Decision => {
  const after = edited(edit, context);
  if (after.ok && after.value.steps.length === 0) return shown('hours', context, 'nothing');
  const problem = stale(edit, context) ?? (after.ok ? null : after.problem);
  if (problem !== null) return declined(problem);
  if (!after.ok) return declined(after.problem);
  const { line, steps } = after.value;
  const [only, ...others] = steps;
  const deed = only !== undefined && others.length === 0 ? only : ({ kind: 'several', steps } as const);
  return changedLine(line, deed, context);
};
