// The answer to `status`: who is called now on which line.
import type { RosterView } from '../../core/view.ts';
import { type Body, linesBody } from './blocks.ts';
import { bold } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { lineTitle, rosterLines } from './roster.ts';

export const statusBody = (roster: RosterView, options: WordOptions): Body =>
  linesBody([bold(`Who is called now on ${lineTitle(roster)}`), ...rosterLines(roster, options)]);
