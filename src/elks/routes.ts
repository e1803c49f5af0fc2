// The addresses 46elks calls, on plain node:http since every answer here is a caller waiting. Guard → parse → flow → answer.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallEnd, Reached, Recording } from '../core/call.ts';
import type { ParkedTold } from '../core/effect.ts';
import { isChosen } from '../core/plan-steps.ts';
import type { Line } from '../core/settings.ts';
import type { Address } from './addresses.ts';
import { type AnswerDeps, createAnswerCall } from './answer-call.ts';
import { createAnswerCallOut, type OnCallOut } from './answer-call-out.ts';
import { type AnswerOnDeps, createAnswerOn } from './answer-on.ts';
import { type Form, type FormReading, onForm } from './form.ts';
import type { Guard } from './guard.ts';
import { parseCallEnd, parseCallWords, parseRecording } from './parse.ts';
import { SHORT_SILENCE } from './silence.ts';
import type { Strangers } from './strangers.ts';

const START_PATH = '/elks/calls';

export interface ElksRoutesDeps extends AnswerDeps, Omit<AnswerOnDeps, 'onReached'> {
  readonly guard: Guard;
  readonly strangers: Strangers;
  /** What is played while a call passes on; without a line the shipped one in English. */
  readonly holdSound: (line: Line | undefined) => Uint8Array | undefined;
  readonly onReport: {
    ended(callId: string, end: CallEnd): Promise<void>;
    recorded(callId: string, recording: Recording): Promise<void>;
    parked(lineId: string, callId: string, told: ParkedTold): Promise<void>;
    reached(callId: string, reached: Reached): Promise<void>;
  };
  readonly onRefused: (status: number) => void;
  /** Calls to members, on behalf of a call. */
  readonly onCallOut: OnCallOut;
}

/** The usual address holds nothing but the key, in plain characters. */
const PLAIN_KEY = /^key=([\w.~-]*)$/;

