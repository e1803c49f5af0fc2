// The latest calls, newest first, one line each: outcome, caller, time.
import type { CallOnLine, CallSummary, Reply } from '../../core/reply.ts';
import { type Body, linesBody } from './blocks.ts';
import { callerLink } from './caller.ts';
import { bold, code, mention, named } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { duration, moment } from './time.ts';

const length = (lead: string, seconds: number | null): string =>
  seconds === null ? '' : `${lead}${duration(seconds)}`;

const outcomeWords = ({ outcome, answeredBy, seconds, metNothing }: CallSummary): string => {
  switch (outcome) {
    case 'ringing':
      return bold('Going on now');
    case 'answered':
      return `${bold('Answered')}${answeredBy === null ? '' : ` by ${mention(answeredBy)}`}${length(', talked ', seconds)}`;
    case 'missed':
      if (metNothing === true) return `${bold('Missed')}, Jour did not answer`;
      return `${bold('Missed')}${length(' after ', seconds)}`;
    case 'abandoned':
      return `${bold('Gave up')}${length(' after ', seconds)}`;
    case 'voicemail':
      return `${bold('Voicemail')}${length(', ', seconds)}`;
    case 'closed':
      return bold('Called while closed');
    case 'informed':
      return bold('Heard a message');
    case 'untold':
      return bold('Not known how it ended');
  }
};

const handledWords = ({ handled }: CallSummary): string =>
  handled === undefined ? '' : `; ${handled.how} by ${mention(handled.by)}`;

export const callLine = (call: CallOnLine): string => {
  const on = call.lineName !== null ? ` on ${named(call.lineName)}` : '';
  return `• ${outcomeWords(call)}: from ${callerLink(call.caller)}${on}, ${moment(call.at)}${handledWords(call)}`;
};

const none = (missedOnly: boolean, { commandWord }: WordOptions): string =>
  missedOnly
    ? `No missed calls. All calls: ${code(`${commandWord} calls`)}`
    : `No calls yet. What a caller would meet: ${code(`${commandWord} test`)}`;

export const callsBody = (reply: Reply & { kind: 'calls' }, options: WordOptions): Body => {
  const { calls, missedOnly } = reply;
  if (calls.length === 0) return linesBody([none(missedOnly, options)]);
  const what = missedOnly ? 'missed call' : 'call';
  const title =
    calls.length === 1 ? `The latest ${what}` : `The latest ${calls.length} ${what}s, newest first`;
  return linesBody([bold(title), ...calls.map((call) => callLine(call))]);
};
