// Why a change of the setup was not made, and what to send instead.
import type { CommandSpec } from '../../core/command-spec.ts';
import type { Problem } from '../../core/problem.ts';
import { MAIN_ROSTER } from '../../core/settings.ts';
import type { RosterUse } from '../../core/setup.ts';
import { code, listed, mention, named, quoted } from './mrkdwn.ts';
import { usesWords } from './shown.ts';

const NAMES_SHOWN_MAX = 20;
const COMMAND_SHOWN_MAX = 120;
const REMEDIES_SHOWN_MAX = 3;

const names = (known: readonly string[]): string => {
  const more = known.length - NAMES_SHOWN_MAX;
  const shown = known.slice(0, NAMES_SHOWN_MAX).map((name) => quoted(name));
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
};

export type SetupProblem = Extract<
  Problem,
  {
    readonly kind:
      | 'too-many'
      | 'roster-used'
      | 'no-phone'
      | 'no-menu'
      | 'label-taken'
      | 'code-taken'
      | 'unknown-label'
      | 'bad-number'
      | 'line-exists'
      | 'not-in-account'
      | 'first-line'
      | 'unknown-zone'
      | 'block-line'
      | 'block-short'
      | 'block-member'
      | 'forget-line'
      | 'forget-member'
      | 'not-blocked';
  }
>;

const tooMany = (problem: Problem & { kind: 'too-many' }, commandWord: string): string => {
  const most = `There can be at most ${problem.most} ${problem.what}.`;
  switch (problem.what) {
    case 'rosters':
      return `${most} Remove one: ${code(`${commandWord} roster remove sales`)}`;
    case 'codes':
      return `${most} Remove one: ${code(`${commandWord} pin remove acme`)}`;
    case 'lines':
      return `${most} Remove one: ${code(`${commandWord} line remove Sales`)}`;
    case 'admins':
      return `${most} Name fewer: ${code(`${commandWord} admins @anna @bo`)}`;
    case 'blocked numbers':
      return `${most} See them: ${code(`${commandWord} blocked`)}`;
  }
};

/** What leads the calls elsewhere. */
const remedyFor = (use: RosterUse, name: string): string => {
  const isMain = name === MAIN_ROSTER;
  switch (use.by) {
    case 'line':
      return isMain ? 'ring roster sales' : 'ring roster main';
    case 'closed':
      return 'closed then voicemail';
    case 'otherwise':
      return isMain ? 'menu otherwise voicemail' : 'menu otherwise ring main';
    case 'key':
      return `menu ${use.key} off`;
    case 'pin':
      return `pin remove ${use.label}`;
  }
};

const rosterUsed = ({ name, uses }: Problem & { kind: 'roster-used' }, commandWord: string): string => {
  const remedies = [...new Set(uses.map((use) => remedyFor(use, name)))].slice(0, REMEDIES_SHOWN_MAX);
  const commands = remedies.map((text) => quoted(`${commandWord} ${text}`)).join(', ');
  return `The roster ${named(name)} cannot be removed while calls are led to it, by: ${usesWords(uses)}. Lead them elsewhere first: ${commands}`;
};

const lineExists = ({ name, by }: Problem & { kind: 'line-exists' }, commandWord: string): string => {
  const what =
    by === 'name'
      ? `There is a line ${named(name)} already`
      : `The line ${named(name)} has that number already`;
  return `${what}. See all lines: ${code(`${commandWord} line`)}`;
};

const FROM_ENVIRONMENT = {
  line: ['be removed', 'ELKS_NUMBER'],
  zone: ['get another zone here', 'TIMEZONE'],
  channel: ['get another channel here', 'SLACK_CHANNEL'],
} as const;

const firstLine = ({ name, what }: Problem & { kind: 'first-line' }, commandWord: string): string => {
  const [cannot, variable] = FROM_ENVIRONMENT[what];
  return `${named(name)} is the first line and cannot ${cannot}: it follows ${code(variable)} of the environment at every start, so whoever runs the server changes that. Other lines: ${code(`${commandWord} line`)}`;
};

const notInAccount = (problem: Problem & { kind: 'not-in-account' }): string => {
  const theirs = problem.known.length === 0 ? 'has none' : `has ${names(problem.known)}`;
  return `${quoted(problem.number)} is not a number of the 46elks account, which ${theirs}. Get it there first, then send this again.`;
};

const badNumber = (
  problem: Problem & { kind: 'bad-number' },
  spec: CommandSpec | undefined,
  commandWord: string,
): string =>
  `${quoted(problem.text)} is not a phone number that I can read. Type it as you would dial it, or with + and the country code: ${code(`${commandWord} ${spec?.examples[0] ?? 'help'}`)}`;

/** `spec`: of the command that could not read a number. */
export const setupProblemWords = (
  problem: SetupProblem,
  spec: CommandSpec | undefined,
  commandWord: string,
): string => {
  switch (problem.kind) {
    case 'too-many':
      return tooMany(problem, commandWord);
    case 'roster-used':
      return rosterUsed(problem, commandWord);
    case 'no-phone':
      return `${mention(problem.userId)} has no phone number, so callers would reach nobody. Give one first: ${code(`${commandWord} phone @anna 070-174 06 05`)}`;
    case 'no-menu':
      return `There is no menu yet. Begin with a key: ${code(`${commandWord} menu 1 ring main`)}`;
    case 'label-taken':
      return `There is a code of ${quoted(problem.label)} already. Take another label, or remove that one first: ${quoted(`${commandWord} pin remove ${problem.label}`, COMMAND_SHOWN_MAX)}`;
    case 'code-taken':
      return `That code cannot be used. Choose other digits: ${quoted(`${commandWord} pin add ${problem.label} ring main`, COMMAND_SHOWN_MAX)}`;
    case 'unknown-label':
      return problem.known.length === 0
        ? `There are no codes here. Add one: ${code(`${commandWord} pin add acme ring main`)}`
        : `There is no code of that label; there are ${names(problem.known)}. See them: ${code(`${commandWord} pin`)}`;
    case 'bad-number':
      return badNumber(problem, spec, commandWord);
    case 'line-exists':
      return lineExists(problem, commandWord);
    case 'not-in-account':
      return notInAccount(problem);
    case 'first-line':
      return firstLine(problem, commandWord);
    case 'unknown-zone':
      return `${quoted(problem.text)} is not a time zone that I know. Give its name: ${code(`${commandWord} zone Europe/Stockholm`)}`;
    case 'block-line':
      return `That is the number of the line ${named(problem.name)}, so it cannot be blocked. See what is blocked: ${code(`${commandWord} blocked`)}`;
    case 'block-short':
      return `${quoted(problem.text)} is a short number that people dial; no call comes from it. Give the caller's whole number: ${code(`${commandWord} block +46701740699 for 7d`)}`;
    case 'block-member':
      return `That is the number of ${mention(problem.userId)}, whose calls would be lost, so it cannot be blocked. See what is blocked: ${code(`${commandWord} blocked`)}`;
    case 'forget-line':
      return `That is the number of our own line ${quoted(problem.name)}, so there is no caller to forget.`;
    case 'forget-member':
      return `That is the phone of ${mention(problem.userId)}, which every call that rang it speaks of. Give them another number, or take them out, and then have it forgotten: ${code(`${commandWord} help phone`)}`;
    case 'not-blocked':
      return `${quoted(problem.number)} is not blocked. See what is: ${code(`${commandWord} blocked`)}`;
  }
};
