// Opening hours in words: the week, an exception, what holds now and what callers meet then.
import type { ClosedThen, DayRange, Holiday, HoursException, WeekHours } from '../../core/hours.ts';
import type { OpenBecause, OpenState } from '../../core/hours-state.ts';
import { MINUTES_A_DAY } from '../../core/instant.ts';
import { bold, listed, named, quoted } from './mrkdwn.ts';
import { moment } from './time.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** Midnight at the end of a day is 24:00. */
const clockOf = (minute: number): string => {
  const shown = minute > MINUTES_A_DAY ? minute % MINUTES_A_DAY : minute;
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`;
};

export const timesOf = (ranges: readonly DayRange[], day: number): string =>
  ranges
    .filter((range) => range.day === day)
    .map(({ fromMinute, toMinute }) => `${clockOf(fromMinute)}–${clockOf(toMinute)}`)
    .join(' ');

interface Run {
  readonly first: string;
  readonly last: string;
  readonly times: string;
}

/** Days with the same times one after another, as one. */
const runsOf = (ranges: readonly DayRange[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const [index, name] of DAYS.entries()) {
    const times = timesOf(ranges, index + 1);
    const before = runs.at(-1);
    if (before?.times === times) runs.splice(-1, 1, { ...before, last: name });
    else runs.push({ first: name, last: name, times });
  }
  return runs;
};

/** `Mon–Fri 08:00–17:00, Sat 10:00–14:00`: can be typed after `hours` again. */
export const weekWords = (hours: WeekHours): string => {
  if (hours.kind !== 'week') return hours.kind;
  return runsOf(hours.ranges)
    .filter(({ times }) => times !== '')
    .map(({ first, last, times }) => `${first === last ? first : `${first}–${last}`} ${times}`)
    .join(', ');
};

const dateBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00Z`) - DAY_MS).toISOString().slice(0, 10);

const spanWords = ({ from, to }: HoursException): string => {
  const [[fromDate = '', fromTime = ''], [toDate = '', toTime = '']] = [from.split('T'), to.split('T')];
  if (fromTime === '00:00' && toTime === '00:00') {
    const last = dateBefore(toDate);
    return fromDate === last ? fromDate : `${fromDate}..${last}`;
  }
  return fromDate === toDate
    ? `${fromDate} ${fromTime}–${toTime}`
    : `${fromDate} ${fromTime} – ${toDate} ${toTime}`;
};

/** `closed 2026-12-24..2026-12-26 (Christmas)`. */
export const exceptionWords = (exception: HoursException): string =>
  `${exception.kind} ${spanWords(exception)}${exception.reason === null ? '' : ` (${quoted(exception.reason)})`}`;

export const holidayWords = ({ name, date }: Holiday): string => `${named(name)} ${date}`;

const becauseWords = (because: OpenBecause): string => {
  switch (because.kind) {
    case 'week':
      return '';
    case 'exception':
      return ` (exception ${because.id}${because.reason === null ? '' : `: ${quoted(because.reason)}`})`;
    case 'holiday':
      return ` (holiday: ${named(because.name)})`;
  }
};

/** "*Open now* until 17:00". */
export const openWords = ({ isOpen, changesAt, because }: OpenState): string => {
  const until = changesAt === null ? ', with no change in sight' : ` until ${moment(changesAt)}`;
  return `${bold(isOpen ? 'Open now' : 'Closed now')}${until}${becauseWords(because)}`;
};

/** Follows "the closed prompt, then". */
export const thenWords = (then: ClosedThen): string => {
  switch (then.kind) {
    case 'voicemail':
      return 'voicemail';
    case 'hangup':
      return 'the call ends';
    case 'ring':
      return `the phones of the roster ${named(then.rosterName)} ring`;
  }
};

export const holidaysListed = (days: readonly Holiday[]): string => listed(days.map(holidayWords));
