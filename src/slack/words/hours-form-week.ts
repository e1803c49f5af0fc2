// The week in the form of the opening hours: a choice for each day, or for all of Monday to Friday, and its times.
import type { KnownBlock } from '@slack/types';
import { rangesOf } from '../../core/decide-hours-edit.ts';
import type { HoursForm } from '../../core/form.ts';
import type { Weekday } from '../../core/hours.ts';
import {
  type DayDraft,
  type DayGroup,
  type DayMode,
  fieldsOf,
  groupsOf,
  type TimeField,
  timeBlock,
} from '../hours-week-draft.ts';
import { divider } from './blocks.ts';
import { blockId, chosenOf, input, option, plain } from './form-parts.ts';
import { timesOf } from './hours.ts';
import type { HoursDraft } from './hours-form.ts';

export const HOURS_DRAWS = 'jour-form-hours-draws';

const ALIKE = [option('alike', 'Monday to Friday alike'), option('each', 'Each day by itself')];

const MODES: readonly (readonly [DayMode, string])[] = [
  ['closed', 'Closed'],
  ['day', 'Open all day'],
  ['once', 'Open'],
  ['twice', 'Open, with a break'],
  ['night', 'Open past midnight'],
  ['twice-night', 'Open, with a break, past midnight'],
];

const modesFor = ({ first }: DayGroup, { hours }: HoursForm, day: DayDraft) => {
  const modes = MODES.map(([mode, text]) => option(mode, text));
  const weekday = (first + 1) as Weekday;
  const ranges = rangesOf(hours, weekday);
  // Offered for as long as it is what the day has: chosen away, it can be chosen back.
  const isKept = day.mode === 'as-is' || ranges.length > 2;
  return isKept ? [...modes, option('as-is', `As it is: ${timesOf(ranges, weekday)}`)] : modes;
};

const labelOf = (field: TimeField, { label, next }: DayGroup, mode: DayMode): string => {
  const isNight = mode === 'night' || mode === 'twice-night';
  switch (field) {
    case 'opens':
      return `${label}: opens at`;
    case 'closes':
      if (mode === 'once') return `${label}: closes at`;
      return mode === 'night' ? `${label}: closes at, on ${next}` : `${label}: break from`;
    case 'reopens':
      return `${label}: break until`;
    case 'recloses':
      return isNight ? `${label}: closes at, on ${next}` : `${label}: closes at`;
  }
};

const timeInput = (
  field: TimeField,
  group: DayGroup,
  about: { draft: HoursDraft; day: DayDraft; timeZone: string },
) => {
  const { draft, day, timeZone } = about;
  const time = day.times[field];
  return input({
    id: blockId(timeBlock(field, group, day.mode), draft.round),
    label: labelOf(field, group, day.mode),
    element: {
      type: 'timepicker',
      action_id: 'time',
      timezone: timeZone,
      placeholder: plain('Pick a time'),
      ...(time === '' ? {} : { initial_time: time }),
    },
  });
};

const groupBlocks = (group: DayGroup, draft: HoursDraft, form: HoursForm): readonly KnownBlock[] => {
  const day = draft.days[group.first];
  if (day === undefined) return [];
  const modes = modesFor(group, form, day);
  const about = { draft, day, timeZone: form.timeZone };
  return [
    input({
      id: blockId(`day-${group.name}`, draft.round),
      label: group.label,
      dispatches: true,
      element: {
        type: 'static_select',
        action_id: HOURS_DRAWS,
        options: modes,
        ...chosenOf(modes, day.mode),
      },
    }),
    ...fieldsOf(day.mode).map((field) => timeInput(field, group, about)),
  ];
};

export const weekBlocks = (draft: HoursDraft, form: HoursForm): readonly KnownBlock[] => [
  input({
    id: blockId('alike', draft.round),
    label: 'Days',
    hint: 'Alike: the hours of Monday are those of Tuesday to Friday too.',
    dispatches: true,
    element: {
      type: 'radio_buttons',
      action_id: HOURS_DRAWS,
      options: ALIKE,
      ...chosenOf(ALIKE, draft.isAlike ? 'alike' : 'each'),
    },
  }),
  ...groupsOf(draft.isAlike).flatMap((group) => groupBlocks(group, draft, form)),
  divider(),
];
