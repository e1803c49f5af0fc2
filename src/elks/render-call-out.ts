// What the phone of somebody who is to call back, or to take on a waiting call, is told to do (46elks.se/docs/make-call).
import type { Line, PhoneNumber } from '../core/settings.ts';
import type { CallOut } from '../ports/phone.ts';
import type { Addresses } from './addresses.ts';
import type { Action } from './render.ts';

/** How long a key is waited for before the prompt is played once more. */
const KEY_WAIT_SECONDS = 8;
const ASKED_TIMES = 2;
/** The caller may have put the phone away. */
const CALLER_RING_SECONDS = 45;

export interface CallOutContext {
  readonly addresses: Addresses;
  readonly promptAddress: (name: string, line: Line | undefined) => string;
}

const PROMPTS: Readonly<Record<CallOut['why'], string>> = {
  'call-back': 'callback',
  wake: 'claim',
  check: 'check',
};

/** `turn`: how often a wrong key was pressed before; left out: not yet. */
type Asking = Pick<CallOut, 'why' | 'callId' | 'index' | 'line'> & { readonly turn?: number };

/** A voicemail box presses no key, so it is never connected with anybody. */
export const renderAsking = (
  { why, callId, index, line, turn }: Asking,
  { addresses, promptAddress }: CallOutContext,
): Action => ({
  ivr: promptAddress(PROMPTS[why], line),
  digits: 1,
  timeout: KEY_WAIT_SECONDS,
  repeat: ASKED_TIMES,
  next: addresses.of({ purpose: why, callId, step: index, ...(turn === undefined ? {} : { turn }) }),
});

/** The caller sees the line's number. */
export const renderConnecting = (number: PhoneNumber, line: Line, whenHangup: string): Action => ({
  connect: number,
  callerid: line.number,
  timeout: CALLER_RING_SECONDS,
  whenhangup: whenHangup,
});
