// Answers what a call that goes on asks: the rest of its plan after a busy phone, a wrong key, a code.
import type { ServerResponse } from 'node:http';
import { afterCode, afterWrongKey } from '../core/after-input.ts';
import type { Reached } from '../core/call.ts';
import type { Plan } from '../core/plan.ts';
import { voicemailPlan } from '../core/plan-call.ts';
import { sizeOf } from '../core/plan-steps.ts';
import type { Line } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { Clock } from '../ports/time.ts';
import type { Address } from './addresses.ts';
import type { Form } from './form.ts';
import { parseKeys } from './parse.ts';
import { renderAfterCode, renderMenuAgain, renderRest } from './render.ts';
import { contextOf, type RenderDeps } from './render-context.ts';
import { sendJson } from './send-json.ts';
import { createWithin, DECISION_LIMIT_MS } from './within.ts';

export interface AnswerOnDeps extends RenderDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** The plan a call was answered with, and its line. */
  readonly planOf: (callId: string) => Promise<{ readonly plan: Plan; readonly line: Line } | undefined>;
  /** Whose code was typed, if anybody's; whether no more codes are taken from this caller. */
  readonly onCode: (
    callId: string,
    digits: string,
  ) => Promise<{ readonly label: string | null; readonly isShut: boolean }>;
  readonly onReached: (callId: string, reached: Reached) => Promise<void>;
}

export const createAnswerOn = (deps: AnswerOnDeps) => {
  const within = createWithin();

  const planAnswered = async (callId: string): ReturnType<AnswerOnDeps['planOf']> => {
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
    sendJson(response, renderRest(plan, step, contextOf(deps, callId, known?.line)));
    await deps.onReached(callId, { step, at: deps.clock.now(), because: 'busy' });
  };

  /** A key that leads nowhere: the menu once more, or on to what is meant for those who cannot choose. */
  const menu = async ({ callId, step, turn = 0 }: Address, response: ServerResponse): Promise<void> => {
    const known = await planAnswered(callId);
    const plan = known?.plan ?? voicemailPlan('fault');
    const at = { number: step, turn: turn + 1 };
    sendJson(response, renderMenuAgain(plan, at, contextOf(deps, callId, known?.line)));
    const next = afterWrongKey(plan, at)?.number ?? step;
    if (next !== step) await deps.onReached(callId, { step: next, at: deps.clock.now(), because: 'chosen' });
  };

  const checkedCode = async (callId: string, digits: string): ReturnType<AnswerOnDeps['onCode']> => {
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
    sendJson(response, renderAfterCode(plan, typed, contextOf(deps, callId, known?.line)));
    const next = afterCode(plan, typed)?.number ?? step;
    await deps.onReached(callId, { step: next, at: deps.clock.now(), because: 'chosen' });
  };

  return { resume, menu, code, planAnswered };
};
