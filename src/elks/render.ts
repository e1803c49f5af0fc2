// Turns a plan into the one nested action that 46elks carries out without us.
// Keys and their meaning: 46elks.se/docs/call-actions, voice-connect, voice-play, voice-ivr, voice-record, voice-hangup.
import { afterCode, afterWrongKey, type CodeTyped, otherwiseOf } from '../core/after-input.ts';
import { MENU_KEYS, MENU_TRIES } from '../core/menu.ts';
import type { MenuStep, Plan, PromptName, RingStep, Step } from '../core/plan.ts';
import { voicemailPlan } from '../core/plan-call.ts';
import { type NumberedStep, numberedChildren, pathTo, sizeOf } from '../core/plan-steps.ts';
import type { Address, Addresses } from './addresses.ts';

export type Action = Readonly<Record<string, unknown>>;

export interface RenderContext {
  readonly callId: string;
  readonly addresses: Addresses;
  /** Address of a prompt's sound, or a built-in one such as `sound/beep`. */
  readonly promptAddress: (name: PromptName) => string;
  /** Left out: true. False for a plan so large that the sounds which tell how far a caller got would make it too long. */
  readonly isTelling?: boolean;
}

/** How long a caller may think before a menu or a code prompt is played again, in seconds. */
const KEY_WAIT_SECONDS = 10;
/** Longer than any code: `#` or a pause ends it (46elks.se/docs/voice-ivr). */
const CODE_DIGITS = 10;

const addressOf = (context: RenderContext, address: Omit<Address, 'callId'>): string =>
  context.addresses.of({ ...address, callId: context.callId });

const renderVoicemail = (step: Extract<Step, { kind: 'voicemail' }>, context: RenderContext): Action => ({
  play: context.promptAddress(step.prompt),
  next: {
    record: addressOf(context, { purpose: 'recording', step: 0 }),
    timelimit: step.maxSeconds,
    // On by default at 46elks, where it cuts off whoever stops to think for three seconds.
    silencedetection: 'no',
  },
});

/** A sound before a ringing tells us, live, how far the caller got: its address is this step's own. */
const renderTelling = (here: NumberedStep, context: RenderContext): Action => {
  const action = renderStep(here, context);
  if (here.step.kind !== 'ring' || context.isTelling === false) return action;
  return { play: addressOf(context, { purpose: 'progress', step: here.number }), next: action };
};

/**
 * `busy` as an address and `failed` nested keep the answer's size linear; nesting both would double it at every step.
 * No `next`: after an answered conversation the call ends, whoever hung up first.
 */
const renderRing = (step: RingStep, here: NumberedStep, context: RenderContext): Action => {
  const otherwise = otherwiseOf(here);
  const failed = renderTelling(otherwise, context);
  const isLast = otherwise.step.kind === 'voicemail';
  return {
    connect: [...new Set(step.targets.map((target) => target.phone))].join(','),
    timeout: step.ringSeconds,
    ...(step.callerId === null ? {} : { callerid: step.callerId }),
    busy: isLast ? failed : addressOf(context, { purpose: 'resume', step: otherwise.number }),
    failed,
  };
};

/** Keys that lead nowhere ask us, who count the tries; no key at all is counted by 46elks. */
const renderMenu = (
  here: { readonly number: number; readonly step: MenuStep },
  turn: number,
  context: RenderContext,
): Action => {
  const { step } = here;
  const wrong = addressOf(context, { purpose: 'menu', step: here.number, turn });
  const chosen = MENU_KEYS.filter((key) => step.choices[key] !== undefined);
  const branches = numberedChildren(here);
  const keys = MENU_KEYS.map((key) => {
    const branch = branches[chosen.indexOf(key)];
    return [key, branch === undefined || !chosen.includes(key) ? wrong : renderTelling(branch, context)];
  });
  return {
    ivr: context.promptAddress('menu'),
    digits: 1,
    timeout: KEY_WAIT_SECONDS,
    repeat: MENU_TRIES - turn,
    ...Object.fromEntries(keys),
    next: renderTelling(otherwiseOf(here), context),
  };
};

