// One change of the settings, told: who did what, and what now holds.

import type { Change, Deed } from '../../core/change.ts';
import { plainDeed } from '../../core/history.ts';
import { maskedNumber } from '../../core/phone-number.ts';
import type { RosterView } from '../../core/view.ts';
import { type Body, body, context, section } from './blocks.ts';
import { digestTold } from './digest.ts';
import { followUpTold } from './follow-up.ts';
import { hoursChangeBody, hoursDeedWords } from './hours-told.ts';
import { keepingTold } from './keeping.ts';
import { code, mention, named, people, quoted } from './mrkdwn.ts';
import { nobodyLoudly, nobodyRemedy } from './nobody.ts';
import { DEFAULT_WORD_OPTIONS, type WordOptions } from './options.ts';
import { isSoundDeed, soundDeedWords } from './prompts.ts';
import { isAboutLine, setupTold } from './setup-deed.ts';
import { shiftTold } from './shift-deed.ts';
import { rosterWords, showsWords, strategyWords } from './strategy.ts';
import { moment } from './time.ts';

const rosterDeed = (deed: Deed & { kind: 'roster' }, by: string): string => {
  const whom = deed.users.length === 1 && deed.users[0] === by ? 'themselves' : people(deed.users);
  const now = deed.members.length === 0 ? 'it is now empty' : `it is now ${people(deed.members)}`;
  switch (deed.verb) {
    case 'set':
      return `set ${rosterWords(deed.rosterName)}: ${now}`;
    case 'added':
      return `added ${whom} to ${rosterWords(deed.rosterName)}: ${now}`;
    case 'removed':
      return `took ${whom} out of ${rosterWords(deed.rosterName)}: ${now}`;
  }
};

/** Its own sentence, after what was done; that may be taken back, and they stay withdrawn. */
export const withdrawnWords = (deed: Deed): string => {
  const count = deed.kind === 'roster' || deed.kind === 'roster-edit' ? (deed.withdrawn ?? []).length : 0;
  if (count === 0) return '';
  return count === 1
    ? ' A request that waited for an answer is withdrawn.'
    : ` ${count} requests that waited for an answer are withdrawn.`;
};

const undoneWords = ({ seq, by, deed, isBack, codes }: Deed & { kind: 'undone' }): string => {
  const what = `took back change ${seq}${isBack ? ', an undo, so that this holds again' : ''}`;
  const opens =
    codes.length === 0
      ? ''
      : `; codes that open doors again: ${codes.map((label) => quoted(label)).join(', ')}`;
  return `${what}: ${mention(by)} ${deedWords(deed, by)}${opens}`;
};

/** What was done, after the name of who did it. */
export const deedWords = (deed: Deed, by: string): string => {
  switch (deed.kind) {
    case 'phone': {
      const whose =
        deed.userId === by ? 'their own phone number' : `the phone number of ${mention(deed.userId)}`;
      return `set ${whose}: it ends in ${code(maskedNumber(deed.phone))}`;
    }
    case 'roster':
      return rosterDeed(deed, by);
    case 'strategy':
      return `changed how phones ring: ${strategyWords(deed.strategy)}`;
    case 'roster-edit':
      return `${rosterDeed({ ...deed, kind: 'roster', verb: 'set', users: deed.members }, by)}, and how phones ring: ${strategyWords(deed.strategy)}`;
    case 'pause': {
      const whom = deed.userId === by ? 'their own calls' : `the calls of ${mention(deed.userId)}`;
      return `paused ${whom} ${deed.untilAt === null ? 'until somebody resumes them' : `until ${moment(deed.untilAt)}`}`;
    }
    case 'resume':
      return deed.userId === by
        ? 'is back: calls ring them again'
        : `brought ${mention(deed.userId)} back: calls ring them again`;
    case 'line-roster':
      return `made the line ring another roster, ${named(deed.rosterName)}`;
    case 'language':
    case 'prompt':
    case 'prompt-reset':
      return soundDeedWords(deed);
    case 'setup':
      return setupTold(deed.setup);
    case 'digest':
      return digestTold(deed.digest);
    case 'opening-hours':
      return hoursDeedWords(deed.done);
    case 'keeping':
      return keepingTold(deed.done);
    case 'follow-up':
      return followUpTold(deed.done);
    case 'shifts':
      return shiftTold(deed.done, by);
    case 'shows':
      return `changed what phones show while they ring: ${showsWords(deed.shows)}`;
    case 'undone':
      return undoneWords(deed);
  }
};

const isShut = ({ open, rosterName }: RosterView): boolean =>
  open?.isOpen === false && !(open.closedThen.kind === 'ring' && open.closedThen.rosterName === rosterName);

/** Who is called now, or loudly that nobody is. */
const calledNow = (roster: RosterView, commandWord: string): string => {
  if (roster.nobody !== null) {
    const lead = roster.isLines ? 'No phone rings now' : `In ${named(roster.rosterName)} no phone rings now`;
    return `${nobodyLoudly(lead, roster.nobody)} ${nobodyRemedy(roster.nobody, commandWord, roster.rosterName)}`;
  }
  const users = roster.people.filter((person) => person.skipped === null).map((person) => person.userId);
  return `${isShut(roster) ? 'Called when it is open' : 'Called now'}: ${people(users)}, ${strategyWords(roster.strategy)}.`;
};

export const changeMessage = (
  told: { readonly change: Change; readonly roster: RosterView },
  options: WordOptions = DEFAULT_WORD_OPTIONS,
): Body => {
  const { change, roster } = told;
  const deed = plainDeed(change.deed);
  const what = `${mention(change.by)} ${deedWords(change.deed, change.by)}.${withdrawnWords(change.deed)}`;
  const now = calledNow(roster, options.commandWord);
  const line = roster.isLines ? `Line ${named(roster.lineName)}` : `Roster ${named(roster.rosterName)}`;
  if (deed.kind === 'setup')
    return body(what, [
      section(what),
      ...(isAboutLine(deed.setup) ? [context([`Line ${named(roster.lineName)}`])] : []),
    ]);
  if (deed.kind === 'opening-hours') return hoursChangeBody(what, roster);
  if (deed.kind === 'keeping') return body(what, [section(what)]);
  if (isSoundDeed(deed) || deed.kind === 'follow-up' || deed.kind === 'digest')
    return body(what, [section(what), context([`Line ${named(roster.lineName)}`])]);
  // A phone number before there is any roster is how everybody begins, and nothing to be loud about.
  if (deed.kind === 'phone' && roster.nobody === 'roster-empty')
    return body(what, [section(what), context([line])]);
  const blocks =
    roster.nobody === null
      ? [section(what), context([now, line])]
      : [section(what), section(now), context([line])];
  return body(`${what} ${now}`, blocks);
};
