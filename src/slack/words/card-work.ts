// What a card says of the work on its call: who has it, who called back, what was noted, whether a person answered.
import type { KnownBlock } from '@slack/types';
import type { CardView, WorkView } from '../../core/view.ts';
import type { CallBack, WorkNote } from '../../core/work.ts';
import { context, section } from './blocks.ts';
import { doubtActions, openActions } from './card-actions.ts';
import { bold, mention, quoted } from './mrkdwn.ts';
import { clockTime, duration } from './time.ts';

/** The last ones; the card is no log. */
const SHOWN_MOST = 3;
const NOTE_SHOWN_CHARACTERS = 300;

export const callBackWords = ({ by, state, seconds }: CallBack): string => {
  switch (state) {
    case 'asked':
      return `${mention(by)} is about to call back: their phone rings`;
    case 'connecting':
      return `${mention(by)} is calling back now`;
    case 'answered':
      return `Called back by ${mention(by)}: answered, talked ${duration(seconds)}`;
    case 'unanswered':
      return `Called back by ${mention(by)}: not answered`;
    case 'not-taken':
      return `Not called back: the phone of ${mention(by)} was not answered, or no key was pressed`;
    case 'failed':
      return `Not called back: the call of ${mention(by)} could not be placed`;
  }
};

export const noteWords = (note: string): string => quoted(note, NOTE_SHOWN_CHARACTERS);

export const noteLine = ({ by, text }: WorkNote): string => `Note by ${mention(by)}: ${noteWords(text)}`;

type Open = WorkView & { readonly kind: 'open' };

const workLines = ({ callBacks, notes, isBlocked }: Open): readonly string[] => [
  ...callBacks.slice(-SHOWN_MOST).map((one) => `${callBackWords(one)}, ${clockTime(one.at)}`),
  ...notes.slice(-SHOWN_MOST).map(noteLine),
  ...(isBlocked ? ['This caller is blocked: further calls are rejected.'] : []),
];

const openBlocks = (card: CardView, work: Open): KnownBlock[] => {
  const lines = workLines(work);
  const told = lines.length === 0 ? [] : [section(lines.join('\n'), 'card-work')];
  return [...told, openActions(card, work)];
};

const DOUBT: Readonly<Record<(WorkView & { kind: 'doubt' })['because'], string>> = {
  short: 'The talk was so short that a voicemail box may have answered.',
  alike:
    'This phone has picked up after the same number of seconds three times in a row, as a voicemail box does.',
};

/** Done cards are words of their own: `card-done.ts`. */
export const workBlocks = (card: CardView): KnownBlock[] => {
  const { work } = card;
  switch (work?.kind) {
    case 'open':
      return openBlocks(card, work);
    case 'doubt':
      return [
        section(`${bold('Was that a person?')} ${DOUBT[work.because]}`, 'card-work'),
        doubtActions(card),
      ];
    case 'spoken':
      return [context([`${mention(work.by)} says that they spoke with each other.`], 'card-work')];
    case 'done':
    case undefined:
      return [];
  }
};

/** Who has it comes first: whoever skims the channel looks for what nobody has. */
export const workLead = ({ work }: CardView): { readonly lead: string; readonly summary: string } => {
  if (work?.kind !== 'open' || work.claim === null) return { lead: '', summary: '' };
  const claimed = `Claimed by ${mention(work.claim.by)}`;
  return { lead: `${bold(claimed)}, ${clockTime(work.claim.at)}.`, summary: `${claimed}. ` };
};

/** For the summary that screen readers and notifications get. */
export const workSummary = ({ work }: CardView): string =>
  work?.kind === 'doubt' ? ' Was that a person?' : '';
