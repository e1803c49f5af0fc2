// What may be wrong with the times of a day, each at its own picker.
import type { Faults } from './form-part.ts';
import { type DayDraft, type DayGroup, fieldsOf, type TimeField, timeBlock } from './hours-week-draft.ts';
import { endOf, minuteOf } from './picked-times.ts';

type TimeFaults = Partial<Record<TimeField, string>>;

const MISSING = 'Choose a time.';
const BACKWARDS =
  'This is not after it opens. If it closes the day after, choose a way that goes past midnight above.';
const TOO_LONG = 'That would be a day or more. If it never closes, choose “Open all day” above.';
const OVERLAP = 'This is before it closes for the break.';

const missing = ({ mode, times }: DayDraft): TimeFaults =>
  Object.fromEntries(
    fieldsOf(mode).flatMap((field) => (Number.isNaN(minuteOf(times[field])) ? [[field, MISSING]] : [])),
  );

const lastEnd = ({
  mode,
  times,
}: DayDraft): { readonly field: TimeField; readonly from: number; readonly end: string } => {
  const isTwice = mode === 'twice' || mode === 'twice-night';
  return isTwice
    ? { field: 'recloses', from: minuteOf(times.reopens), end: times.recloses }
    : { field: 'closes', from: minuteOf(times.opens), end: times.closes };
};

const endFault = (day: DayDraft): TimeFaults => {
  const { field, from, end } = lastEnd(day);
  const isNight = day.mode === 'night' || day.mode === 'twice-night';
  if (isNight) return minuteOf(end) >= from ? { [field]: TOO_LONG } : {};
  return endOf(end) <= from ? { [field]: BACKWARDS } : {};
};

const breakFaults = ({ mode, times }: DayDraft): TimeFaults => {
  if (mode !== 'twice' && mode !== 'twice-night') return {};
  const [opens, closes, reopens] = [times.opens, times.closes, times.reopens].map(minuteOf) as [
    number,
    number,
    number,
  ];
  return {
    ...(closes <= opens ? { closes: 'This is not after it opens.' } : {}),
    ...(closes > opens && reopens < closes ? { reopens: OVERLAP } : {}),
  };
};

const timeFaults = (day: DayDraft): TimeFaults => {
  if (fieldsOf(day.mode).length === 0) return {};
  const none = missing(day);
  return Object.keys(none).length > 0 ? none : { ...endFault(day), ...breakFaults(day) };
};

/** At the pickers of that group. */
export const dayFaults = (day: DayDraft, group: DayGroup, at: (name: string) => string): Faults =>
  Object.fromEntries(
    Object.entries(timeFaults(day)).map(([field, text]) => [
      at(timeBlock(field as TimeField, group, day.mode)),
      text,
    ]),
  );
