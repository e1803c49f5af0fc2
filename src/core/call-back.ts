// Calling back: who may, what number is called, and what came of it. One at a time for a call.
import type { Call, CallEnd } from './call.ts';
import { claimed, type WorkRefusal, withWork } from './call-work.ts';
import { dialFault } from './dialable.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from './instant.ts';
import { type NumberProblem, numberProblem } from './number-problem.ts';
import type { Line, PhoneNumber, Settings, UserId } from './settings.ts';
import type { CallBack, Mark } from './work.ts';
import { type CallBackFault, isBlocked, numberToCallBack } from './work-view.ts';

/** The phone rings half a minute, then a key is waited for; what is not heard of by then got lost. */
const ASKED_LASTS_MS = 3 * MINUTE_MS;
/** A conversation goes on for long; its end is reported again for hours. */
const CONNECTING_LASTS_MS = 2 * HOUR_MS;

export type CallBackDecision =
  | {
      readonly kind: 'call';
      readonly call: Call;
      /** Place of the new try in the list. */
      readonly index: number;
      readonly number: PhoneNumber;
      readonly phone: PhoneNumber;
    }
  | { readonly kind: 'refused'; readonly refusal: WorkRefusal }
  | { readonly kind: 'no-phone' }
  | { readonly kind: 'phone-barred'; readonly problem: NumberProblem }
  | { readonly kind: 'not-callable'; readonly why: CallBackFault }
  | { readonly kind: 'under-way'; readonly by: UserId };

const isUnderWay = ({ state, at }: CallBack, now: Instant): boolean =>
  (state === 'asked' && now - at < ASKED_LASTS_MS) ||
  (state === 'connecting' && now - at < CONNECTING_LASTS_MS);

/** With the claim that calling back brings along; somebody else's stands in its way. */
const takenOn = (call: Call, mark: Mark) =>
  call.work?.claim?.by === mark.by && call.work.done === undefined
    ? ({ kind: 'worked', call } as const)
    : claimed(call, mark);

export interface CallBackAsked {
  readonly mark: Mark;
  readonly settings: Settings;
  readonly line: Line;
}

export const decideCallBack = (call: Call, { mark, settings, line }: CallBackAsked): CallBackDecision => {
  const reading = numberToCallBack(call, line, settings);
  if (!reading.ok) return { kind: 'not-callable', why: reading.fault };
  if (isBlocked(call, settings, mark.at)) return { kind: 'not-callable', why: 'blocked' };
  const phone = settings.membersById[mark.by]?.phone;
  if (phone === undefined) return { kind: 'no-phone' };
  const fault = dialFault(phone, settings, line);
  if (fault !== null)
    return { kind: 'phone-barred', problem: numberProblem(fault, phone, { line, settings }) };
  const callBacks = call.work?.callBacks ?? [];
  const running = callBacks.find((one) => isUnderWay(one, mark.at));
  if (running !== undefined) return { kind: 'under-way', by: running.by };
  const taken = takenOn(call, mark);
  if (taken.kind !== 'worked') return { kind: 'refused', refusal: taken };
  const asked: CallBack = { ...mark, state: 'asked', seconds: 0 };
  return {
    kind: 'call',
    call: withWork(taken.call, { callBacks: [...callBacks, asked] }),
    index: callBacks.length,
    number: reading.number,
    phone,
  };
};

const withCallBack = (
  call: Call,
  index: number,
  change: Pick<CallBack, 'state'> & Partial<CallBack>,
): Call => {
  const callBacks = call.work?.callBacks ?? [];
  return withWork(call, {
    callBacks: callBacks.map((one, at) => (at === index ? { ...one, ...change } : one)),
  });
};

const isOpen = (one: CallBack | undefined): boolean => one?.state === 'asked' || one?.state === 'connecting';

/** Each of these returns the call itself when it tells nothing new: reports come twice and late. */
export const withConnecting = (call: Call, index: number): Call =>
  call.work?.callBacks?.[index]?.state === 'asked'
    ? withCallBack(call, index, { state: 'connecting' })
    : call;

export const withNotPlaced = (call: Call, index: number): Call =>
  call.work?.callBacks?.[index]?.state === 'asked' ? withCallBack(call, index, { state: 'failed' }) : call;

/** The talk with the caller, in seconds; null when there was none. */
const talkIn = (end: CallEnd, number: PhoneNumber): number | null => {
  const leg = end.legs.find(({ to, state }) => to === number && state === 'success');
  if (leg !== undefined) return leg.seconds;
  const connected = end.actions?.some(({ verb, result }) => verb === 'connect' && result === 'success');
  return connected === true ? end.totalSeconds : null;
};

const wasConnected = (one: CallBack | undefined, end: CallEnd): boolean =>
  one?.state === 'connecting' || end.actions?.some(({ verb }) => verb === 'connect') === true;

export const withCallBackEnd = (call: Call, index: number, end: CallEnd): Call => {
  const one = call.work?.callBacks?.[index];
  // One that seemed not to be placed was, when its end is reported.
  if (!isOpen(one) && one?.state !== 'failed') return call;
  const talked = call.caller.kind === 'number' ? talkIn(end, call.caller.number) : null;
  if (talked !== null) return withCallBack(call, index, { state: 'answered', seconds: talked });
  return withCallBack(call, index, { state: wasConnected(one, end) ? 'unanswered' : 'not-taken' });
};
