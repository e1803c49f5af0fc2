// The form of a line's opening hours, as Slack is to be given it.
import type { KnownBlock, ModalView } from '@slack/types';
import type { HoursForm } from '../../core/form.ts';
import type { Weekday } from '../../core/hours.ts';
import type { HoursEdit } from '../../core/hours-command.ts';
import type { Draft } from '../form-part.ts';
import type { ExceptionDraft } from '../hours-exception-draft.ts';
import type { DayDraft } from '../hours-week-draft.ts';
import { context, divider, section } from './blocks.ts';
import { blockId, chosenOf, formFrame, input, option, warned } from './form-parts.ts';
import { thenWords, weekWords } from './hours.ts';
import { addedWords, exceptionBlocks } from './hours-form-exceptions.ts';
import { weekBlocks } from './hours-form-week.ts';
import { bold, code, named, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';

export const HOURS_FORM = 'jour-form-hours';
export const TITLE = 'Opening hours';

export interface HoursDraft extends Draft {
  /** Monday to Friday are filled in together. */
  readonly isAlike: boolean;
  /** Monday first. */
  readonly days: readonly DayDraft[];
  /** Put into the list, not yet saved. */
  readonly added: readonly ExceptionDraft[];
  /** In the fields still. */
  readonly fresh: ExceptionDraft;
  /** Numbers of exceptions, and `new-0` … for those in `added`. */
  readonly removed: readonly string[];
  /** `voicemail`, `hangup` or `ring:` and a roster. */
  readonly whenClosed: string;
  /** With what was to be put into the list. */
  readonly problem: string | null;
  /** Blocks that were chosen in anew and not drawn since. */
  readonly unseen: readonly string[];
}

/** How times past midnight are typed. */
export const pastMidnight = ({ commandWord }: WordOptions): string =>
  `${commandWord} open 2026-11-29 22:00-02:00`;

const thenInput = ({ whenClosed, round }: HoursDraft, { rosterNames }: HoursForm): KnownBlock => {
  const options = [
    option('voicemail', 'Voicemail'),
    option('hangup', 'The call ends'),
    ...rosterNames.map((name) => option(`ring:${name}`, `Rings the roster ${name}`)),
  ];
  return input({
    id: blockId('when-closed', round),
    label: 'When it is closed, callers hear so; then',
    element: { type: 'static_select', action_id: 'then', options, ...chosenOf(options, whenClosed) },
  });
};

const typedNote = ({ commandWord }: WordOptions): KnownBlock =>
  context([
    `Some things are typed: three stretches a day, ${code(`${commandWord} hours mon 8-10 11-13 14-16, …`)}; from now on, ${code(`${commandWord} closed until 15:00`)}; public holidays, ${code(`${commandWord} holidays SE`)}`,
  ]);

/** The form's own memory: what Slack gives back by itself is left out. */
const keptOf = ({ place, seen, round, isAlike, days, added, whenClosed }: HoursDraft): string =>
  JSON.stringify({ place, seen, round, isAlike, days, added, whenClosed });

export const hoursFormView = (
  draft: HoursDraft,
  form: HoursForm,
  { options, warning }: { readonly options: WordOptions; readonly warning: string | null },
): ModalView =>
  formFrame({
    callbackId: HOURS_FORM,
    title: TITLE,
    metadata: keptOf(draft),
    blocks: [
      ...warned(warning),
      section(
        `${bold(`When ${named(form.lineName)} is open`)}\nTimes are those of ${quoted(form.timeZone)}; closing at 00:00 means midnight at the end of the day.`,
      ),
      ...weekBlocks(draft, form),
      ...exceptionBlocks(draft, form),
      divider(),
      thenInput(draft, form),
      typedNote(options),
    ],
  });

const weekSent = ({ week }: HoursEdit): string => {
  const ranges = week.flatMap((wish, index) =>
    wish === 'as-is' ? [] : wish.map((times) => ({ day: (index + 1) as Weekday, ...times })),
  );
  const isKept = week.includes('as-is') ? ' (and some days as they were)' : '';
  return `${ranges.length === 0 ? 'never open' : weekWords({ kind: 'week', ranges })}${isKept}`;
};

/** What was filled in. */
export const hoursSent = (draft: HoursDraft, edit: HoursEdit): string =>
  [
    weekSent(edit),
    ...addedWords(draft),
    ...edit.remove.map((id) => `exception ${id} removed`),
    `when closed, ${thenWords(edit.closedThen)}`,
  ].join('; ');
