// What the phone of somebody who records a prompt is told to do (46elks.se/docs/voice-record, voice-ivr).
import { SOUND_SECONDS_MOST } from '../core/sound.ts';
import type { Action } from './render.ts';
import type { Order, TakeAddresses } from './take-addresses.ts';

/** A phone that lies in a pocket is not asked without end. */
const TAKES_LAST = 4;
const KEY_WAIT_SECONDS = 10;
const ASKED_TIMES = 3;

export interface TakeContext {
  readonly addresses: TakeAddresses;
  readonly promptAddress: (name: string) => string;
  readonly order: Order;
  readonly number: number;
}

/** Speak after the beep, which the prompt ends in. */
export const renderTake = ({ addresses, promptAddress, order, number }: TakeContext): Action => ({
  play: promptAddress('record-prompt'),
  next: {
    record: addresses.of({ step: 'recorded', order, number }),
    timelimit: SOUND_SECONDS_MOST,
    silencedetection: 'no',
    next: addresses.of({ step: 'review', order, number }),
  },
});

export const renderDone = ({ promptAddress }: TakeContext): Action => ({ play: promptAddress('goodbye') });

export const renderAgain = (context: TakeContext): Action =>
  context.number >= TAKES_LAST ? renderDone(context) : renderTake({ ...context, number: context.number + 1 });

/** Keep it, or speak again. */
export const renderQuestion = (
  { addresses, promptAddress, order, number }: TakeContext,
  step: 'choice' | 'last-choice',
): Action => ({
  ivr: promptAddress('keep'),
  digits: 1,
  timeout: KEY_WAIT_SECONDS,
  repeat: ASKED_TIMES,
  next: addresses.of({ step, order, number }),
});

/** What was said, and then the question. */
export const renderReview = (context: TakeContext): Action => ({
  play: context.addresses.of({ step: 'sound', order: context.order, number: context.number }),
  next: renderQuestion(context, 'choice'),
});
