// A file of calls: that it is on its way, what comes with it, and what to do when it cannot come.
import { CSV_HEADINGS } from '../../core/calls-csv.ts';
import type { ExportMessage } from '../../core/export-effect.ts';
import type { Dates } from '../../core/period.ts';
import type { Reply } from '../../core/reply.ts';
import { type Body, linesBody } from './blocks.ts';
import { fileTroubleWords } from './file-trouble.ts';
import { bold, code, mention, named } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { counted } from './time.ts';

const datesWords = ({ from, to }: Dates): string => (from === to ? from : `${from} to ${to}`);

const columns = (): string => `Its columns: ${CSV_HEADINGS.join(', ')}.`;

export const exportingBody = (
  { lineName, dates }: Reply & { kind: 'exporting' },
  { commandWord }: WordOptions,
): Body =>
  linesBody([
    `${bold('The file is on its way')}: every call on ${named(lineName)}, ${datesWords(dates)}. It comes to you as a direct message, in a moment or as soon as Slack takes it.`,
    columns(),
    `It holds callers’ numbers, so mind where you keep it. The numbers of calls alone: ${code(`${commandWord} stats`)}`,
  ]);

export const exportMessage = (told: ExportMessage): Body => {
  const { by, lineName, dates } = told;
  const file = `every call on ${named(lineName)}, ${datesWords(dates)}`;
  switch (told.what) {
    case 'file':
      return linesBody([
        `${bold(counted(told.calls, 'call'))} on ${named(lineName)}, ${datesWords(dates)}. ${columns()}`,
      ]);
    case 'here':
      return linesBody([
        `${mention(by)} asked for a file with ${file}. I cannot write to them directly, so it follows in this thread. ${fileTroubleWords(told.reason)}`,
      ]);
    case 'failed':
      return linesBody([
        `⚠️ ${bold('The file cannot come')}: ${mention(by)} asked for ${file}. ${fileTroubleWords(told.reason)}`,
      ]);
  }
};
