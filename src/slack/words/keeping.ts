// How long calls and recordings are kept, and what was removed of a caller.
import type { Forgotten, Keeping, KeepingDeed } from '../../core/keeping.ts';
import type { Reply } from '../../core/reply.ts';
import { type Body, linesBody } from './blocks.ts';
import { code, escaped, listed } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { counted } from './time.ts';

const period = (days: number | null): string => (days === null ? 'for good' : `for ${counted(days, 'day')}`);

const keptWords = ({ callsDays, recordingsDays }: Keeping): string => {
  if (callsDays === null && recordingsDays === null) return 'Calls and recordings are kept for good';
  const recordings =
    recordingsDays === null || (callsDays !== null && callsDays <= recordingsDays)
      ? 'and their recordings as long'
      : `their recordings ${period(recordingsDays)}`;
  return `Calls are kept ${period(callsDays)}, ${recordings}`;
};

const goneWords = ({ calls, recordings, wasBlocked }: Forgotten): string => {
  const parts = [
    ...(calls === 0 ? [] : [counted(calls, 'call')]),
    ...(recordings === 0 ? [] : [counted(recordings, 'recording')]),
    ...(wasBlocked ? ['the block'] : []),
  ];
  return parts.length === 0 ? 'nothing, since nothing was kept' : listed(parts);
};

/** What was done, after the name of who did it. */
export const keepingTold = (deed: KeepingDeed): string =>
  deed.kind === 'keep'
    ? `changed how long things are kept. ${keptWords(deed.keep)}`
    : `had a caller forgotten: ${goneWords(deed)}`;

export const keepingDone = (deed: KeepingDeed): string =>
  deed.kind === 'keep' ? keptWords(deed.keep) : `A caller was forgotten: ${goneWords(deed)}`;

const howWords = ({ callsDays }: Keeping): string =>
  callsDays === null
    ? 'After that the recordings go from Slack, once a day; calls and cards stay.'
    : 'After that they go from the disk, and with their cards and sounds from Slack, once a day.';

export const keepingBody = (
  { did, keep }: Reply & { kind: 'keeping' },
  { commandWord }: WordOptions,
): Body => {
  const isForGood = keep.callsDays === null && keep.recordingsDays === null;
  const first = did === null ? '' : did === 'nothing' ? 'That is how it is already. ' : '✅ Done. ';
  return linesBody([
    `${first}${keptWords(keep)}.${isForGood ? '' : ` ${howWords(keep)}`}`,
    ...(did === null && isForGood
      ? [
          `Most teams need them for some months: ${code(`${commandWord} keep calls 90d`)}, ${code(`${commandWord} keep recordings 30d`)}`,
        ]
      : []),
    ...(did === null ? [`One caller at once: ${code(`${commandWord} forget +46701740699`)}`] : []),
  ]);
};

/** What cannot be reached from here is named: whoever asked may have to answer for it. */
const LEFT =
  'Not reached from here: what people wrote or copied themselves, lists that were exported, backups of the data folder, and what 46elks keeps.';

export const forgottenBody = ({ number, forgotten }: Reply & { kind: 'forgotten' }): Body => {
  const isNothing = forgotten.calls === 0 && !forgotten.wasBlocked;
  return isNothing
    ? linesBody([`Nothing is kept of ${escaped(number)}.`, LEFT])
    : linesBody([
        `✅ Done. Removed of ${escaped(number)}: ${goneWords(forgotten)}. Cards and recordings go from Slack within minutes.`,
        LEFT,
      ]);
};

/** Nothing is told as gone that may be there. */
export const forgottenInPartBody = (
  { number }: Reply & { kind: 'forgotten-in-part' },
  { commandWord }: WordOptions,
): Body =>
  linesBody([
    `⚠️ Not done: the disk of Jour failed on the way, or did not answer. Some of what is kept of ${escaped(number)} may be gone already, the rest is still there. Run it again when the disk is well: ${code(`${commandWord} forget ${number}`)}`,
  ]);
