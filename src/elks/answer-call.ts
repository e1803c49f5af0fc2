// Answers a call: decide, within a time limit, else fall back; render; send. Nothing slow comes before the answer, and
// answers to calls that came in the same moment all leave before the first of them is recorded; in a rush, those of a few moments.
import type { ServerResponse } from 'node:http';
import type { Plan } from '../core/plan.ts';
import { voicemailPlan } from '../core/plan-call.ts';
import type { Line } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { FailedUpdate } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import type { Filled } from './answer-template.ts';
import { createEndOfTurn } from './end-of-turn.ts';
import type { Form } from './form.ts';
import { createInARush } from './in-a-rush.ts';
import { type IncomingWords, incomingFrom } from './incoming.ts';
import { parseCallWords } from './parse.ts';
import { createPlanAnswers } from './plan-answers.ts';
import { jsonOf, renderRefusal, renderRest } from './render.ts';
import { contextOf, type RenderDeps } from './render-context.ts';
import { sendBytes, sendJson } from './send-json.ts';
import { createWithin, DECISION_LIMIT_MS } from './within.ts';

export type Answer =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly line: Line }
  | { readonly kind: 'not-ours' };

interface ToRecord {
  readonly incoming: IncomingWords;
  readonly plan: Plan;
  readonly line: Line;
}

export interface AnswerDeps extends RenderDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly onCall: {
    answer(incoming: IncomingWords): Answer | Promise<Answer>;
    fallback(incoming: IncomingWords): Answer;
    /** Calls that were answered in the same moment. Resolves to those that could not be kept. */
    record(answered: readonly ToRecord[]): Promise<readonly FailedUpdate[]>;
  };
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
interface Answered extends Asked, ToRecord {
  readonly how: Decision['how'];
  readonly filled: Filled;
}

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1_000;

export const createAnswerCall = (deps: AnswerDeps) => {
  const within = createWithin();
  const answerOf = createPlanAnswers(deps);

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

  const leave = ({ incoming, response, startedAt, line, how, filled }: Answered): void => {
    if (sendBytes(response, filled.bytes)) filled.giveBack();
    deps.onAnswered(secondsSince(startedAt), how);
    deps.log.info('call answered', { callId: incoming.callId, line: line.id, how });
  };

  const records = createInARush<ToRecord>((all) => {
    const callIds = all.map(({ incoming }) => incoming.callId);
    const tell = (failed: readonly FailedUpdate[]): void => {
      for (const { callId, error } of failed) deps.log.error('call not recorded', { callId, error });
    };
    const tellAll = (error: unknown): void => tell(callIds.map((callId) => ({ callId, error })));
    try {
      deps.onCall.record(all).then(tell, tellAll);
    } catch (error) {
      tellAll(error);
    }
  });

  /** Waited for by nobody: while the disk takes its time, neither request nor response need be kept. */
  const keep = (all: readonly Answered[]): void =>
    records.add(all.map(({ incoming, plan, line }) => ({ incoming, plan, line })));

  const answered = createEndOfTurn<Answered>({
    each: leave,
    onFault: ({ incoming }, error) =>
      deps.log.error('a call was not answered', { callId: incoming.callId, error }),
    all: keep,
  });

  const refuse = ({ incoming, response, startedAt }: Asked): void => {
    sendJson(response, renderRefusal());
    deps.onAnswered(secondsSince(startedAt), 'refused');
    deps.log.warn('call to a number that is no line of ours', { ...incoming });
  };

  /** The plan of a call that is known may have been damaged on disk. */
  const answerFor = ({ callId }: IncomingWords, plan: Plan, line: Line): Filled => {
    try {
      return answerOf(callId, plan, line);
    } catch (error) {
      deps.log.error('voicemail answers: the plan of the call is none', { callId, error });
      const json = jsonOf(renderRest(voicemailPlan('fault'), 0, contextOf(deps, callId, line)));
      return { bytes: Buffer.from(json), giveBack: () => undefined };
    }
  };

  const giveAnswer = (asked: Asked, { answer, how }: Decision): void => {
    const { incoming, response, startedAt } = asked;
    if (answer.kind === 'not-ours') {
      refuse(asked);
      return;
    }
    const { plan, line } = answer;
    answered({ incoming, response, startedAt, plan, line, how, filled: answerFor(incoming, plan, line) });
  };

  /** `voice_start`: the answer to an incoming call, at the end of this turn of the event loop, then its record. */
  const start = (form: Form, response: ServerResponse): void | Promise<void> => {
    const incoming = incomingFrom(parseCallWords(form));
    const asked = { incoming, response, startedAt: performance.now() };
    const decision = decide(incoming);
    if (!(decision instanceof Promise)) return giveAnswer(asked, decision);
    return decision.then((late) => giveAnswer(asked, late));
  };

  return {
    start,
    /** Records at once what calls in a rush were answered: somebody speaks of one of them. */
    recordNow: records.catchUp,
  };
};
