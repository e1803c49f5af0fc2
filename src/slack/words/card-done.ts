// The card of a call that is done: two lines, what was noted since, and the way back.
import type { CardView, WorkView } from '../../core/view.ts';
import { type Body, body, section } from './blocks.ts';
import { reopenButton } from './card-actions.ts';
import { callBackWords, noteLine, noteWords } from './card-work.ts';
import { bold, mention } from './mrkdwn.ts';
import { moment } from './time.ts';

type Finished = WorkView & { readonly kind: 'done' };

const NOTES_SINCE_MOST = 3;

const noteOf = ({ done, notes }: Finished): string => {
  const note = done.note ?? notes.findLast(({ at }) => at <= done.at)?.text;
  return note === undefined ? '' : `: ${noteWords(note)}`;
};

/** Somebody was still writing as it was marked as done. */
const notesSince = ({ done, notes }: Finished): string =>
  notes
    .filter(({ at }) => at > done.at)
    .slice(-NOTES_SINCE_MOST)
    .map((note) => `\n${noteLine(note)}`)
    .join('');

/** @param what the call in words, as the open card says it */
export const doneCard = (card: CardView, work: Finished, what: string): Body => {
  const { by, at } = work.done;
  const last = work.callBacks.findLast(({ state }) => state === 'answered') ?? work.callBacks.at(-1);
  const calledBack = last === undefined ? '' : ` ${callBackWords(last)}.`;
  const done = `Done by ${mention(by)}`;
  return body(`${done}. ${what}.`, [
    {
      ...section(
        `✅ ${bold(done)}, ${moment(at)}${noteOf(work)}\n${what}, ${moment(card.startedAt)}.${calledBack}${notesSince(work)}`,
        'card-state',
      ),
      accessory: reopenButton(card),
    },
  ]);
};
