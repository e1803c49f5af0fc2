// Answers a call: decide, within a time limit, else fall back; render; send. Nothing slow comes before the answer, and
// answers to calls that came in the same moment all leave before the first of them is recorded.
import type { ServerResponse } from 'node:http';
import { afterCode, afterWrongKey } from '../core/after-input.ts';
import type { Reached } from '../core/call.ts';
import type { Plan, PromptName } from '../core/plan.ts';
import { voicemailPlan } from '../core/plan-call.ts';
import { sizeOf } from '../core/plan-steps.ts';
import type { Line } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { Clock } from '../ports/time.ts';
import type { Address, Addresses } from './addresses.ts';
import { createEndOfTurn } from './end-of-turn.ts';
import type { Form } from './form.ts';
import { type IncomingWords, incomingFrom } from './incoming.ts';
import { parseCallWords, parseKeys } from './parse.ts';
import { createPlanAnswers } from './plan-answers.ts';
import {
  type Action,
  jsonOf,
  renderAfterCode,
  renderMenuAgain,
  renderRefusal,
  renderRest,
} from './render.ts';
import { createWithin } from './within.ts';

/** How long a decision may take before the fallback answers instead: well under any patience a phone platform has. */
export const DECISION_LIMIT_MS = 1_500;

export type Answer =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly line: Line }
  | { readonly kind: 'not-ours' };

export interface AnswerDeps {
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly log: Log;
  /** Without a line: the shipped prompt in English. */
  readonly promptAddress: (name: PromptName, line: Line | undefined) => string;
  readonly onCall: {
    answer(incoming: IncomingWords): Answer | Promise<Answer>;
    fallback(incoming: IncomingWords): Answer;
    record(incoming: IncomingWords, plan: Plan, line: Line): Promise<void>;
  };
  /** The plan a call was answered with, and its line. */
  readonly planOf: (callId: string) => Promise<{ readonly plan: Plan; readonly line: Line } | undefined>;
  /** Whose code was typed, if anybody's; whether no more codes are taken from this caller. */
  readonly onCode: (
    callId: string,
    digits: string,
  ) => Promise<{ readonly label: string | null; readonly isShut: boolean }>;
  readonly onReached: (callId: string, reached: Reached) => Promise<void>;
  /** Seconds from the request to the answer, and what answered. */
  readonly onAnswered: (seconds: number, how: 'plan' | 'fallback' | 'refused') => void;
}

interface Decision {
  readonly answer: Answer;
  readonly how: 'plan' | 'fallback';
}

interface Asked {
  readonly incoming: IncomingWords;
  readonly response: ServerResponse;
  /** By `performance.now()`. */
  readonly startedAt: number;
}

/** A call that was decided on, with its answer. */
interface Answered extends Asked {
  readonly plan: Plan;
  readonly line: Line;
  readonly how: Decision['how'];
  readonly json: string;
}

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1_000;

/** @param json ASCII, as `jsonOf` makes it */
const send = (response: ServerResponse, json: string): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': json.length });
  response.end(json, 'latin1');
};

const sendJson = (response: ServerResponse, action: Action): void => send(response, jsonOf(action));

