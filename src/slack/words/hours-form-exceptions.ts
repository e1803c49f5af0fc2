// What departs from the week, in the form of the opening hours: what there is, what to remove, and one to add.
import type { KnownBlock } from '@slack/types';
import type { HoursForm } from '../../core/form.ts';
import { type ExceptionDraft, isEmpty } from '../hours-exception-draft.ts';
import { actions, button, section, sections } from './blocks.ts';
import { blockId, chosenOf, input, option, plain, warned } from './form-parts.ts';
import { exceptionWords } from './hours.ts';
import type { HoursDraft } from './hours-form.ts';
import { bold, quoted } from './mrkdwn.ts';
import { plainly } from './prompt-form.ts';

export const EXCEPTION_ADD = 'jour-form-hours-add';
/** As many as the form's own memory holds. */
export const ADDED_MOST = 6;
const REASON_MOST = 80;
/** Slack takes no more in a menu; a line may have as many, and new ones come last. */
const OPTIONS_MOST = 100;

/** Emptied when what was filled in has gone into the list. */
export const exceptionBlock = (name: string, { added, round }: Pick<HoursDraft, 'added' | 'round'>): string =>
  blockId(`except-${name}-${added.length}`, round);

export const exceptionDraftWords = ({ kind, first, last, from, to, reason }: ExceptionDraft): string => {
  const days = last === '' || last === first ? first : `${first}..${last}`;
  const times = from === '' ? '' : ` ${from}–${to === '00:00' ? '24:00' : to}`;
  return `${kind} ${days}${times}${reason === '' ? '' : ` (${quoted(reason)})`}`;
};

interface Listed {
  readonly id: string;
  readonly words: string;
}

const listedIn = ({ added }: HoursDraft, { exceptions }: HoursForm): readonly Listed[] => [
  ...exceptions.map((exception) => ({
    id: String(exception.id),
    words: `${exception.id}. ${exceptionWords(exception)}`,
  })),
  ...added.map((draft, index) => ({ id: `new-${index}`, words: `New: ${exceptionDraftWords(draft)}` })),
];

const removeInput = (listed: readonly Listed[], { removed, round }: HoursDraft): readonly KnownBlock[] => {
  const options = listed.slice(0, OPTIONS_MOST).map(({ id, words }) => option(id, plainly(words)));
  const chosen = options.filter(({ value }) => removed.includes(value));
  if (options.length === 0) return [];
  return [
    input({
      id: blockId('remove', round),
      label: 'Exceptions to remove',
      isOptional: true,
      element: {
        type: 'multi_static_select',
        action_id: 'remove',
        options,
        placeholder: plain('None'),
        ...(chosen.length === 0 ? {} : { initial_options: chosen }),
      },
    }),
  ];
};

const KINDS = [option('closed', 'Closed'), option('open', 'Open')];

const dateInput = (name: 'first' | 'last', label: string, draft: HoursDraft): KnownBlock => {
  const date = draft.fresh[name];
  return input({
    id: exceptionBlock(name, draft),
    label,
    isOptional: true,
    element: {
      type: 'datepicker',
      action_id: 'date',
      placeholder: plain('Pick a day'),
      ...(date === '' ? {} : { initial_date: date }),
    },
  });
};

const timeInput = (
  name: 'from' | 'to',
  label: string,
  about: { draft: HoursDraft; timeZone: string },
): KnownBlock => {
  const time = about.draft.fresh[name];
  return input({
    id: exceptionBlock(name, about.draft),
    label,
    isOptional: true,
    element: {
      type: 'timepicker',
      action_id: 'time',
      timezone: about.timeZone,
      placeholder: plain('Pick a time'),
      ...(time === '' ? {} : { initial_time: time }),
    },
  });
};

const freshBlocks = (draft: HoursDraft, { timeZone }: HoursForm): readonly KnownBlock[] => {
  const { fresh } = draft;
  const about = { draft, timeZone };
  return [
    section(bold('One more exception')),
    ...warned(draft.problem),
    input({
      id: exceptionBlock('kind', draft),
      label: 'The line is then',
      element: { type: 'static_select', action_id: 'kind', options: KINDS, ...chosenOf(KINDS, fresh.kind) },
    }),
    dateInput('first', 'Day', draft),
    dateInput('last', 'Last day, if there are several', draft),
    timeInput('from', 'From, if not the whole day', about),
    timeInput('to', 'Until (00:00 is the end of the day)', about),
    input({
      id: exceptionBlock('reason', draft),
      label: 'Reason',
      isOptional: true,
      element: {
        type: 'plain_text_input',
        action_id: 'reason',
        placeholder: plain('Christmas'),
        max_length: REASON_MOST,
        ...(fresh.reason === '' ? {} : { initial_value: fresh.reason }),
      },
    }),
    actions([button('Put it into the list and add another', EXCEPTION_ADD)], exceptionBlock('add', draft)),
  ];
};

export const exceptionBlocks = (draft: HoursDraft, form: HoursForm): readonly KnownBlock[] => {
  const listed = listedIn(draft, form);
  const lines = listed.length === 0 ? ['There are none.'] : listed.map(({ words }) => words);
  return [
    ...sections([bold('What departs from the week'), ...lines]),
    ...removeInput(listed, draft),
    ...freshBlocks(draft, form),
  ];
};

export const addedWords = ({ added, fresh }: HoursDraft): readonly string[] =>
  [...added, ...(isEmpty(fresh) ? [] : [fresh])].map(exceptionDraftWords);
