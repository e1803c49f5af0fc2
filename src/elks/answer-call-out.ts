// Answers for calls to members: which key was pressed, and that the call is over.
import type { ServerResponse } from 'node:http';
import type { CallEnd } from '../core/call.ts';
import type { Line, PhoneNumber } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { Clock } from '../ports/time.ts';
import type { Address, Purpose } from './addresses.ts';
import { END_PURPOSE } from './call-outs.ts';
import type { Form } from './form.ts';
import { parseAnswered, parseCallEnd } from './parse.ts';
import type { Action } from './render.ts';
import { type CallOutContext, renderAsking, renderConnecting } from './render-call-out.ts';
import { createWithin, DECISION_LIMIT_MS } from './within.ts';

const KEY_CLAIM = '1';
const KEY_CONFIRM = '1';
/** Somebody may press beside it; whoever does so again is asked no more. */
const WRONG_KEYS_MOST = 1;

export interface OnCallOut {
  /** Whom to connect with; null: nobody any more. */
  connects(
    callId: string,
    index: number,
  ): Promise<{ readonly number: PhoneNumber; readonly line: Line } | null>;
  calledBack(callId: string, index: number, end: CallEnd): Promise<void>;
  /** Whoever was rung takes the call on, unless somebody else has. */
  woken(callId: string, index: number): Promise<void>;
  wakeEnded(callId: string, index: number): Promise<void>;
  /** The number is confirmed: the line whose prompt thanks; null: it is not. */
  confirmed(checkId: string): Promise<Line | null>;
  /** Another key: the line whose prompt asks once more; null: nothing is asked any more. */
  missedKey(checkId: string): Promise<Line | null>;
  checkEnded(checkId: string, end: ReturnType<typeof parseAnswered>): Promise<void>;
  /** The line whose prompt says goodbye; null: there is none at all. */
  lineCalledOut(id: string): Line | null;
}

export interface CallOutDeps extends CallOutContext {
  readonly clock: Clock;
  readonly log: Log;
  readonly onCallOut: OnCallOut;
}

const ASKING: ReadonlySet<Purpose> = new Set(['call-back', 'wake', 'check']);
const ENDING: ReadonlySet<Purpose> = new Set(Object.values(END_PURPOSE));

const isKey = (result: string | undefined): boolean => /^[0-9*#]$/.test(result ?? '');

const GONE: Action = { hangup: 'reject' };

export const createAnswerCallOut = (deps: CallOutDeps) => {
  const within = createWithin();
  const { addresses, log, onCallOut } = deps;

  const answer = (response: ServerResponse, action: Action): void => {
    const body = JSON.stringify(action);
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  };

  const goodbye = ({ callId }: Address): Action => ({
    play: deps.promptAddress('goodbye', onCallOut.lineCalledOut(callId) ?? undefined),
  });

  const connecting = async (address: Address): Promise<Action> => {
    const { callId, step } = address;
    const found = await within(DECISION_LIMIT_MS, onCallOut.connects(callId, step));
    if (found === null) return goodbye(address);
    const end = addresses.of({ purpose: 'call-back-end', callId, step });
    return renderConnecting(found.number, found.line, end);
  };

  const claiming = async (address: Address, key: string): Promise<Action> => {
    const { callId, step } = address;
    if (key === KEY_CLAIM) await within(DECISION_LIMIT_MS, onCallOut.woken(callId, step));
    return goodbye(address);
  };

  const checking = async (address: Address, key: string): Promise<Action> => {
    const { callId, step, turn = 0 } = address;
    if (key === KEY_CONFIRM) {
      const line = await within(DECISION_LIMIT_MS, onCallOut.confirmed(callId));
      return line === null ? goodbye(address) : { play: deps.promptAddress('checked', line) };
    }
    const line = await within(DECISION_LIMIT_MS, onCallOut.missedKey(callId));
    if (line === null || turn >= WRONG_KEYS_MOST) return goodbye(address);
    return renderAsking({ why: 'check', callId, index: step, line, turn: turn + 1 }, deps);
  };

  const keyed = (address: Address, key: string): Promise<Action> => {
    if (address.purpose === 'check') return checking(address, key);
    return address.purpose === 'wake' ? claiming(address, key) : connecting(address);
  };

  const pressed = async (address: Address, form: Form): Promise<Action> => {
    const key = form.get('result')?.trim() ?? '';
    if (!isKey(key)) return GONE;
    try {
      return await keyed(address, key);
    } catch (error) {
      log.error('key of a member not taken', { callId: address.callId, error });
      return goodbye(address);
    }
  };

  const ended = async ({ purpose, callId, step }: Address, form: Form): Promise<void> => {
    if (purpose === END_PURPOSE.check) return onCallOut.checkEnded(callId, parseAnswered(form));
    if (purpose === END_PURPOSE.wake) return onCallOut.wakeEnded(callId, step);
    return onCallOut.calledBack(callId, step, parseCallEnd(form, deps.clock.now()));
  };

  return {
    takes: (purpose: Purpose): boolean => ASKING.has(purpose) || ENDING.has(purpose),
    /** An end is acknowledged only when it is safe on disk; until then 46elks sends it again. */
    take: async (address: Address, form: Form, response: ServerResponse): Promise<void> => {
      if (ASKING.has(address.purpose)) return answer(response, await pressed(address, form));
      await ended(address, form);
      response.writeHead(204).end();
    },
  };
};
