// Turns a plan into the one nested action that 46elks carries out without us.
// Keys and their meaning: 46elks.se/docs/call-actions, voice-connect, voice-play, voice-record, voice-hangup.
import type { Plan, PromptName, Step } from '../core/plan.ts';
import { stepsOf } from '../core/plan-steps.ts';
import type { Addresses } from './addresses.ts';

export type Action = Readonly<Record<string, unknown>>;

export interface RenderContext {
  readonly callId: string;
  readonly addresses: Addresses;
  /** Address of a prompt's sound, or a built-in one such as `sound/beep`. */
  readonly promptAddress: (name: PromptName) => string;
}

const renderVoicemail = (step: Extract<Step, { kind: 'voicemail' }>, context: RenderContext): Action => ({
  play: context.promptAddress(step.prompt),
  next: {
    record: context.addresses.of({ purpose: 'recording', callId: context.callId, step: 0 }),
    timelimit: step.maxSeconds,
    // On by default at 46elks, where it cuts off whoever stops to think for three seconds.
    silencedetection: 'no',
  },
});

/** The step behind a ringing that nobody answered. A sound before the next ringing tells us, live, how far it got. */
const renderUnanswered = (step: Step, number: number, context: RenderContext): Action => {
  const action = renderStep(step, number, context);
  if (step.kind !== 'ring') return action;
  return {
    play: context.addresses.of({ purpose: 'progress', callId: context.callId, step: number }),
    next: action,
  };
};

/** `busy` as an address and `failed` nested keep the answer's size linear; nesting both would double it at every step. */
const renderBusy = (step: Step, number: number, context: RenderContext): Action | string =>
  step.kind === 'ring'
    ? context.addresses.of({ purpose: 'resume', callId: context.callId, step: number })
    : renderStep(step, number, context);

/** No `next` on a connect: after an answered conversation the call ends, whoever hung up first. */
const renderRing = (
  step: Extract<Step, { kind: 'ring' }>,
  number: number,
  context: RenderContext,
): Action => ({
  connect: step.targets.map((target) => target.phone).join(','),
  timeout: step.ringSeconds,
  ...(step.callerId === null ? {} : { callerid: step.callerId }),
  busy: renderBusy(step.otherwise, number + 1, context),
  failed: renderUnanswered(step.otherwise, number + 1, context),
});

/** One step and all that follows it. */
export const renderStep = (step: Step, number: number, context: RenderContext): Action => {
  switch (step.kind) {
    case 'ring':
      return renderRing(step, number, context);
    case 'voicemail':
      return renderVoicemail(step, context);
    case 'hangup':
      return { hangup: step.how };
  }
};

const withReport = (action: Action, context: RenderContext): Action =>
  'hangup' in action
    ? action
    : { ...action, whenhangup: context.addresses.of({ purpose: 'hangup', callId: context.callId, step: 0 }) };

/** The answer to an incoming call. */
export const renderPlan = (plan: Plan, context: RenderContext): Action =>
  withReport(renderStep(plan.first, 0, context), context);

/** The rest of the plan from step `number` on; voicemail when the plan has no such step. */
export const renderRest = (plan: Plan, number: number, context: RenderContext): Action => {
  const step: Step = stepsOf(plan)[number] ?? { kind: 'voicemail', prompt: 'voicemail', maxSeconds: 180 };
  return withReport(renderStep(step, number, context), context);
};

export const renderRefusal = (): Action => ({ hangup: 'reject' });
