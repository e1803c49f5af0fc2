// Whether a line is open, why, and when that changes. The exception added last decides, then holidays, then the week.
// Every range lasts from its start to just before its end, both as instants: see `hours-calendar.ts` for clock changes.
import type { DayRange, HoursException } from './hours.ts';
import { type Calendar, createCalendar, type DayNumber, dateOf, weekdayOf } from './hours-calendar.ts';
import { DAY_MS, type Instant } from './instant.ts';
import type { Line } from './settings.ts';

export type LineHours = Pick<Line, 'timeZone' | 'hours' | 'exceptions' | 'holidays'>;

export type OpenBecause =
  | { readonly kind: 'week' }
  | { readonly kind: 'exception'; readonly id: number; readonly reason: string | null }
  | { readonly kind: 'holiday'; readonly name: string };

export interface OpenState {
  readonly isOpen: boolean;
  readonly because: OpenBecause;
  /** When it next opens or closes; null: not within HOURS_HORIZON_DAYS. */
  readonly changesAt: Instant | null;
}

export const HOURS_HORIZON_DAYS = 400;

const WEEK: OpenBecause = { kind: 'week' };
/** A range of the day before yesterday can end today: it lasts two days at most, and a skipped hour may push its end on. */
const DAYS_BACK = 2;

type Held = Omit<OpenState, 'changesAt'>;
type Asked = LineHours & { readonly calendar: Calendar };

const isAlways = ({ hours, exceptions, holidays }: LineHours): boolean =>
  hours.kind === 'always' && exceptions.length === 0 && holidays === null;

const rangesOn = ({ hours }: LineHours, day: DayNumber): readonly DayRange[] =>
  hours.kind === 'week' ? hours.ranges.filter((range) => range.day === weekdayOf(day)) : [];

const daysFrom = (first: DayNumber, count: number): readonly DayNumber[] =>
  Array.from({ length: count }, (_, index) => first + index);

const isOpenInWeek = (asked: Asked, at: Instant, today: DayNumber): boolean => {
  if (asked.hours.kind !== 'week') return asked.hours.kind === 'always';
  const { instantAt } = asked.calendar;
  return daysFrom(today - DAYS_BACK, DAYS_BACK + 1).some((day) =>
    rangesOn(asked, day).some(
      ({ fromMinute, toMinute }) => instantAt(day, fromMinute) <= at && at < instantAt(day, toMinute),
    ),
  );
};

/** Texts a day off either way settle most exceptions without working out instants. */
const exceptionAt = ({ exceptions, calendar }: Asked, at: Instant): HoursException | undefined => {
  if (exceptions.length === 0) return undefined;
  const [dayBefore, dayAfter] = [calendar.textAt(at - DAY_MS), calendar.textAt(at + DAY_MS)];
  return exceptions.findLast(
    ({ from, to }) =>
      from <= dayAfter &&
      to >= dayBefore &&
      calendar.instantOfText(from) <= at &&
      at < calendar.instantOfText(to),
  );
};

const holidayOn = ({ holidays }: LineHours, day: DayNumber) => {
  if (holidays === null) return undefined;
  const today = dateOf(day);
  return holidays.keptOpen.includes(today) ? undefined : holidays.days.find(({ date }) => date === today);
};

const heldAt = (asked: Asked, at: Instant): Held => {
  const exception = exceptionAt(asked, at);
  if (exception !== undefined) {
    const { id, kind, reason } = exception;
    return { isOpen: kind === 'open', because: { kind: 'exception', id, reason } };
  }
  const today = asked.calendar.dayAt(at);
  const holiday = holidayOn(asked, today);
  if (holiday !== undefined) return { isOpen: false, because: { kind: 'holiday', name: holiday.name } };
  return { isOpen: isOpenInWeek(asked, at, today), because: WEEK };
};

const earliestAfter = (at: Instant, instants: readonly Instant[]): Instant =>
  Math.min(...instants.filter((instant) => instant > at));

