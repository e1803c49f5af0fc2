// The reminder in the thread of a call that nobody has taken on.
import type { Message } from '../../core/message.ts';
import { type Body, body, section } from './blocks.ts';
import { callerLink } from './caller.ts';
import { bold, people } from './mrkdwn.ts';
import { moment } from './time.ts';

type Reminder = Message & { kind: 'reminder' };

const what = ({ what: kind, isOpening }: Reminder): string => {
  if (isOpening)
    return kind === 'voicemail' ? 'Left while closed: a voicemail' : 'Came while closed: a missed call';
  return kind === 'voicemail'
    ? 'Nobody has claimed this voicemail yet'
    : 'Nobody has claimed this missed call yet';
};

export const reminderMessage = (reminder: Reminder): Body => {
  const call = `From ${callerLink(reminder.caller)}, ${moment(reminder.at)}`;
  // `<!channel>` would reach nobody inside a thread.
  const who = reminder.mention.length === 0 ? 'Next' : people(reminder.mention);
  const next = `${who}: press Claim on the card, or Done if it needs nothing more.`;
  return body(`${what(reminder)}. ${call}. ${next}`, [
    section(`⏰ ${bold(`${what(reminder)}.`)} ${call}\n${next}`),
  ]);
};
