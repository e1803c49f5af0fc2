// The addresses 46elks calls while somebody records a prompt by phone.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../ports/log.ts';
import { type Form, readForm } from './form.ts';
import type { Guard } from './guard.ts';
import { parseKeys, parseRecording } from './parse.ts';
import type { Action } from './render.ts';
import { renderAgain, renderDone, renderQuestion, renderReview, renderTake } from './render-take.ts';
import { sendJson } from './send-json.ts';
import type { Strangers } from './strangers.ts';
import type { Order, TakeAddress, TakeAddresses } from './take-addresses.ts';
import { createWithin } from './within.ts';

/** How long the phone stays silent for what was said to be fetched and made ready. */
const SOUND_LIMIT_MS = 8_000;
/** Mostly enough to fetch what was said and make it ready, and so to know whether it can be played at all. */
const REVIEW_LIMIT_MS = 4_000;
const KEY_KEEP = '1';
const KEY_AGAIN = '2';

export interface TakeRoutesDeps {
  readonly guard: Guard;
  readonly strangers: Strangers;
  readonly addresses: TakeAddresses;
  readonly log: Log;
  readonly promptAddress: (name: string, lineId: string) => string;
  readonly onTake: {
    recorded(order: Order, number: number, url: string | null): void;
    heard(order: Order, number: number): Promise<Uint8Array | null>;
    keep(order: Order, number: number): Promise<boolean>;
  };
}

const refuse = (response: ServerResponse, status: number): void =>
  void response.writeHead(status, { connection: 'close', 'content-length': 0 }).end();

export const createTakeRoutes = (deps: TakeRoutesDeps) => {
  const within = createWithin();
  const { addresses, onTake } = deps;

  const contextOf = ({ order, number }: TakeAddress) => ({
    addresses,
    promptAddress: (name: string) => deps.promptAddress(name, order.lineId),
    order,
    number,
  });

  const soundWithin = async (
    { order, number }: TakeAddress,
    ms: number,
  ): Promise<Uint8Array | 'late' | null> =>
    within(ms, onTake.heard(order, number)).catch(() => 'late' as const);

  const review = async (address: TakeAddress): Promise<Action> => {
    const sound = await soundWithin(address, REVIEW_LIMIT_MS);
    return sound === null ? renderAgain(contextOf(address)) : renderReview(contextOf(address));
  };

  const isKept = async ({ order, number }: TakeAddress): Promise<boolean> => {
    try {
      return await within(SOUND_LIMIT_MS, onTake.keep(order, number));
    } catch (error) {
      deps.log.error('spoken prompt not kept', { error });
      return false;
    }
  };

  const choose = async (address: TakeAddress, form: Form): Promise<Action> => {
    const context = contextOf(address);
    const key = parseKeys(form);
    if (key === KEY_KEEP) return (await isKept(address)) ? renderDone(context) : renderAgain(context);
    if (key === KEY_AGAIN) return renderAgain(context);
    // A key that means nothing is asked about once more; who presses none has gone.
    return key !== '' && address.step === 'choice'
      ? renderQuestion(context, 'last-choice')
      : renderDone(context);
  };

  const sendSound = async (address: TakeAddress, response: ServerResponse): Promise<void> => {
    const sound = await soundWithin(address, SOUND_LIMIT_MS);
    if (sound === null || sound === 'late') return refuse(response, 404);
    response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': sound.length }).end(sound);
  };

  const answer = async (address: TakeAddress, form: Form, response: ServerResponse): Promise<void> => {
    switch (address.step) {
      case 'start':
        return sendJson(response, renderTake(contextOf(address)));
      case 'recorded':
        onTake.recorded(address.order, address.number, parseRecording(form).url);
        return void response.writeHead(204).end();
      case 'review':
        return sendJson(response, await review(address));
      case 'choice':
      case 'last-choice':
        return sendJson(response, await choose(address, form));
      case 'sound':
        return refuse(response, 405);
    }
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = addresses.read((request.url ?? '').split('?', 1)[0] ?? '');
    if (address === null || !deps.guard.allowsSender(request)) {
      const meant = address === null ? 404 : 403;
      return refuse(response, deps.strangers.turnAway(deps.guard.senderOf(request), meant));
    }
    if (address.step === 'sound' && request.method === 'GET') return sendSound(address, response);
    if (request.method !== 'POST') return refuse(response, 405);
    const reading = await readForm(request);
    return reading.ok ? answer(address, reading.form, response) : refuse(response, reading.status);
  };

  /** Handles one request under TAKES_PATH; never rejects. */
  return (request: IncomingMessage, response: ServerResponse): void => {
    route(request, response).catch((error: unknown) => {
      deps.log.error('recording a prompt failed', { error });
      if (!response.headersSent) response.writeHead(500, { 'content-length': 0 }).end();
    });
  };
};
