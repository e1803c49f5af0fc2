// The digest: numbers, what is still open, and what comes until the next one; and how it is set.
import type { DigestTimes } from '../../core/digest.ts';
import type { AheadView, DigestSetting, DigestView, OpenItem } from '../../core/digest-view.ts';
import type { Reply } from '../../core/reply.ts';
import { type Body, body, context, divider, linesBody, sections } from './blocks.ts';
import { callerLink } from './caller.ts';
import { weekdaysWords } from './digest-times.ts';
import { exceptionWords, holidayWords } from './hours.ts';
import { bold, code, linked, named, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { shiftLine } from './schedule.ts';
import { statsBlocks, statsLines } from './stats.ts';
import { inRoster } from './strategy.ts';
import { counted, moment } from './time.ts';

const openLine = ({ caller, what, at, link }: OpenItem): string => {
  const card = link === null ? '' : `: ${linked(link, 'its card')}`;
  return `• ${what === 'voicemail' ? 'Voicemail' : 'Missed call'} from ${callerLink(caller)}, ${moment(at)}${card}`;
};

const openLines = ({ open, openInAll }: DigestView, { commandWord }: WordOptions): string[] => {
  if (openInAll === 0)
    return [`${bold('Nothing is open')}: every missed call and voicemail is claimed or done.`];
  const rest = openInAll - open.length;
  return [
    `${bold(`Still open: ${counted(openInAll, 'call')} that nobody has claimed`)}, oldest first:`,
    ...open.map(openLine),
    ...(rest > 0 ? [`… and ${rest} more: ${code(`${commandWord} calls missed`)}`] : []),
  ];
};

const closedLines = ({ holidays, exceptions }: AheadView): string[] => [
  ...holidays.map((day) => `• Closed: ${holidayWords(day)}`),
  ...exceptions.map((exception) => `• Exception: ${exceptionWords(exception)}`),
];

const aheadLines = (ahead: AheadView, { commandWord }: WordOptions): string[] => [
  `${bold('What comes')} until ${moment(ahead.untilAt)}:`,
  ...ahead.shifts.map(shiftLine),
  ...(ahead.hasMore ? [`… and so on: ${code(`${commandWord} schedule${inRoster(ahead.rosterName)}`)}`] : []),
  ...closedLines(ahead),
];

const footer = ({ commandWord }: WordOptions): string =>
  `Stop this digest: ${code(`${commandWord} digest off`)}. Numbers at any time: ${code(`${commandWord} stats`)}`;

export const digestMessage = (digest: DigestView, options: WordOptions): Body => {
  const [open, ahead] = [openLines(digest, options), aheadLines(digest.ahead, options)];
  return body([...statsLines(digest), ...open, ...ahead].join('\n'), [
    ...statsBlocks(digest, options),
    divider(),
    ...sections(open),
    ...sections(ahead),
    context([footer(options)]),
  ]);
};

/** Follows the name of who did it. */
export const digestTold = (digest: DigestTimes | null): string =>
  digest === null
    ? 'ended the digest'
    : `has this channel get a digest ${weekdaysWords(digest)}: numbers, what is open and what comes`;

/** A sentence without its stop. */
export const digestDone = (digest: DigestTimes | null): string =>
  digest === null ? 'There is no digest any more' : `The channel gets a digest ${weekdaysWords(digest)}`;

const settingLines = (
  { lineName, timeZone, digest, nextAt }: DigestSetting,
  { commandWord }: WordOptions,
): string[] => {
  if (digest === null || nextAt === null)
    return [
      `${named(lineName)} has no digest. Have one: ${code(`${commandWord} digest mon 09:00`)}. Its numbers now: ${code(`${commandWord} stats 7d`)}`,
    ];
  return [
    `The channel of ${named(lineName)} gets a digest ${weekdaysWords(digest)}, clocks of ${quoted(timeZone)}. The next one: ${moment(nextAt)}.`,
    `End it: ${code(`${commandWord} digest off`)}`,
  ];
};

const lead = ({ did, now }: Reply & { kind: 'digest' }): string[] => {
  if (did === null) return [];
  if (did === 'nothing') return ['That is how it was already, so nothing was changed.'];
  return [`✅ ${bold('Done.')} ${digestDone(now.digest)}.`];
};

export const digestBody = (reply: Reply & { kind: 'digest' }, options: WordOptions): Body =>
  linesBody([...lead(reply), ...settingLines(reply.now, options)]);
