// What “Who is on call?” shows: every line, who is called, open or closed, and what changes next.
import type { KnownBlock, ModalView } from '@slack/types';
import type { WhoSight } from '../../core/home-view.ts';
import { section } from './blocks.ts';
import { lineNowSection } from './lines-now.ts';
import { code } from './mrkdwn.ts';
import { NOT_ALLOWED_HERE } from './not-allowed.ts';
import type { WordOptions } from './options.ts';

/** As the manifest names it. */
export const WHO_SHORTCUT = 'who';
/** A form holds 100 blocks, and nobody reads that many lines. */
const LINES_MOST = 40;

const TROUBLE =
  '⚠️ Jour had trouble of its own just now and cannot say. Please try again in a minute. Calls are answered all the same.';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const modal = (blocks: readonly KnownBlock[]): ModalView => ({
  type: 'modal',
  callback_id: 'jour-who',
  title: plain('Who is on call?'),
  close: plain('Close'),
  blocks: [...blocks],
});

export const whoLoading = (): ModalView => modal([section('Loading…')]);

const blocksOf = (sight: WhoSight, { commandWord }: WordOptions): KnownBlock[] => {
  if (sight.kind === 'not-allowed') return [section(NOT_ALLOWED_HERE[sight.who])];
  const left = sight.lines.length - LINES_MOST;
  return [
    ...sight.lines.slice(0, LINES_MOST).map(lineNowSection),
    ...(left > 0 ? [section(`${left} more lines: ${code(`${commandWord} status`)}`)] : []),
  ];
};

/** Null: trouble of our own. */
export const whoForm = (sight: WhoSight | null, options: WordOptions): ModalView =>
  modal(sight === null ? [section(TROUBLE)] : blocksOf(sight, options));
