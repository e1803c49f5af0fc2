// Who is called now, in order, and who is skipped and why: what status shows and what every change ends with.
import { WAIT_MOST_SECONDS } from '../../core/roster-view.ts';
import { MAIN_ROSTER } from '../../core/settings.ts';
import type { RosterPerson, RosterView } from '../../core/view.ts';
import { barredWords } from './barred.ts';
import { capital } from './capital.ts';
import { openWords, thenWords } from './hours.ts';
import { bold, code, escaped, mention, named, people } from './mrkdwn.ts';
import { nobodyLoudly, nobodyRemedy } from './nobody.ts';
import type { WordOptions } from './options.ts';
import { inRoster, showsWords, strategyWords } from './strategy.ts';
import { duration, moment } from './time.ts';

const BRIEFLY_MOST = 5;

const skippedWords = (person: RosterPerson, { commandWord }: WordOptions): string => {
  const who = mention(person.userId);
  if (person.skipped === 'no-number') {
    return `${who} has no phone number. Give one: ${code(`${commandWord} phone @name 070-174 06 05`)}`;
  }
  if (person.skipped === 'not-allowed') return `${who} has a number that ${barredWords(person, commandWord)}`;
  const resume = code(`${commandWord} resume @name`);
  return person.pausedUntilAt === null
    ? `${who} is paused until somebody resumes them: ${resume}`
    : `${who} is paused until ${moment(person.pausedUntilAt)}. Back sooner: ${resume}`;
};

const calledLine = (person: RosterPerson, position: number): string =>
  `${position + 1}. ${mention(person.userId)} ${person.phone === null ? '' : escaped(person.phone)}`.trimEnd();

const calledLines = (roster: RosterView, options: WordOptions): string[] => {
  if (roster.nobody !== null) {
    const loud = nobodyLoudly('No phone rings now', roster.nobody);
    return [
      `${loud} Callers go straight to voicemail.`,
      nobodyRemedy(roster.nobody, options.commandWord, roster.rosterName),
    ];
  }
  return roster.people.filter((person) => person.skipped === null).map(calledLine);
};

export const skippedLines = (skipped: readonly RosterPerson[], options: WordOptions): string[] =>
  skipped.length === 0
    ? []
    : [bold('Skipped:'), ...skipped.map((person) => `• ${skippedWords(person, options)}`)];

const howLines = (roster: RosterView): string[] => {
  const wait = `A caller waits ${duration(roster.longestWaitSeconds)} at most.`;
  const how = `${capital(strategyWords(roster.strategy))}; then voicemail.`;
  const shows = `Phones show ${showsWords(roster.shows)}.`;
  return [
    roster.nobody === null
      ? `${how} ${wait} ${shows}`
      : `Once somebody can be called: ${strategyWords(roster.strategy)}. ${shows}`,
  ];
};

/** Not refused: who rings many, or long, may have reasons. */
const longWaitLines = (
  { longestWaitSeconds, strategy, rosterName }: RosterView,
  { commandWord }: WordOptions,
): string[] => {
  if (longestWaitSeconds <= WAIT_MOST_SECONDS) return [];
  const shorter = code(`${commandWord} ring everyone${inRoster(rosterName)}`);
  const ways =
    strategy.kind === 'turn' && strategy.rounds > 1
      ? 'fewer rounds, fewer seconds or fewer people, or'
      : 'fewer seconds or fewer people, or';
  return [
    `⚠️ ${bold(`It may ring for ${duration(longestWaitSeconds)} before voicemail.`)} Most callers hang up before ${duration(WAIT_MOST_SECONDS)} are over, and whoever comes later is never rung. Choose ${ways} ring all at once: ${shorter}`,
  ];
};

/** In one sentence, for lists. */
export const calledBriefly = (roster: RosterView): string => {
  if (roster.nobody !== null) return nobodyLoudly('no phone rings', roster.nobody);
  const users = roster.people.filter((person) => person.skipped === null).map((person) => person.userId);
  return `${people(users, BRIEFLY_MOST)}, ${strategyWords(roster.strategy)}`;
};

export const lineTitle = (roster: RosterView): string =>
  `${named(roster.lineName)} (${escaped(roster.lineNumber)})`;

/** Follows "who is called now": the line, and the roster where there is something to tell apart. */
export const rosterPlace = (roster: RosterView): string => {
  if (!roster.isLines) return `in the roster ${named(roster.rosterName)}`;
  const rings = roster.rosterName === MAIN_ROSTER ? '' : `, roster ${named(roster.rosterName)}`;
  return `on ${lineTitle(roster)}${rings}`;
};

/** Nothing of a line that is open for good. */
const openLines = ({ open }: RosterView): string[] => {
  if (open === null) return [];
  const closed = open.isOpen
    ? ''
    : ` Callers hear so; then ${thenWords(open.closedThen)}. Called when it is open:`;
  return [`${openWords(open)}.${closed}`];
};

/** One piece of text a line, from first to be called to how it ends. */
export const rosterLines = (roster: RosterView, options: WordOptions): string[] => [
  ...openLines(roster),
  ...calledLines(roster, options),
  ...howLines(roster),
  ...longWaitLines(roster, options),
  ...skippedLines(
    roster.people.filter((person) => person.skipped !== null),
    options,
  ),
];
