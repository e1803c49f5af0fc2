// What a card offers to do about its call, and shows of what was done.
import type { Call } from './call.ts';
import { doubtAbout, isUnserved } from './call-work.ts';
import { readNumberToRing } from './dialable.ts';
import type { Instant } from './instant.ts';
import { lineById } from './on-call.ts';
import { messageLeft } from './outcome.ts';
import type { BlockedNumber, Line, PhoneNumber, Settings } from './settings.ts';
import type { WorkView } from './view.ts';

export type CallBackFault =
  /** No number was sent, or none that can be read. */
  | 'no-number'
  | 'blocked'
  /** Premium rate, satellite, not assigned: whatever a member's phone may not be. */
  | 'not-callable'
  /** In a country that may not be called. */
  | 'foreign';

export type CallBackReading =
  | { readonly ok: true; readonly number: PhoneNumber }
  | { readonly ok: false; readonly fault: CallBackFault };

/** Without `now`, a block that has ended counts too. */
export const blockOf = (call: Call, settings: Settings, now = 0): BlockedNumber | undefined => {
  const { caller } = call;
  if (caller.kind !== 'number') return undefined;
  return settings.blocked.find(
    ({ number, untilAt }) => number === caller.number && (untilAt === null || now < untilAt),
  );
};

export const isBlocked = (call: Call, settings: Settings, now?: Instant): boolean =>
  blockOf(call, settings, now) !== undefined;

/** What the line may call: anything that could be a member's phone. */
export const numberToCallBack = (call: Call, line: Line, settings: Settings): CallBackReading => {
  if (call.caller.kind !== 'number') return { ok: false, fault: 'no-number' };
  const reading = readNumberToRing(call.caller.number, line, settings);
  if (reading.ok) return reading;
  return { ok: false, fault: reading.fault === 'foreign' ? 'foreign' : 'not-callable' };
};

const callBackOffer = (
  call: Call,
  settings: Settings,
  isCallerBlocked: boolean,
): 'yes' | 'ask-first' | 'no' => {
  const line = lineById(settings, call.lineId);
  if (isCallerBlocked || line === undefined || !numberToCallBack(call, line, settings).ok) return 'no';
  const wasHeard = messageLeft(call) !== undefined || call.work?.verdict !== undefined;
  return wasHeard ? 'yes' : 'ask-first';
};

const openView = (call: Call, settings: Settings, now?: Instant): WorkView => {
  const { claim = null, notes = [], callBacks = [] } = call.work ?? {};
  const isCallerBlocked = isBlocked(call, settings, now);
  const callBack = callBackOffer(call, settings, isCallerBlocked);
  return { kind: 'open', claim, notes, callBacks, callBack, isBlocked: isCallerBlocked };
};

export const workView = (call: Call, settings: Settings, now?: Instant): WorkView | null => {
  const { done, verdict, notes = [], callBacks = [] } = call.work ?? {};
  if (done !== undefined) return { kind: 'done', done, notes, callBacks };
  if (isUnserved(call)) return openView(call, settings, now);
  const because = doubtAbout(call);
  if (because !== null) return { kind: 'doubt', because };
  return verdict === undefined ? null : { kind: 'spoken', by: verdict.by };
};
