// What stands beside the audio of a voicemail, and what is said when there is no audio to be had.
import type { Message } from '../../core/message.ts';
import { type Body, body, section } from './blocks.ts';
import { callBackAdvice, callerLink } from './caller.ts';
import { bold, code, people, quoted } from './mrkdwn.ts';
import { duration, moment } from './time.ts';

const REASON_MAX = 200;

const NO_SOUND = 'what 46elks has is no sound that can be read';
const REFUSED = '46elks refused our credentials';
/** By the code that the fetching ended with; any other is shown as it is. */
const LOST_BECAUSE: ReadonlyMap<string, string> = new Map([
  ['foreign-address', 'it was said to lie elsewhere than at 46elks, so it was not fetched'],
  ['redirect', '46elks sent us elsewhere for it, so it was not fetched'],
  ['too-large', 'it is too large to be fetched'],
  ['not-a-wav', NO_SOUND],
  ['not-audio', NO_SOUND],
  ['cut-off', 'it never arrived whole'],
  ['http-401', REFUSED],
  ['http-403', REFUSED],
  ['http-404', '46elks never had it ready'],
]);

/** In words, with the code for whoever looks for the cause. */
const lostBecause = (reason: string): string => {
  const words = LOST_BECAUSE.get(reason);
  return words === undefined ? quoted(reason, REASON_MAX) : `${words} (${code(reason)})`;
};

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

type LostMessage = Message & { kind: 'recording-lost' };

/** Nobody has to call back for that: whether the caller was served is for the card to say. */
const wholeCallLost = (message: LostMessage): Body => {
  const what = 'The recording of this whole call is lost';
  const from = `With ${callerLink(message.caller)}`;
  const why = `What went wrong: ${lostBecause(message.reason)}`;
  return body(`${what}. ${from}.`, [section(`⚠️ ${bold(`${what}.`)} ${from}.\n${why}`)]);
};

export const recordingLostMessage = (message: LostMessage): Body => {
  if (message.of === 'call') return wholeCallLost(message);
  const what = 'The recording of this voicemail is lost';
  const from = `From ${callerLink(message.caller)}`;
  const why = `What went wrong: ${lostBecause(message.reason)}`;
  return body(`${what}. ${from}.`, [
    section(`⚠️ ${bold(`${what}.`)} ${from}.\n${why}\nNext: ${callBackAdvice(message.caller)}`),
  ]);
};
