// The form of a roster, as Slack is to be given it: a row for each person, whose menu moves them, and how phones ring.
import type { KnownBlock, ModalView, PlainTextOption, SectionBlock } from '@slack/types';
import { ROSTER_MEMBERS_MOST } from '../../core/decide-roster.ts';
import type { RosterForm } from '../../core/form.ts';
import { RING_SECONDS_LEAST, RING_SECONDS_MOST, ROUNDS_MOST } from '../../core/parse-ring.ts';
import { MAIN_ROSTER, type RingStrategy, type UserId } from '../../core/settings.ts';
import type { Draft } from '../form-part.ts';
import { actions, button, context, section } from './blocks.ts';
import { blockId, chosenOf, formFrame, input, option, plain, warned } from './form-parts.ts';
import { bold, mention, named, people } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { strategyWords } from './strategy.ts';

export const ROSTER_FORM = 'jour-form-roster';
export const ROSTER_MOVE = 'jour-form-roster-move';
const ROSTER_LIST = 'jour-form-roster-list';
const ROSTER_RINGS = 'jour-form-roster-rings';
export const TITLE = 'Who is on call';

export interface RosterDraft extends Draft {
  readonly members: readonly UserId[];
  /** Not yet put into the list. */
  readonly picked: readonly UserId[];
  readonly rings: RingStrategy['kind'];
  /** As entered. */
  readonly seconds: string;
  readonly rounds: string;
}

const MOVES: readonly (readonly [string, string])[] = [
  ['first', 'Put first'],
  ['up', 'Move up'],
  ['down', 'Move down'],
  ['last', 'Put last'],
  ['out', 'Take out'],
];

const movesOf = (at: number, count: number): readonly PlainTextOption[] =>
  MOVES.filter(([move]) => {
    if (move === 'first' || move === 'up') return at > 0;
    return move === 'out' || at < count - 1;
  }).map(([move, text]) => option(move, text));

/** Slack has no menu of one choice. */
const rowMenu = (at: number, count: number): NonNullable<SectionBlock['accessory']> =>
  count === 1
    ? button('Take out', ROSTER_MOVE, { value: 'out' })
    : { type: 'overflow', action_id: ROSTER_MOVE, options: [...movesOf(at, count)] };

const row = (userId: UserId, at: number, { members, round }: RosterDraft): SectionBlock => ({
  ...section(`${bold(`${at + 1}.`)} ${mention(userId)}`, blockId(userId, round)),
  accessory: rowMenu(at, members.length),
});

const rowsOf = (draft: RosterDraft): readonly KnownBlock[] =>
  draft.members.length === 0
    ? [section('Nobody yet: callers reach voicemail.')]
    : draft.members.map((userId, at) => row(userId, at, draft));

const peopleInput = ({ picked, round }: RosterDraft): readonly KnownBlock[] => [
  input({
    id: blockId('people', round),
    label: 'Add people',
    hint: 'They come last, in the order in which you pick them.',
    isOptional: true,
    element: {
      type: 'multi_users_select',
      action_id: 'people',
      placeholder: plain('Pick people'),
      max_selected_items: ROSTER_MEMBERS_MOST,
      ...(picked.length === 0 ? {} : { initial_users: [...picked] }),
    },
  }),
  actions([button('Put them into the list', ROSTER_LIST)], blockId('list', round)),
];

const RINGS = [option('turn', 'One after another'), option('everyone', 'Everyone at once')];

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** As a number input takes it. */
export const isWithin = (text: string, { least, most }: Bounds): boolean =>
  /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most;

export const SECONDS: Bounds = { least: RING_SECONDS_LEAST, most: RING_SECONDS_MOST };
export const ROUNDS: Bounds = { least: 1, most: ROUNDS_MOST };

const number = (name: string, entered: string, { least, most }: Bounds) =>
  ({
    type: 'number_input',
    action_id: name,
    is_decimal_allowed: false,
    min_value: String(least),
    max_value: String(most),
    ...(isWithin(entered, { least, most }) ? { initial_value: entered } : {}),
  }) as const;

const ringInputs = ({ rings, seconds, rounds, round }: RosterDraft): readonly KnownBlock[] => [
  input({
    id: blockId('rings', round),
    label: 'How phones ring',
    dispatches: true,
    element: { type: 'radio_buttons', action_id: ROSTER_RINGS, options: RINGS, ...chosenOf(RINGS, rings) },
  }),
  input({
    id: blockId('seconds', round),
    label: rings === 'turn' ? 'Seconds that each phone rings' : 'Seconds that the phones ring',
    hint: `${RING_SECONDS_LEAST} to ${RING_SECONDS_MOST}. Over 20 s somebody’s own voicemail may answer.`,
    element: number('seconds', seconds, SECONDS),
  }),
  ...(rings === 'everyone'
    ? []
    : [
        input({
          id: blockId('rounds', round),
          label: 'Rounds',
          hint: `How often everybody is tried before voicemail: 1 to ${ROUNDS_MOST}.`,
          element: number('rounds', rounds, ROUNDS),
        }),
      ]),
];

const turnsNote = ({ isRotating }: RosterForm, { commandWord }: WordOptions): readonly KnownBlock[] =>
  isRotating
    ? [
        context([
          `This is the order as it is now; at the next handoff the first moves to the end. The rule: \`${commandWord} rotate\``,
        ]),
      ]
    : [];

export const rosterFormView = (
  draft: RosterDraft,
  form: RosterForm,
  { options, warning }: { readonly options: WordOptions; readonly warning: string | null },
): ModalView => {
  const which = form.rosterName === MAIN_ROSTER ? '' : ` of ${named(form.rosterName)}`;
  return formFrame({
    callbackId: ROSTER_FORM,
    title: TITLE,
    metadata: JSON.stringify(draft),
    blocks: [
      ...warned(warning),
      section(
        `${bold(`The order${which} in which people are called`)}\nThe menu in a row moves somebody, or takes them out.`,
      ),
      ...rowsOf(draft),
      ...turnsNote(form, options),
      ...peopleInput(draft),
      ...ringInputs(draft),
    ],
  });
};

/** What was filled in: "@anna and @bo; one after another, …". */
export const rosterSent = (users: readonly UserId[], strategy: RingStrategy): string =>
  `${users.length === 0 ? 'nobody' : people(users)}; ${strategyWords(strategy)}`;
