// The answer to an accepted change: what was done, and what now holds.
import type { Deed } from '../../core/change.ts';
import type { Reply } from '../../core/reply.ts';
import type { RosterPerson } from '../../core/view.ts';
import { type Body, body, section, sections } from './blocks.ts';
import { bold, escaped, mention, people } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { rosterLines, skippedWords } from './roster.ts';
import { showsWords, strategyWords } from './strategy.ts';
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
    case 'pause':
      return `${mention(deed.userId)} is passed by ${deed.untilAt === null ? 'until somebody resumes them' : `until ${moment(deed.untilAt)}`}`;
    case 'resume':
      return `${mention(deed.userId)} is called again`;
    case 'shows':
      return `While they ring, phones now show ${showsWords(deed.shows)}`;
  }
};

/** A number for somebody who is paused or whose name is in no roster rings for nobody yet; that is worth a line. */
const personLines = (reply: Reply & { kind: 'changed' }, options: WordOptions): string[] => {
  const { person, roster } = reply;
  if (person === null) return [];
  if (!roster.people.some(({ userId }) => userId === person.userId)) {
    return [
      `${mention(person.userId)} is not in the roster, so calls do not ring there yet: \`${options.commandWord} add @name\``,
    ];
  }
  return reply.deed.kind !== 'pause' && person.skipped !== null ? [skippedWords(person, options)] : [];
};

export const changedBody = (reply: Reply & { kind: 'changed' }, options: WordOptions): Body => {
  const what = `${done(reply.deed, reply.person)}.`;
  return body(`Done. ${what}`, [
    section(`✅ ${bold('Done.')} ${what}`),
    ...sections([...personLines(reply, options), bold('Called now:'), ...rosterLines(reply.roster, options)]),
  ]);
};

export const unchangedBody = (reply: Reply & { kind: 'unchanged' }, options: WordOptions): Body => {
  const what = 'It was so already; nothing was changed.';
  return body(what, [
    section(what),
    ...sections([bold('Called now:'), ...rosterLines(reply.roster, options)]),
  ]);
};
