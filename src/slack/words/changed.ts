// The answer to an accepted change: what was done, and what now holds.

import type { Deed } from '../../core/change.ts';
import type { Reply } from '../../core/reply.ts';
import type { RosterPerson, RosterView } from '../../core/view.ts';
import { type Body, linesBody } from './blocks.ts';
import { withdrawnWords } from './change.ts';
import { digestDone } from './digest.ts';
import { followUpDone } from './follow-up.ts';
import { hoursDone } from './hours-reply.ts';
import { keepingDone } from './keeping.ts';
import { bold, code, escaped, mention, named, people } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { isSoundDeed, soundDone, soundNotes } from './prompts.ts';
import { rosterLines, rosterPlace } from './roster.ts';
import { setupDone } from './setup-deed.ts';
import { shiftDone } from './shift-deed.ts';
import { inRoster, showsWords, strategyWords } from './strategy.ts';
import { moment } from './time.ts';

const rosterDone = (deed: Deed & { kind: 'roster' }): string => {
  switch (deed.verb) {
    case 'set':
      return deed.members.length === 0
        ? 'The roster is now empty'
        : `The roster is now ${people(deed.members)}`;
    case 'added':
      return `${people(deed.users)} put in at the end`;
    case 'removed':
      return `${people(deed.users)} taken out`;
  }
};

const done = (deed: Deed, person: RosterPerson | null): string => {
  switch (deed.kind) {
    case 'phone':
      return `Calls for ${mention(deed.userId)} now ring ${escaped(person?.phone ?? deed.phone)}`;
    case 'roster':
      return rosterDone(deed);
    case 'strategy':
      return `Phones now ring ${strategyWords(deed.strategy)}`;
    case 'roster-edit':
      return `${rosterDone({ ...deed, kind: 'roster', verb: 'set', users: deed.members })}; phones ring ${strategyWords(deed.strategy)}`;
    case 'pause':
      return `Calls skip ${mention(deed.userId)} ${deed.untilAt === null ? 'until somebody resumes them' : `until ${moment(deed.untilAt)}`}`;
    case 'resume':
      return `Calls ring ${mention(deed.userId)} again`;
    case 'line-roster':
      return `This line now rings the roster ${named(deed.rosterName)}`;
    case 'language':
    case 'prompt':
    case 'prompt-reset':
      return soundDone(deed);
    case 'setup':
      return setupDone(deed.setup);
    case 'digest':
      return digestDone(deed.digest);
    case 'opening-hours':
      return hoursDone(deed.done);
    case 'keeping':
      return keepingDone(deed.done);
    case 'follow-up':
      return followUpDone(deed.done);
    case 'shifts':
      return shiftDone(deed.done);
    case 'shows':
      return `While they ring, phones now show ${showsWords(deed.shows)}`;
    case 'undone':
      return `Change ${deed.seq}${deed.isBack ? ', an undo,' : ''} is taken back`;
  }
};

/** Somebody may set up a phone before being put into the roster, and would wait for calls in vain. */
const personLines = (reply: Reply & { kind: 'changed' }, options: WordOptions): string[] => {
  const { person, roster, deed } = reply;
  if (person === null || roster.people.some(({ userId }) => userId === person.userId)) return [];
  const whom = deed.kind === 'phone' && reply.tells === undefined ? 'me' : '@name';
  return [
    `${mention(person.userId)} is not in the roster, so no calls ring there. Put them in: ${code(`${options.commandWord} add ${whom}${inRoster(roster.rosterName)}`)}`,
  ];
};

/** A number that was just given has not been tried. */
const checkLines = ({ deed, tells }: Reply & { kind: 'changed' }, { commandWord }: WordOptions): string[] => {
  if (deed.kind !== 'phone') return [];
  if (tells === undefined)
    return [`Not checked yet. Have it rung once, to be sure: ${code(`${commandWord} phone check`)}`];
  return [
    `${mention(tells)} gets a message about it. Have it rung once, to be sure: ${code(`${commandWord} phone check @name`)}`,
  ];
};

const holdsNow = (roster: RosterView, options: WordOptions): string[] => [
  bold(`Now ${rosterPlace(roster)}:`),
  ...rosterLines(roster, options),
];

export const changedBody = (reply: Reply & { kind: 'changed' }, options: WordOptions): Body =>
  linesBody([
    `✅ ${bold('Done.')} ${done(reply.deed, reply.person)}.${withdrawnWords(reply.deed)}`,
    ...personLines(reply, options),
    ...checkLines(reply, options),
    ...soundNotes(reply.deed, options),
    ...(isSoundDeed(reply.deed) ? [] : holdsNow(reply.roster, options)),
  ]);

export const alreadyBody = ({ deed }: Reply & { kind: 'already' }): Body =>
  linesBody([`That is how it was already, so nothing was changed. ${done(deed, null)}.`]);

export const unchangedBody = (reply: Reply & { kind: 'unchanged' }, options: WordOptions): Body =>
  linesBody(['That is how it was already, so nothing was changed.', ...holdsNow(reply.roster, options)]);
