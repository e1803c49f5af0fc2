// A week as its form holds it: for each day whether and how it is open, with the times as entered. A day that no choice
// of the form can express, such as one with three stretches, is kept as it is.
import { z } from 'zod';
import type { DayRange } from '../core/hours.ts';
import type { DayWish } from '../core/hours-command.ts';
import { MINUTES_A_DAY } from '../core/instant.ts';
import type { Times } from '../core/parse-times.ts';
import type { Entered } from './entered.ts';
import { clockOf, endOf, minuteOf } from './picked-times.ts';

export const DAY_MODES = ['closed', 'day', 'once', 'night', 'twice', 'twice-night', 'as-is'] as const;
export type DayMode = (typeof DAY_MODES)[number];

/** When it opens, closes, opens again and closes again. */
export const TIME_FIELDS = ['opens', 'closes', 'reopens', 'recloses'] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

export const dayDraftSchema = z
  .object({ mode: z.enum(DAY_MODES), times: z.record(z.enum(TIME_FIELDS), z.string()).readonly() })
  .readonly();
/** Times as `HH:mm`, empty when none was chosen. */
export type DayDraft = z.infer<typeof dayDraftSchema>;

export interface DayGroup {
  readonly name: string;
  readonly label: string;
  /** What the day after is called. */
  readonly next: string;
  /** Its first day, whose draft holds for all of them. */
  readonly first: number;
  readonly count: number;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const WORKDAYS = 5;

const singly = (first: number): DayGroup => {
  const label = DAYS[first] ?? '';
  return { name: label.toLowerCase(), label, next: DAYS[(first + 1) % DAYS.length] ?? '', first, count: 1 };
};

/** The days that are filled in together. */
export const groupsOf = (isAlike: boolean): readonly DayGroup[] =>
  isAlike
    ? [
        { name: 'workdays', label: 'Monday to Friday', next: 'the day after', first: 0, count: WORKDAYS },
        singly(5),
        singly(6),
      ]
    : DAYS.map((_, index) => singly(index));

export const fieldsOf = (mode: DayMode): readonly TimeField[] => {
  switch (mode) {
    case 'once':
    case 'night':
      return ['opens', 'closes'];
    case 'twice':
    case 'twice-night':
      return TIME_FIELDS;
    case 'closed':
    case 'day':
    case 'as-is':
      return [];
  }
};

const NO_TIMES = { opens: '', closes: '', reopens: '', recloses: '' } as const;

const modeOf = (ranges: readonly DayRange[]): DayMode => {
  const [first, second, third] = ranges;
  if (first === undefined) return 'closed';
  if (third !== undefined || (second !== undefined && first.toMinute > second.fromMinute)) return 'as-is';
  const last = second ?? first;
  if (second === undefined && first.fromMinute === 0 && first.toMinute === MINUTES_A_DAY) return 'day';
  const isNight = last.toMinute > MINUTES_A_DAY;
  if (last.toMinute - last.fromMinute >= MINUTES_A_DAY) return 'as-is';
  if (second === undefined) return isNight ? 'night' : 'once';
  return isNight ? 'twice-night' : 'twice';
};

/** `ranges`: of one day, in order. */
export const dayDraft = (ranges: readonly DayRange[]): DayDraft => {
  const mode = modeOf(ranges);
  const clocks = ranges.flatMap(({ fromMinute, toMinute }) => [clockOf(fromMinute), clockOf(toMinute)]);
  const times = fieldsOf(mode).map((field, index) => [field, clocks[index] ?? ''] as const);
  return { mode, times: { ...NO_TIMES, ...Object.fromEntries(times) } };
};

/** Ids hold the way a day is open: other ways have other first values. */
export const timeBlock = (field: TimeField, group: DayGroup, mode: DayMode): string =>
  `${field}-${group.name}-${mode}`;

const isMode = (text: string | undefined): text is DayMode => DAY_MODES.some((mode) => mode === text);

const USUAL = {
  opens: '08:00',
  closes: '17:00',
  breakFrom: '12:00',
  breakTo: '13:00',
  late: '02:00',
} as const;

/** Another way of being open begins with what was entered, and usual times for the rest. */
const withMode = (before: DayDraft, mode: DayMode): DayDraft => {
  const { times } = before;
  const isNight = mode === 'night' || mode === 'twice-night';
  const wasNight = before.mode === 'night' || before.mode === 'twice-night';
  const opens = times.opens || USUAL.opens;
  const entered = times.recloses || times.closes;
  const last = (isNight === wasNight && entered) || (isNight ? USUAL.late : USUAL.closes);
  if (fieldsOf(mode).length === 0) return { mode, times };
  return fieldsOf(mode).length === 2
    ? { mode, times: { ...NO_TIMES, opens, closes: last } }
    : { mode, times: { opens, closes: USUAL.breakFrom, reopens: USUAL.breakTo, recloses: last } };
};

interface Reading {
  readonly entered: Entered;
  readonly at: (name: string) => string;
}

/** The way that is chosen for a group now; its fields are drawn only at the next round. */
export const chosenMode = (group: DayGroup, { entered, at }: Reading): DayMode | null => {
  const mode = entered.option(at(`day-${group.name}`));
  return isMode(mode) ? mode : null;
};

/** `shown`: the day as it was drawn. */
export const readDay = (shown: DayDraft, group: DayGroup, reading: Reading): DayDraft => {
  const times = fieldsOf(shown.mode).map((field) => {
    const time = reading.entered.time(reading.at(timeBlock(field, group, shown.mode)));
    return [field, time ?? shown.times[field]] as const;
  });
  const day = { mode: shown.mode, times: { ...shown.times, ...Object.fromEntries(times) } };
  const mode = chosenMode(group, reading) ?? shown.mode;
  return mode === shown.mode ? day : withMode(day, mode);
};

/** Of a day without faults. */
export const wishOf = ({ mode, times }: DayDraft): DayWish => {
  const [opens, closes, reopens, recloses] = TIME_FIELDS.map((field) => minuteOf(times[field])) as [
    number,
    number,
    number,
    number,
  ];
  const once = (fromMinute: number, toMinute: number): Times => ({ fromMinute, toMinute });
  switch (mode) {
    case 'closed':
      return [];
    case 'as-is':
      return 'as-is';
    case 'day':
      return [once(0, MINUTES_A_DAY)];
    case 'once':
      return [once(opens, endOf(times.closes))];
    case 'night':
      return [once(opens, closes + MINUTES_A_DAY)];
    case 'twice':
      return [once(opens, closes), once(reopens, endOf(times.recloses))];
    case 'twice-night':
      return [once(opens, closes), once(reopens, recloses + MINUTES_A_DAY)];
  }
};
