// A line in two or three rows: open or closed, who is called, who is next. Home and “Who is on call?” share it.
import type { SectionBlock } from '@slack/types';
import type { LineNow } from '../../core/home-view.ts';
import { section } from './blocks.ts';
import { openWords, thenWords } from './hours.ts';
import { bold, mention } from './mrkdwn.ts';
import { nobodyLoudly } from './nobody.ts';
import { calledBriefly, lineTitle } from './roster.ts';
import { moment } from './time.ts';

const openRow = ({ roster: { open } }: LineNow): string => {
  if (open === null) return `${bold('Open')} day and night.`;
  const closed = open.isOpen ? '' : ` Callers hear so; then ${thenWords(open.closedThen)}.`;
  return `${openWords(open)}.${closed}`;
};

const calledRow = ({ roster }: LineNow): string => {
  if (roster.nobody !== null)
    return `${nobodyLoudly('No phone rings', roster.nobody)} Callers go straight to voicemail.`;
  const lead = roster.open?.isOpen === false ? 'Called when it is open' : 'Called now';
  return `${lead}: ${calledBriefly(roster)}.`;
};

const nextRows = ({ next, roster }: LineNow): string[] =>
  next === null || next.userId === roster.people.find(({ skipped }) => skipped === null)?.userId
    ? []
    : [
        `Next change: ${moment(next.at)}, then ${next.userId === null ? 'nobody' : mention(next.userId)} is first.`,
      ];

export const lineNowText = (line: LineNow): string =>
  [bold(lineTitle(line.roster)), openRow(line), calledRow(line), ...nextRows(line)].join('\n');

export const lineNowSection = (line: LineNow): SectionBlock => section(lineNowText(line));