const keyIn = (query: string): string | null =>
  PLAIN_KEY.exec(query)?.[1] ?? new URLSearchParams(query).get('key');

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export const createElksRoutes = (deps: ElksRoutesDeps) => {
  const answerCall = createAnswerCall(deps);

  const answerOn = createAnswerOn({
    ...deps,
    onReached: (callId, reached) => deps.onReport.reached(callId, reached),
  });

  const answerCallOut = createAnswerCallOut(deps);

  const refuse = (response: ServerResponse, status: number): void => {
    deps.onRefused(status);
    // The rest of an over-long body is not read: the connection goes with the answer.
    response.writeHead(status, { connection: 'close', 'content-length': 0 }).end();
  };

  const refuseMethod = (response: ServerResponse, allowed: string): void => {
    response.setHeader('allow', allowed);
    refuse(response, 405);
  };

  const recordingFrom = (address: Pick<Address, 'purpose'>, form: Form, url: string): Recording => {
    const { seconds } = parseRecording(form);
    const of = address.purpose === 'whole-call' ? { of: 'call' as const } : {};
    const named = /([A-Za-z0-9_-]{1,80})\.wav$/.exec(url)?.[1];
    const id = named ?? createHash('sha256').update(url).digest('hex').slice(0, 24);
    return { id, url, ...of, seconds, reportedAt: deps.clock.now(), state: seconds > 0 ? 'waiting' : 'lost' };
  };

  /** Acknowledged only when it is safe on disk; until then 46elks sends it again. */
  const takeReport = async (address: Address, form: Form, response: ServerResponse): Promise<void> => {
    const { callId } = address;
    const { url } = parseRecording(form);
    if (address.purpose === 'hangup') await deps.onReport.ended(callId, parseCallEnd(form, deps.clock.now()));
    else if (url !== null) await deps.onReport.recorded(callId, recordingFrom(address, form, url));
    response.writeHead(204).end();
  };

  /** One address serves all calls of a line while it is parked: which one this is about, only the report says. */
  const takeParked = async ({ purpose, callId: lineId }: Address, form: Form, response: ServerResponse) => {
    const { callId } = parseCallWords(form);
    const { url } = parseRecording(form);
    const recording = url === null ? null : recordingFrom({ purpose: 'recording' }, form, url);
    if (callId === null) deps.log.warn('a report that names no call is dropped', { purpose });
    else if (purpose === 'parked-hangup') await deps.onReport.parked(lineId, callId, { kind: 'over' });
    else if (recording?.id.startsWith(`${callId}-r`))
      await deps.onReport.parked(lineId, callId, { kind: 'recorded', recording });
    else deps.log.warn('a recording of another call than it says is dropped', { callId });
    response.writeHead(204).end();
  };

  /** The sound before a ringing: that it is fetched tells how far the caller got. */
  const progress = async ({ callId, step }: Address, { request, response }: Exchange): Promise<void> => {
    const known = await answerOn.planAnswered(callId);
    const isFirst = known !== undefined && isChosen(known.plan, step);
    const sound = isFirst ? SHORT_SILENCE : deps.holdSound(known?.line);
    if (sound === undefined) return refuse(response, 404);
    response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': sound.length });
    response.end(request.method === 'HEAD' ? undefined : sound);
    if (request.method === 'HEAD') return;
    const because = isFirst ? 'chosen' : 'unanswered';
    await deps.onReport.reached(callId, { step, at: deps.clock.now(), because });
  };

  /** The address asked for, `start` for an incoming call, or the status to refuse with. */
  const addressOf = (request: IncomingMessage): Address | 'start' | 403 | 404 => {
    const { url = '' } = request;
    const cut = url.indexOf('?');
    const [path, query] = cut === -1 ? [url, ''] : [url.slice(0, cut), url.slice(cut + 1)];
    const address = path === START_PATH ? 'start' : deps.addresses.read(path);
    if (address === null) return 404;
    if (address === 'start' && !deps.guard.knowsKey(keyIn(query))) return 403;
    return deps.guard.allowsSender(request) ? address : 403;
  };

  const takeSigned = (address: Address, form: Form, response: ServerResponse): Promise<void> => {
    if (answerCallOut.takes(address.purpose)) return answerCallOut.take(address, form, response);
    switch (address.purpose) {
      case 'resume':
        return answerOn.resume(address, response);
      case 'menu':
        return answerOn.menu(address, response);
      case 'pin':
        return answerOn.code(address, form, response);
      case 'parked-hangup':
      case 'parked-recording':
        return takeParked(address, form, response);
      default:
        return takeReport(address, form, response);
    }
  };

  const fail = ({ request, response }: Exchange, error: unknown): void => {
    const purpose = request.url?.split('/')[2]?.split('?')[0];
    deps.log.error('webhook failed', { purpose, error });
    if (!response.headersSent) response.writeHead(500, { 'content-length': 0 }).end();
  };

  /** A report that could not be kept is refused, so it comes again. */
  const attempt = (exchange: Exchange, work: () => Promise<void> | void): void => {
    try {
      work()?.catch((error: unknown) => fail(exchange, error));
    } catch (error) {
      fail(exchange, error);
    }
  };

  const take = (address: Address | 'start', reading: FormReading, response: ServerResponse) => {
    if (!reading.ok) return refuse(response, reading.status);
    if (address === 'start') return answerCall.start(reading.form, response);
    return takeSigned(address, reading.form, response);
  };

  const takeForm = (address: Address | 'start', exchange: Exchange): void => {
    const { request, response } = exchange;
    if (request.method !== 'POST') refuseMethod(response, 'POST');
    else onForm(request, (reading) => attempt(exchange, () => take(address, reading, response)));
  };

  const route = (exchange: Exchange): Promise<void> | void => {
    const { request, response } = exchange;
    const address = addressOf(request);
    if (address !== 'start') answerCall.recordNow();
    if (typeof address === 'number')
      return refuse(response, deps.strangers.turnAway(deps.guard.senderOf(request), address));
    if (address === 'start' || address.purpose !== 'progress') return takeForm(address, exchange);
    const isFetch = request.method === 'GET' || request.method === 'HEAD';
    return isFetch ? progress(address, exchange) : refuseMethod(response, 'GET, HEAD');
  };

  return {
    /** Handles one request under `/elks/`; never throws. */
    handle: (request: IncomingMessage, response: ServerResponse): void => {
      const exchange = { request, response };
      attempt(exchange, () => route(exchange));
    },
    /** Records what was answered and waits to be recorded together. */
    recordNow: answerCall.recordNow,
  };
};