const renderPin = (here: NumberedStep, turn: number, context: RenderContext): Action => ({
  ivr: context.promptAddress(turn === 0 ? 'pin' : 'wrong-pin'),
  digits: CODE_DIGITS,
  timeout: KEY_WAIT_SECONDS,
  repeat: 1,
  next: addressOf(context, { purpose: 'pin', step: here.number, turn }),
});

const renderPlay = (prompt: PromptName, next: NumberedStep, context: RenderContext): Action => {
  const play = { play: context.promptAddress(prompt) };
  return next.step.kind === 'end' ? play : { ...play, next: renderStep(next, context) };
};

/** One step and all that follows it. */
export const renderStep = (here: NumberedStep, context: RenderContext): Action => {
  const { step } = here;
  switch (step.kind) {
    case 'ring':
      return renderRing(step, here, context);
    case 'play':
      return renderPlay(step.prompt, otherwiseOf(here), context);
    case 'menu':
      return renderMenu({ number: here.number, step }, 0, context);
    case 'pin':
      return renderPin(here, 0, context);
    case 'voicemail':
      return renderVoicemail(step, context);
    case 'end':
      return { play: context.promptAddress('goodbye') };
    case 'hangup':
      return { hangup: step.how };
  }
};

const withReport = (action: Action, context: RenderContext): Action =>
  'hangup' in action ? action : { ...action, whenhangup: addressOf(context, { purpose: 'hangup', step: 0 }) };

/** `recordcall` rides on what follows the consent prompt: nothing is recorded before it was said. */
const recording = (action: Action, context: RenderContext): Action => {
  const { next } = action;
  if (typeof next !== 'object') return action;
  return { ...action, next: { ...next, recordcall: addressOf(context, { purpose: 'whole-call', step: 0 }) } };
};

/** How long an answer 46elks takes is not documented: half of this is left for longer addresses than ours. */
const ANSWER_ROOMY_BYTES = 32 * 1024;
const STEPS_SURELY_ROOMY = 60;

/** Measured with a call's id of the usual length, so that all calls are told the same way. */
const isTooLong = (plan: Plan, context: RenderContext): boolean => {
  if (sizeOf(plan.first) <= STEPS_SURELY_ROOMY) return false;
  const { addresses } = context;
  const action = renderWhole(plan, { ...context, addresses: { ...addresses, of: addresses.blank } });
  return JSON.stringify(action).length > ANSWER_ROOMY_BYTES;
};

/** The answer to an incoming call. Where it grows too long, the live card gives way, never the ringing. */
export const renderPlan = (plan: Plan, context: RenderContext): Action =>
  renderWhole(plan, isTooLong(plan, context) ? { ...context, isTelling: false } : context);

const renderWhole = (plan: Plan, context: RenderContext): Action => {
  const action = renderStep({ step: plan.first, number: 0 }, context);
  return withReport(plan.records === true ? recording(action, context) : action, context);
};

const BROKEN: NumberedStep = { step: voicemailPlan('fault').first, number: 0 };

/** The rest of the plan from step `number` on; voicemail when the plan has no such step. */
export const renderRest = (plan: Plan, number: number, context: RenderContext): Action =>
  withReport(renderStep(pathTo(plan, number).at(-1) ?? BROKEN, context), context);

/** After a key that leads nowhere: the menu again, or what is meant for those who cannot choose. */
export const renderMenuAgain = (
  plan: Plan,
  at: { readonly number: number; readonly turn: number },
  context: RenderContext,
): Action => {
  const next = afterWrongKey(plan, at) ?? BROKEN;
  const { step, number } = next;
  const isAgain = step.kind === 'menu';
  return withReport(
    isAgain ? renderMenu({ number, step }, at.turn, context) : renderTelling(next, context),
    context,
  );
};

/** After a code: what its door opens, else the code prompt again, else on to `otherwise`. */
export const renderAfterCode = (plan: Plan, typed: CodeTyped, context: RenderContext): Action => {
  const next = afterCode(plan, typed) ?? BROKEN;
  const isAgain = next.step.kind === 'pin';
  return withReport(
    isAgain ? renderPin(next, typed.turn + 1, context) : renderTelling(next, context),
    context,
  );
};

/** Plain ASCII, whatever is in it: as many bytes as characters, in any encoding. */
export const jsonOf = (action: Action): string =>
  JSON.stringify(action).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export const renderRefusal = (): Action => ({ hangup: 'reject' });
