// The answer to `status`: who is called now on which line.
import type { RosterView } from '../../core/view.ts';
import { type Body, body, sections } from './blocks.ts';
import { bold, people } from './mrkdwn.ts';
import { nobodyWhy } from './nobody.ts';
import type { WordOptions } from './options.ts';
import { lineTitle, rosterLines } from './roster.ts';

const summary = (roster: RosterView): string => {
  if (roster.nobody !== null) return `No phone rings now: ${nobodyWhy(roster.nobody)}`;
  return `Called now: ${people(roster.people.filter((person) => person.skipped === null).map((person) => person.userId))}`;
};

export const statusBody = (roster: RosterView, options: WordOptions): Body =>
  body(
    `${summary(roster)}.`,
    sections([bold(`Who is called now on ${lineTitle(roster)}`), ...rosterLines(roster, options)]),
  );
