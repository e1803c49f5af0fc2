// One call as a story: what was asked and answered, whose phone rang, what the caller heard, what Slack shows.
import type { WebhookAnswer } from '../elks/transcript.ts';
import type { ShownMessage } from '../slack/messages.ts';
import { actionLines, answerShape, shortAddress } from './action-json.ts';
import { CHANNEL } from './cast.ts';
import type { DemoWorld, PlayedCall } from './demo-world.ts';
import { exchangeLines } from './exchanges.ts';
import { hearingLines } from './hearing.ts';
import type { KeptAudio } from './kept-audio.ts';
import type { Paper } from './paper.ts';
import { ringLines } from './ringing.ts';
import { looksOf } from './slack-look.ts';
import { callTime, howLong } from './spoken-time.ts';

export interface CallTeller {
  /** `remark`: said of Jour's answer. */
  tell(played: PlayedCall, remark?: string): void;
}

/** The card's own sign. */
const RINGING = '🔔';
const FORM_FIELDS_SHOWN = ['callid', 'from', 'to'];

const askedLine = ({ url, form }: WebhookAnswer): string => {
  const fields = FORM_FIELDS_SHOWN.flatMap((name) => {
    const value = form[name];
    return value === undefined ? [] : [`${name}=${value.length > 14 ? `${value.slice(0, 6)}…` : value}`];
  });
  return `POST ${shortAddress(url).replace('…/calls', '…/elks/calls')}  ${fields.join('  ')}`;
};

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

const tellAudio = (paper: Paper, audio: readonly KeptAudio[]): void => {
  if (audio.length === 0) return;
  paper.label('The voicemail, to be played');
  for (const { path, bytes, seconds } of audio)
    paper.code([{ text: path }, { text: `${howLong(seconds)}, ${kilobytes(bytes)}` }]);
};

export const createCallTeller = (world: DemoWorld, paper: Paper): CallTeller => {
  let shapeBefore = '';

  const tellAnswer = ({ status, answer, trouble }: WebhookAnswer, remark?: string): void => {
    const shape = answerShape(answer);
    paper.label(`Jour answers${status === 200 ? '' : ` ${status ?? 'nothing'}`}`);
    if (trouble !== undefined) paper.list([`46elks cannot use the answer: ${trouble}`]);
    if (shape === shapeBefore) paper.list(['The same as for the call before, with addresses of its own.']);
    else paper.code(actionLines(answer));
    if (shape !== shapeBefore && remark !== undefined) paper.text(remark);
    shapeBefore = shape;
  };

  const tellMessage = (message: ShownMessage, startedAt: number): void => {
    const looks = looksOf(message, (state) => world.asText(state));
    for (const look of looks.slice(0, -1)) {
      const time = callTime((look.fromAt - startedAt) / 1000);
      paper.list([look.text.startsWith(RINGING) ? `while it rings, from ${time}` : `from ${time}`]);
      paper.quote(look.text);
    }
    paper.list([`at the end${message.replies.length > 0 ? ', with its thread' : ''}`]);
    paper.quote(world.asText(message));
  };

  return {
    tell: ({ transcript, messages, audio }, remark) => {
      const [first] = transcript.webhooks;
      if (first !== undefined) {
        paper.label('46elks asks Jour what to do');
        paper.list([askedLine(first)]);
        tellAnswer(first, remark);
      }
      paper.label('The phones');
      const rings = ringLines(transcript);
      if (rings.length === 0) paper.list(['none rings']);
      paper.code(rings.map((text) => ({ text })));
      paper.label('The caller hears');
      paper.list(hearingLines(transcript, world.spoken));
      paper.label('46elks tells Jour');
      paper.list(exchangeLines(transcript));
      paper.label(`Slack shows in #${CHANNEL.name}`);
      for (const message of messages) tellMessage(message, transcript.startedAt);
      tellAudio(paper, audio);
    },
  };
};
