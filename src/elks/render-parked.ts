// Renders the plan that is left at 46elks while Jour is stopped, as a number's `voice_start` (46elks.se/docs/receive-call).
// Nothing in it needs an answer from us: `busy` leads on nested, no sound tells how far a caller got, and reports wait at
// 46elks until we are back. One text serves every call, so its addresses are signed for the line, not for a call.
import { MENU_KEYS } from '../core/menu.ts';
import { allAtOnce } from '../core/parked-plan.ts';
import type { MenuStep, Plan, PromptName, RingStep, Step } from '../core/plan.ts';
import type { Address, Addresses } from './addresses.ts';
import type { Action } from './render.ts';

export interface ParkedContext {
  readonly lineId: string;
  readonly addresses: Addresses;
  readonly promptAddress: (name: PromptName) => string;
}

/** How much 46elks takes is not documented: what is larger is not even tried. */
const PARKED_MOST_BYTES = 16 * 1024;
const KEY_WAIT_SECONDS = 10;
/** Our sounds come out of 46elks' cache, or not at all: then nobody should listen to silence three times. */
const MENU_TRIES = 1;
/** 46elks' own, so that callers hear when to speak also where our prompt is not to be had. */
const BEEP = 'sound/beep';

const addressOf = ({ addresses, lineId }: ParkedContext, purpose: Address['purpose']): string =>
  addresses.of({ purpose, callId: lineId, step: 0 });

const renderVoicemail = (step: Extract<Step, { kind: 'voicemail' }>, context: ParkedContext): Action => ({
  play: context.promptAddress(step.prompt),
  next: {
    play: BEEP,
    next: {
      record: addressOf(context, 'parked-recording'),
      timelimit: step.maxSeconds,
      silencedetection: 'no',
    },
  },
});

/**
 * Nesting all that follows under both `busy` and `failed` would double the size at every step. So when a phone is busy,
 * those who are left ring all at once.
 */
const renderRing = (step: RingStep, context: ParkedContext): Action => {
  const { otherwise } = step;
  const failed = renderStep(otherwise, context);
  return {
    connect: [...new Set(step.targets.map(({ phone }) => phone))].join(','),
    timeout: step.ringSeconds,
    ...(step.callerId === null ? {} : { callerid: step.callerId }),
    busy: otherwise.kind === 'ring' ? renderStep(allAtOnce(otherwise), context) : failed,
    failed,
  };
};

/** What a key without a meaning of its own does is not documented; in the examples `next` is what follows it. */
const renderMenu = (step: MenuStep, context: ParkedContext): Action => ({
  ivr: context.promptAddress('menu'),
  digits: 1,
  timeout: KEY_WAIT_SECONDS,
  repeat: MENU_TRIES,
  ...Object.fromEntries(
    MENU_KEYS.flatMap((key) => {
      const choice = step.choices[key];
      return choice === undefined ? [] : [[key, renderStep(choice, context)]];
    }),
  ),
  next: renderStep(step.otherwise, context),
});

const renderStep = (step: Step, context: ParkedContext): Action => {
  switch (step.kind) {
    case 'ring':
      return renderRing(step, context);
    case 'play': {
      const play = { play: context.promptAddress(step.prompt) };
      return step.next.kind === 'end' ? play : { ...play, next: renderStep(step.next, context) };
    }
    case 'menu':
      return renderMenu(step, context);
    case 'pin':
      return renderStep(step.otherwise, context);
    case 'voicemail':
      return renderVoicemail(step, context);
    case 'end':
      return { play: context.promptAddress('goodbye') };
    case 'hangup':
      return { hangup: step.how };
  }
};

export const renderParked = (plan: Plan, context: ParkedContext): string =>
  JSON.stringify({ ...renderStep(plan.first, context), whenhangup: addressOf(context, 'parked-hangup') });

/** Those of the plans that are worth trying, as texts, fullest first. */
export const renderParkedPlans = (plans: readonly Plan[], context: ParkedContext): readonly string[] => {
  const texts = plans.map((plan) => renderParked(plan, context));
  const fitting = texts.filter((text) => Buffer.byteLength(text) <= PARKED_MOST_BYTES);
  return fitting.length > 0 ? fitting : texts.slice(-1);
};
