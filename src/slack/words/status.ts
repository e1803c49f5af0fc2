// The answer to `status`: who is called now on which line.
import type { RosterView } from '../../core/view.ts';
import { type Body, linesBody } from './blocks.ts';
import { bold, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { calledBriefly, lineTitle, rosterLines, rosterPlace } from './roster.ts';

export const statusBody = (roster: RosterView, options: WordOptions): Body =>
  linesBody([bold(`Who is called now ${rosterPlace(roster)}`), ...rosterLines(roster, options)]);

/** Every line in a few words; which of them is looked at closely is for the reader to say. */
export const statusesBody = (rosters: readonly RosterView[], { commandWord }: WordOptions): Body =>
  linesBody([
    bold('Who is called now'),
    ...rosters.map((roster) => `• ${lineTitle(roster)}: ${calledBriefly(roster)}`),
    `More on one of them: ${quoted(`${commandWord} status on ${rosters[0]?.lineName ?? ''}`)}`,
  ]);
