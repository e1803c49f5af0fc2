// Decides about a line's week, its exceptions, and what callers meet when it is closed.
import { answered, changed, type Decision, type DecisionContext, declined, withLine } from './decision.ts';
import type { ClosedThen, HoursException, WeekHours } from './hours.ts';
import type { HoursCommand, SaidException } from './hours-command.ts';
import type { HoursDeed } from './hours-deed.ts';
import type { HoursProblem } from './hours-problem.ts';
import { spanFrom } from './hours-span.ts';
import { hoursView, withoutPast } from './hours-view.ts';
import { type Result, refused } from './problem.ts';
import type { Reply } from './reply.ts';
import type { Line } from './settings.ts';

export const EXCEPTIONS_MOST = 100;

type Of<K extends HoursCommand['kind']> = Extract<HoursCommand, { readonly kind: K }>;
type Did = (Reply & { kind: 'hours' })['did'];
type About = (Reply & { kind: 'hours' })['about'];

export const refusedHours = (why: HoursProblem): Decision => declined({ kind: 'opening-hours', why });

/** What holds of the line as it is. */
export const shown = (about: About, context: DecisionContext, did: Did = null): Decision =>
  answered({ kind: 'hours', about, did, hours: hoursView(context.line, context) });

/** The line as it is to be; exceptions that are over go on this occasion. */
export const changedLine = (line: Line, deed: HoursDeed, context: DecisionContext): Decision => {
  const { settings, now } = context;
  const kept = withoutPast(line, now);
  const decision = changed(withLine(settings, kept), { kind: 'opening-hours', done: deed }, context);
  return {
    ...decision,
    reply: { kind: 'hours', about: 'hours', did: deed, hours: hoursView(kept, context) },
  };
};

/** Tells weeks apart. */
export const minutes = (hours: WeekHours): string =>
  hours.kind === 'week'
    ? hours.ranges.map(({ day, fromMinute, toMinute }) => `${day} ${fromMinute} ${toMinute}`).join()
    : hours.kind;

export const decideHours = ({ hours }: Of<'hours'>, context: DecisionContext): Decision => {
  const { line } = context;
  if (hours === null) return shown('hours', context);
  if (minutes(hours) === minutes(line.hours)) return shown('hours', context, 'nothing');
  return changedLine({ ...line, hours }, { kind: 'hours', hours }, context);
};

export const isSameException = (
  one: Omit<HoursException, 'id'>,
  other: HoursException | undefined,
): boolean =>
  one.kind === other?.kind && one.from === other.from && one.to === other.to && one.reason === other.reason;

/** With the exception added last, under a number that none has had: whoever has an older list means no other by it. */
export const withException = (
  line: Line,
  said: Omit<HoursException, 'id'>,
): { readonly line: Line; readonly exception: HoursException } => {
  const exception = { id: line.lastExceptionId + 1, ...said };
  const exceptions = [...line.exceptions, exception];
  return { line: { ...line, exceptions, lastExceptionId: exception.id }, exception };
};

const decideException = (
  kind: HoursException['kind'],
  said: SaidException,
  context: DecisionContext,
): Decision => {
  const { now } = context;
  const line = withoutPast(context.line, now);
  const { exceptions } = line;
  const span = spanFrom(said.spell, { now, timeZone: line.timeZone });
  if (!span.ok) return declined(span.problem);
  if (exceptions.length >= EXCEPTIONS_MOST)
    return refusedHours({ kind: 'too-many-exceptions', most: EXCEPTIONS_MOST });
  const asked = { kind, ...span.value, reason: said.reason };
  if (isSameException(asked, exceptions.at(-1))) return shown('hours', context, 'nothing');
  const after = withException(line, asked);
  return changedLine(after.line, { kind: 'exception-added', exception: after.exception }, context);
};

export const isSameThen = (one: ClosedThen, other: ClosedThen): boolean =>
  one.kind === other.kind &&
  (one.kind === 'ring' ? one.rosterName : '') === (other.kind === 'ring' ? other.rosterName : '');

/** With the roster's name as it is written. */
export const knownThen = (
  then: ClosedThen,
  { settings }: Pick<DecisionContext, 'settings'>,
): Result<ClosedThen> => {
  if (then.kind !== 'ring') return { ok: true, value: then };
  const known = settings.rosters.map(({ name }) => name);
  const rosterName = known.find((name) => name.toLowerCase() === then.rosterName.toLowerCase());
  return rosterName === undefined
    ? refused({ kind: 'unknown-roster', name: then.rosterName, known })
    : { ok: true, value: { kind: 'ring', rosterName } };
};

const decideThen = (then: ClosedThen, context: DecisionContext): Decision => {
  const { line } = context;
  const known = knownThen(then, context);
  if (!known.ok) return declined(known.problem);
  const closedThen = known.value;
  if (isSameThen(closedThen, line.closedThen)) return shown('hours', context, 'nothing');
  return changedLine({ ...line, closedThen }, { kind: 'closed-then', closedThen }, context);
};

export const decideClosed = ({ what }: Of<'closed'>, context: DecisionContext): Decision =>
  what.kind === 'then' ? decideThen(what.closedThen, context) : decideException('closed', what, context);

export const decideOpen = ({ what }: Of<'open'>, context: DecisionContext): Decision =>
  decideException('open', what, context);

export const decideRemoveException = (
  { ids }: Of<'remove-exception'>,
  context: DecisionContext,
): Decision => {
  const { line, now } = context;
  const { exceptions } = withoutPast(line, now);
  const unknown = ids.find((id) => !exceptions.some((known) => known.id === id));
  if (unknown !== undefined) return refusedHours({ kind: 'unknown-exception', id: unknown });
  const isGone = ({ id }: HoursException): boolean => ids.includes(id);
  const removed = exceptions.filter(isGone);
  const left = exceptions.filter((exception) => !isGone(exception));
  return changedLine(
    { ...line, exceptions: left },
    { kind: 'exceptions-removed', exceptions: removed },
    context,
  );
};

export const decideAnnounce = ({ announces }: Of<'announce'>, context: DecisionContext): Decision => {
  const { line } = context;
  if (line.announcesHours === announces) return shown('hours', context, 'nothing');
  const deed = { kind: 'announces-hours', announces } as const;
  return changedLine({ ...line, announcesHours: announces }, deed, context);
};
