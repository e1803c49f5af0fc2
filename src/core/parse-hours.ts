// `hours mon-fri 08:00-17:00, sat 10:00-14:00`: days, then the times at which the line is open on them.
// Ranges of a day that overlap or touch become one; a week without a closed minute is `always`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import type { DayRange, Weekday, WeekHours } from './hours.ts';
import { MINUTES_A_DAY } from './instant.ts';
import { hyphened, parseTimes, type Times } from './parse-times.ts';
import type { Result } from './problem.ts';
import { textOfAll, unreadable } from './unreadable.ts';
import { parseWeekdays } from './weekday-names.ts';

const USAGE = 'hours';
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;
const FILLERS: ReadonlySet<string> = new Set(['', 'and', 'och', 'at', 'kl', 'kl.', 'from', 'från']);
const WHOLE: ReadonlyMap<string, WeekHours> = new Map<string, WeekHours>([
  ...['always', 'alltid', '24/7'].map((word) => [word, { kind: 'always' }] as const),
  ...['never', 'aldrig'].map((word) => [word, { kind: 'never' }] as const),
]);

const piecesOf = (text: string): readonly string[] =>
  hyphened(text)
    .replace(/alla dagar|every day/g, 'daily')
    .replace(/\s+(?:to|till|til)\s+/g, '-')
    .split(/[\s,;&+]+/)
    .map((piece) => piece.replace(/:$/, ''))
    .filter((piece) => !FILLERS.has(piece));

/** What two ranges of a day are together, when they overlap or touch and can be written as one. */
const joined = (one: DayRange, next: DayRange): DayRange | null => {
  const toMinute = Math.max(one.toMinute, next.toMinute);
  const length = toMinute - one.fromMinute;
  const isWritable = length < MINUTES_A_DAY || (length === MINUTES_A_DAY && one.fromMinute === 0);
  return next.fromMinute <= one.toMinute && isWritable ? { ...one, toMinute } : null;
};

const sameDayFirst = (one: DayRange, other: DayRange): number =>
  one.day - other.day || one.fromMinute - other.fromMinute;

const tidied = (ranges: readonly DayRange[]): readonly DayRange[] => {
  const sorted: DayRange[] = [];
  for (const range of [...ranges].sort(sameDayFirst)) {
    const last = sorted.at(-1);
    const both = last?.day === range.day ? joined(last, range) : null;
    if (both === null) sorted.push(range);
    else sorted.splice(-1, 1, both);
  }
  return sorted;
};

/** Whether no minute of the week is left; what runs past Sunday's midnight is Monday's. */
const isWholeWeek = (ranges: readonly DayRange[]): boolean => {
  const spans = ranges.flatMap(({ day, fromMinute, toMinute }) =>
    [0, MINUTES_A_WEEK].map((week) => {
      const start = (day - 1) * MINUTES_A_DAY - week;
      return [start + fromMinute, start + toMinute] as const;
    }),
  );
  const covered = spans
    .sort(([one], [other]) => one - other)
    .reduce((until, [from, to]) => (from <= until ? Math.max(until, to) : until), 0);
  return covered >= MINUTES_A_WEEK;
};

/** Ranges of days as a week. */
export const weekOf = (ranges: readonly DayRange[]): WeekHours =>
  isWholeWeek(ranges) ? { kind: 'always' } : { kind: 'week', ranges: tidied(ranges) };

interface Reading {
  readonly days: readonly Weekday[];
  /** Whether the days have times already: the next days begin anew. */
  readonly isTimed: boolean;
  readonly ranges: readonly DayRange[];
}

const withDays = ({ days, isTimed, ranges }: Reading, more: readonly Weekday[]): Reading => ({
  days: isTimed ? more : [...days, ...more],
  isTimed: false,
  ranges,
});

const withTimes = ({ days, ranges }: Reading, times: Times): Reading => ({
  days,
  isTimed: true,
  ranges: [...ranges, ...days.map((day) => ({ day, ...times }))],
});

const nextReading = (reading: Reading, piece: string): Reading | null => {
  const days = parseWeekdays(piece);
  if (days !== null) return withDays(reading, days);
  const times = parseTimes(piece);
  return times === null || reading.days.length === 0 ? null : withTimes(reading, times);
};

const readRanges = (pieces: readonly string[]): Result<readonly DayRange[]> => {
  let reading: Reading = { days: [], isTimed: false, ranges: [] };
  for (const piece of pieces) {
    const next = nextReading(reading, piece);
    if (next === null) return unreadable(USAGE, 'bad-hours', piece);
    reading = next;
  }
  return reading.isTimed
    ? { ok: true, value: reading.ranges }
    : unreadable(USAGE, 'bad-hours', pieces.at(-1) ?? '');
};

/** The hours of a week as typed. */
export const readWeek = (text: string): Result<WeekHours> => {
  const pieces = piecesOf(text);
  const whole = pieces.length === 1 ? WHOLE.get(pieces[0] ?? '') : undefined;
  if (whole !== undefined) return { ok: true, value: whole };
  const ranges = readRanges(pieces);
  return ranges.ok ? { ok: true, value: weekOf(ranges.value) } : ranges;
};

/** `edit`, and nothing more. */
export const asksForForm = ([first, ...more]: readonly Token[]): boolean =>
  more.length === 0 && first?.kind === 'word' && ['edit', 'form'].includes(first.text.toLowerCase());

export const parseHours = (rest: readonly Token[]): ParsedCommand => {
  if (rest.length === 0) return parsed({ kind: 'hours', hours: null });
  if (asksForForm(rest)) return parsed({ kind: 'hours-form' });
  const strangers = rest.filter((token) => token.kind !== 'word');
  if (strangers.length > 0) return unreadable(USAGE, 'extra-words', strangers);
  const hours = readWeek(textOfAll(rest));
  return hours.ok ? parsed({ kind: 'hours', hours: hours.value }) : hours;
};
