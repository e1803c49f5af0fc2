// What stands beside the audio of a voicemail, and what is said when there is no audio to be had.
import type { Message } from '../../core/message.ts';
import { type Body, body, section } from './blocks.ts';
import { callBackAdvice, callerLink } from './caller.ts';
import { bold, people, quoted } from './mrkdwn.ts';
import { duration, moment } from './time.ts';

const REASON_MAX = 200;

type RecordingMessage = Message & { kind: 'recording' };

/** A conversation somebody took part in: nothing is left to do, but it must be told apart from a message. */
const wholeCall = (message: RecordingMessage): Body => {
  const what = `Recording of the whole call, ${duration(message.seconds)}`;
  const from = `with ${callerLink(message.caller)}`;
  return body(`${what}, ${from}. The caller was told at the beginning.`, [
    section(`${bold(what)}, ${from}, ${moment(message.at)}\nThe caller was told at the beginning.`),
  ]);
};

export const recordingMessage = (message: RecordingMessage): Body => {
  if (message.of === 'call') return wholeCall(message);
  const what = `Voicemail, ${duration(message.seconds)}`;
  const from = `from ${callerLink(message.caller)}`;
  // `<!channel>` would reach nobody inside a thread.
  const who = message.mention.length === 0 ? 'Next' : people(message.mention);
  const text = `${bold(what)}, ${from}, ${moment(message.at)}\n${who}: ${callBackAdvice(message.caller)}`;
  // With an upload Slack may take the text alone, so it says everything.
  return body(text, [section(text)]);
};

export const recordingLostMessage = (message: Message & { kind: 'recording-lost' }): Body => {
  const what = 'The recording of this voicemail is lost';
  const from = `From ${callerLink(message.caller)}`;
  const why = `What went wrong: ${quoted(message.reason, REASON_MAX)}`;
  return body(`${what}. ${from}.`, [
    section(`⚠️ ${bold(`${what}.`)} ${from}.\n${why}\nNext: ${callBackAdvice(message.caller)}`),
  ]);
};
