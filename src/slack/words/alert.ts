// The alert of a missed call: calls those on call by name, says what happened and what to do next.
import type { Message } from '../../core/message.ts';
import { type Body, body, context, section } from './blocks.ts';
import { callBackAdvice, callerLink, triedWords } from './caller.ts';
import { bold, named, people } from './mrkdwn.ts';
import { nobodyRemedy, nobodyWhy, unheardWords } from './nobody.ts';
import { DEFAULT_WORD_OPTIONS, type WordOptions } from './options.ts';
import { duration, moment } from './time.ts';

type Alert = Message & { kind: 'alert' };

/** Nobody to mention means nobody would notice: then the whole channel is called. */
const calledPeople = ({ mention }: Alert): string => (mention.length === 0 ? '<!channel>' : people(mention));

const whatHappened = (alert: Alert): string => {
  const { nobody, gaveUpAfterSeconds, isLate, metNothing, tried } = alert;
  if (nobody !== null) return `No phone could be rung: ${nobodyWhy(nobody)}`;
  if (gaveUpAfterSeconds !== null)
    return `Missed call: the caller gave up after ${duration(gaveUpAfterSeconds)}`;
  if (metNothing) return 'Missed call: Jour did not answer';
  if (isLate && tried.length === 0) return 'Missed call: Jour was away';
  return alert.isMeantForNobody ? 'Missed call: the caller left no message' : 'Missed call: nobody answered';
};

export const alertMessage = (alert: Alert, options: WordOptions = DEFAULT_WORD_OPTIONS): Body => {
  const what = `${whatHappened(alert)}.`;
  const call = `From ${callerLink(alert.caller)} to ${named(alert.lineName)}`;
  const next = `${calledPeople(alert)}: ${callBackAdvice(alert.caller)}`;
  const tried = triedWords(alert.tried);
  const unheard = unheardWords(alert.isLate, alert.metNothing);
  const remedy =
    alert.nobody === null
      ? []
      : [section(`⚠️ ${nobodyRemedy(alert.nobody, options.commandWord, alert.rosterName)}`)];
  return body(`${what} ${call}. ${next}`, [
    section(`🔴 ${bold(what)}\n${call}, ${moment(alert.at)}\n${next}`),
    ...remedy,
    ...(unheard === '' ? [] : [context([`${unheard.charAt(0).toUpperCase()}${unheard.slice(1)}.`])]),
    ...(alert.wasToldDirectly
      ? [context(['Told by direct message before, while this channel took nothing.'])]
      : []),
    ...(tried === '' ? [] : [context([`Tried: ${tried}.`])]),
  ]);
};