/** The next end of a range, of whatever day; Infinity when the week has none. */
const nextInWeek = (asked: Asked, at: Instant, today: DayNumber): Instant => {
  const { instantAt, startOf } = asked.calendar;
  let next = Number.POSITIVE_INFINITY;
  for (const day of daysFrom(today - DAYS_BACK, DAYS_BACK + 9)) {
    if (day > today && next <= startOf(day)) return next;
    const ends = rangesOn(asked, day).flatMap(({ fromMinute, toMinute }) => [
      instantAt(day, fromMinute),
      instantAt(day, toMinute),
    ]);
    next = Math.min(next, earliestAfter(at, ends));
  }
  return next;
};

const nextHoliday = ({ holidays, calendar }: Asked, today: DayNumber): Instant => {
  if (holidays === null) return Number.POSITIVE_INFINITY;
  const after = dateOf(today);
  const next = holidays.days.find(({ date }) => date > after && !holidays.keptOpen.includes(date));
  return next === undefined ? Number.POSITIVE_INFINITY : calendar.instantOfText(`${next.date}T00:00`);
};

/** Texts sort as instants do but for the hours around a clock change: those of a day are worked out together. */
const nextStart = ({ calendar }: Asked, at: Instant, exceptions: readonly HoursException[]): Instant => {
  const dayBefore = calendar.textAt(at - DAY_MS);
  let next = Number.POSITIVE_INFINITY;
  for (const from of exceptions.map((exception) => exception.from).sort()) {
    if (from < dayBefore) continue;
    if (Number.isFinite(next) && from > calendar.textAt(next + DAY_MS)) return next;
    next = Math.min(next, earliestAfter(at, [calendar.instantOfText(from)]));
  }
  return next;
};

/** Where what decides at `at` may stop deciding; nothing changes before. */
const nextTurn = (asked: Asked, at: Instant, because: OpenBecause): Instant => {
  const { exceptions, calendar } = asked;
  const today = calendar.dayAt(at);
  switch (because.kind) {
    case 'exception': {
      const index = exceptions.findIndex(({ id }) => id === because.id);
      const ends = exceptions.slice(index, index + 1).map(({ to }) => calendar.instantOfText(to));
      return Math.min(nextStart(asked, at, exceptions.slice(index + 1)), ...ends);
    }
    case 'holiday':
      return Math.min(nextStart(asked, at, exceptions), calendar.startOf(today + 1));
    case 'week':
      return Math.min(
        nextStart(asked, at, exceptions),
        nextHoliday(asked, today),
        nextInWeek(asked, at, today),
      );
  }
};

const changeAfter = (asked: Asked, at: Instant, held: Held): Instant | null => {
  let [turnsAt, because] = [at, held.because];
  for (;;) {
    turnsAt = nextTurn(asked, turnsAt, because);
    if (turnsAt > at + HOURS_HORIZON_DAYS * DAY_MS) return null;
    const next = heldAt(asked, turnsAt);
    if (next.isOpen !== held.isOpen) return turnsAt;
    because = next.because;
  }
};

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly isOpen: boolean;
}

/** What was found last of a line, and until when it holds: calls between two turns of the day cost next to nothing. */
const stretches = new WeakMap<LineHours, Stretch>();

const stretchFrom = (line: LineHours, from: Instant): Stretch => {
  const asked = { ...line, calendar: createCalendar(line.timeZone) };
  const { isOpen, because } = heldAt(asked, from);
  return { from, to: nextTurn(asked, from, because), isOpen };
};

const stretchAt = (line: LineHours, at: Instant): Stretch => {
  const known = stretches.get(line);
  if (known !== undefined && known.from <= at && at < known.to) return known;
  const stretch = stretchFrom(line, at);
  stretches.set(line, stretch);
  return stretch;
};

/** For a call: no more than is needed to decide it. Throws RangeError for an unknown zone. */
export const isOpenAt = (line: LineHours, at: Instant): boolean =>
  isAlways(line) || stretchAt(line, at).isOpen;

/** Before this instant the line neither opens nor closes; it need not do so then. */
export const hoursHoldUntil = (line: LineHours, at: Instant): Instant =>
  isAlways(line) ? Number.POSITIVE_INFINITY : stretchAt(line, at).to;

export const openStateAt = (line: LineHours, at: Instant): OpenState => {
  if (isAlways(line)) return { isOpen: true, because: WEEK, changesAt: null };
  const asked = { ...line, calendar: createCalendar(line.timeZone) };
  const held = heldAt(asked, at);
  return { ...held, changesAt: changeAfter(asked, at, held) };
};
