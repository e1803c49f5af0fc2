// Asks a webhook what to do next and takes only what 46elks takes: status 200-204 and one JSON action.
import { type Action, readAction } from './actions.ts';
import type { LiveCall, Stage } from './live-call.ts';
import { isTaken } from './report.ts';
import type { Sending } from './sender.ts';
import type { Form } from './transcript.ts';

export interface Question {
  /** What is asked: `voice_start`, `next`, `busy`, `failed`, `key 1`. */
  readonly asked: string;
  readonly url: string;
  /** Fields besides those every webhook of the call has. */
  readonly fields: Form;
}

export type Answer =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly trouble: string };

/** Not documented at 46elks; far above what a plan needs. */
const MAX_ANSWER_BYTES = 64 * 1024;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const formOf = (call: LiveCall, question: Question): Form => {
  const { direction, id, from, to, withhold, extra } = call.facts;
  const whole = { direction, callid: id, ...(from === undefined ? {} : { from }), to, ...question.fields };
  const kept = Object.entries(whole).filter(([name]) => !withhold.includes(name));
  return { ...Object.fromEntries(kept), ...(question.asked === 'voice_start' ? extra : {}) };
};

/** The answer's JSON, or why it is none. */
const jsonOf = (sending: Sending): { readonly json?: unknown; readonly trouble?: string } => {
  if (sending.kind === 'no-answer') return { trouble: `no usable answer: ${sending.why}` };
  if (!isTaken(sending.status)) return { trouble: `status ${sending.status}` };
  const json = parseJson(sending.body.toString('utf8'));
  if (!/^application\/json\s*(;|$)/i.test(sending.contentType))
    return { json, trouble: `content type ${JSON.stringify(sending.contentType)}` };
  return json === undefined ? { trouble: 'the answer is no JSON' } : { json };
};

export const readInContext = (json: unknown, isFirst: boolean, stage: Stage): Answer => {
  const reading = readAction(json, { ownNumbers: stage.ownNumbers(), first: isFirst });
  return reading.ok ? reading : { ok: false, trouble: reading.faults.join('; ') };
};

export const ask = async (question: Question, call: LiveCall, stage: Stage): Promise<Answer> => {
  const form = formOf(call, question);
  const at = stage.timeline.now();
  const sending = await stage.sender.send({ url: question.url, form, maxBytes: MAX_ANSWER_BYTES });
  const { json, trouble } = jsonOf(sending);
  const answer: Answer =
    trouble === undefined
      ? readInContext(json, question.asked === 'voice_start', stage)
      : { ok: false, trouble };
  const status = sending.kind === 'answer' ? sending.status : null;
  call.transcript.webhooks.push({
    at,
    atSecond: call.seconds(),
    asked: question.asked,
    url: question.url,
    form,
    status,
    bytes: sending.kind === 'answer' ? sending.body.length : 0,
    ...(json === undefined ? {} : { answer: json }),
    ...(answer.ok ? {} : { trouble: answer.trouble }),
  });
  await call.say({ kind: 'asked', what: question.asked, status });
  return answer;
};