export const createAnswerCall = (deps: AnswerDeps) => {
  const within = createWithin();
  const answerJson = createPlanAnswers(deps);

  const contextFor = (callId: string, line: Line | undefined) => ({
    callId,
    addresses: deps.addresses,
    promptAddress: (name: PromptName) => deps.promptAddress(name, line),
  });

  const byFallback = (incoming: IncomingWords, error: unknown): Decision => {
    deps.log.error('fallback answers the call', { callId: incoming.callId, error });
    return { answer: deps.onCall.fallback(incoming), how: 'fallback' };
  };

  const decide = (incoming: IncomingWords): Decision | Promise<Decision> => {
    try {
      const answer = deps.onCall.answer(incoming);
      if (!(answer instanceof Promise)) return { answer, how: 'plan' };
      return within(DECISION_LIMIT_MS, answer).then(
        (found): Decision => ({ answer: found, how: 'plan' }),
        (error: unknown) => byFallback(incoming, error),
      );
    } catch (error) {
      return byFallback(incoming, error);
    }
  };

  const notRecorded = (callId: string, error: unknown): void =>
    deps.log.error('call not recorded', { callId, error });

  const leave = ({ incoming, response, startedAt, line, how, json }: Answered): void => {
    send(response, json);
    deps.onAnswered(secondsSince(startedAt), how);
    deps.log.info('call answered', { callId: incoming.callId, line: line.id, how });
  };

  /** Waited for by nobody: while the disk takes its time, neither request nor response need be kept. */
  const keep = ({ incoming, plan, line }: Answered): void => {
    const { callId } = incoming;
    deps.onCall.record(incoming, plan, line).catch((error: unknown) => notRecorded(callId, error));
  };

  const answered = createEndOfTurn<Answered>([leave, keep], ({ incoming }, error) =>
    deps.log.error('a call was not answered or not recorded', { callId: incoming.callId, error }),
  );

  const refuse = ({ incoming, response, startedAt }: Asked): void => {
    sendJson(response, renderRefusal());
    deps.onAnswered(secondsSince(startedAt), 'refused');
    deps.log.warn('call to a number that is no line of ours', { ...incoming });
  };

  /** The plan of a call that is known may have been damaged on disk. */
  const jsonFor = ({ callId }: IncomingWords, plan: Plan, line: Line): string => {
    try {
      return answerJson(callId, plan, line);
    } catch (error) {
      deps.log.error('voicemail answers: the plan of the call is none', { callId, error });
      return jsonOf(renderRest(voicemailPlan('fault'), 0, contextFor(callId, line)));
    }
  };

  const giveAnswer = (asked: Asked, { answer, how }: Decision): void => {
    const { incoming, response, startedAt } = asked;
    if (answer.kind === 'not-ours') {
      refuse(asked);
      return;
    }
    const { plan, line } = answer;
    answered({ incoming, response, startedAt, plan, line, how, json: jsonFor(incoming, plan, line) });
  };

  /** `voice_start`: the answer to an incoming call, at the end of this turn of the event loop, then its record. */
  const start = (form: Form, response: ServerResponse): void | Promise<void> => {
    const incoming = incomingFrom(parseCallWords(form));
    const asked = { incoming, response, startedAt: performance.now() };
    const decision = decide(incoming);
    if (!(decision instanceof Promise)) return giveAnswer(asked, decision);
    return decision.then((late) => giveAnswer(asked, late));
  };

  const planAnswered = async (callId: string): ReturnType<AnswerDeps['planOf']> => {
    try {
      const known = await within(DECISION_LIMIT_MS, deps.planOf(callId));
      // Throws for a plan that was damaged on disk.
      if (known !== undefined) sizeOf(known.plan.first);
      return known;
    } catch (error) {
      deps.log.error('the plan of the call cannot be read', { callId, error });
      return undefined;
    }
  };

  /** A phone was busy: the rest of the plan from that step on. */
  const resume = async ({ callId, step }: Address, response: ServerResponse): Promise<void> => {
    const known = await planAnswered(callId);
    const plan = known?.plan ?? voicemailPlan('fault');
    sendJson(response, renderRest(plan, step, contextFor(callId, known?.line)));
    await deps.onReached(callId, { step, at: deps.clock.now(), because: 'busy' });
  };

  /** A key that leads nowhere: the menu once more, or on to what is meant for those who cannot choose. */
  const menu = async ({ callId, step, turn = 0 }: Address, response: ServerResponse): Promise<void> => {
    const known = await planAnswered(callId);
    const plan = known?.plan ?? voicemailPlan('fault');
    const at = { number: step, turn: turn + 1 };
    sendJson(response, renderMenuAgain(plan, at, contextFor(callId, known?.line)));
    const next = afterWrongKey(plan, at)?.number ?? step;
    if (next !== step) await deps.onReached(callId, { step: next, at: deps.clock.now(), because: 'chosen' });
  };

  const checkedCode = async (callId: string, digits: string): ReturnType<AnswerDeps['onCode']> => {
    try {
      return await within(DECISION_LIMIT_MS, deps.onCode(callId, digits));
    } catch (error) {
      deps.log.error('a code could not be checked', { callId, error });
      return { label: null, isShut: true };
    }
  };

  /** A code was typed, or none. */
  const code = async (address: Address, form: Form, response: ServerResponse): Promise<void> => {
    const { callId, step, turn = 0 } = address;
    const known = await planAnswered(callId);
    const plan = known?.plan ?? voicemailPlan('fault');
    const { label, isShut } = await checkedCode(callId, parseKeys(form));
    const typed = { number: step, turn, label, isShut };
    sendJson(response, renderAfterCode(plan, typed, contextFor(callId, known?.line)));
    const next = afterCode(plan, typed)?.number ?? step;
    await deps.onReached(callId, { step: next, at: deps.clock.now(), because: 'chosen' });
  };

  return { start, resume, menu, code, planAnswered };
};
