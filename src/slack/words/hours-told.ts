// What the channel is told of opening hours: who changed what, and that a line has opened or closed.
import type { HoursDeed } from '../../core/hours-deed.ts';
import type { Message } from '../../core/message.ts';
import type { RosterView } from '../../core/view.ts';
import { type Body, body, context, section } from './blocks.ts';
import { exceptionWords, holidaysListed, openWords, thenWords, weekWords } from './hours.ts';
import { bold, listed, named, quoted } from './mrkdwn.ts';

const holidaysDeed = ({ country, eves }: HoursDeed & { kind: 'holidays' }): string =>
  country === null
    ? 'made holidays days like others'
    : `closed the line on public holidays in ${quoted(country)}${eves ? ', eves too' : ''}`;

/** What was done, after the name of who did it. */
export const hoursDeedWords = (deed: HoursDeed): string => {
  switch (deed.kind) {
    case 'hours':
      return `set the opening hours: ${weekWords(deed.hours)}`;
    case 'exception-added':
      return `made an exception: ${exceptionWords(deed.exception)}`;
    case 'exceptions-removed':
      return `removed ${deed.exceptions.length === 1 ? 'an exception' : 'exceptions'}: ${listed(deed.exceptions.map(exceptionWords))}`;
    case 'holidays':
      return holidaysDeed(deed);
    case 'holidays-kept':
      return `${deed.isOpen ? 'keeps the line open on' : 'closed the line again on'} ${holidaysListed(deed.days)}`;
    case 'closed-then':
      return `changed what callers meet when the line is closed: they hear so, then ${thenWords(deed.closedThen)}`;
    case 'announces-hours':
      return deed.announces
        ? 'has this channel told when the line opens and closes'
        : 'has this channel no longer told when the line opens and closes';
    case 'several':
      return listed(deed.steps.map(hoursDeedWords));
  }
};

/** `what`: the sentence about who did it. */
export const hoursChangeBody = (what: string, roster: RosterView): Body => {
  const now = roster.open === null ? `${bold('Open now')}` : openWords(roster.open);
  return body(`${what} ${now}.`, [section(what), context([`${now}.`, `Line ${named(roster.lineName)}`])]);
};

export const hoursMessage = ({ lineName, open }: Message & { kind: 'hours' }): Body => {
  const text = `${named(lineName)}: ${openWords(open)}.`;
  return body(text, [section(text)]);
};
