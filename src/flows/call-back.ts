// Somebody wants to call a caller back: it is noted first, on disk if that can be, then their own phone is rung; a key they
// press there connects them. What became of it stands on the card.

import type { Call, CallEnd } from '../core/call.ts';
import {
  type CallBackDecision,
  decideCallBack,
  withCallBackEnd,
  withConnecting,
  withNotPlaced,
} from '../core/call-back.ts';
import { callerView } from '../core/call-view.ts';
import { nationalFormat } from '../core/phone-number.ts';
import type { Line, PhoneNumber } from '../core/settings.ts';
import type { WorkAnswer } from '../core/work-answer.ts';
import { numberToCallBack } from '../core/work-view.ts';
import type { Log } from '../ports/log.ts';
import type { PlaceCallOut } from '../ports/phone.ts';
import type { CallChange, CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { lineOfCall, workChange } from './call-effects.ts';
import type { WorkOrder } from './card-work.ts';
import { OVER_LIMIT } from './careful-phone.ts';
import { findCall } from './find-call.ts';
import { heldUpdate } from './held.ts';
import type { WhoMay } from './who-may.ts';

export interface CallBackReportDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
}

export interface CallBackDeps extends CallBackReportDeps {
  readonly whoMay: WhoMay;
  readonly place: PlaceCallOut;
}

const notRungBecause = (reason: string): (WorkAnswer & { kind: 'not-rung' })['why'] =>
  reason === 'no-answer' || reason === OVER_LIMIT ? reason : 'refused';

type Learn = (call: Call) => Call;

const createLearn = (deps: CallBackReportDeps) => {
  const changeWith =
    (learn: Learn) =>
    (known: Call | undefined): CallChange | undefined => {
      const learnt = known && learn(known);
      if (learnt === undefined || learnt === known) return undefined;
      return workChange(learnt, { settings: deps.settings.current(), now: deps.clock.now() });
    };

  return {
    /** Resolves when it is on disk. */
    learn: async (callId: string, learn: Learn): Promise<void> => {
      await deps.calls.update(callId, changeWith(learn));
      deps.kick();
    },
    /** Resolves to the call as it then is, on disk or not. */
    learnNow: async (callId: string, learn: Learn): Promise<Call | undefined> => {
      const { said } = await heldUpdate(deps, callId, (known) => {
        const change = changeWith(learn)(known);
        return { said: change?.call ?? known, change };
      });
      deps.kick();
      return said;
    },
  };
};

/** What the phone tells of a call back; needed before Slack is. */
export const createCallBackReports = (deps: CallBackReportDeps) => {
  const { learn, learnNow } = createLearn(deps);
  return {
    /** A key was pressed: whom to connect with, or null when there is no such call any more. */
    connects: async (callId: string, index: number): Promise<{ number: PhoneNumber; line: Line } | null> => {
      const call = await learnNow(callId, (known) => withConnecting(known, index));
      const settings = deps.settings.current();
      const line = call && lineOfCall(settings, call);
      if (line === undefined || call?.work?.callBacks?.[index] === undefined) return null;
      // Looked at again: which countries may be called may have changed while the phone rang.
      const reading = numberToCallBack(call, line, settings);
      return reading.ok ? { number: reading.number, line } : null;
    },
    calledBack: (callId: string, index: number, end: CallEnd): Promise<void> =>
      learn(callId, (known) => withCallBackEnd(known, index, end)),
  };
};

export const createCallBack = (deps: CallBackDeps) => {
  const { learnNow } = createLearn(deps);

  const decided = async (order: WorkOrder, old: Call, line: Line): Promise<CallBackDecision> => {
    const { said } = await heldUpdate(deps, order.callId, (known) => {
      const settings = deps.settings.current();
      const now = deps.clock.now();
      const decision = decideCallBack(known ?? old, { mark: { by: order.by, at: now }, settings, line });
      const change = decision.kind === 'call' ? workChange(decision.call, { settings, now }) : undefined;
      return { said: decision, change };
    });
    deps.kick();
    return said;
  };

  const ring = async (
    { callId }: WorkOrder,
    { index, phone, call }: CallBackDecision & { kind: 'call' },
    line: Line,
  ): Promise<WorkAnswer> => {
    const dialled = await deps.place({ why: 'call-back', callId, index, phone, line });
    const caller = callerView(call.caller, line);
    if (dialled.kind === 'dialled')
      return { kind: 'ringing-you', phone: nationalFormat(phone, line.country), caller };
    deps.log.warn('call back not placed', { callId, reason: dialled.reason });
    await learnNow(callId, (known) => withNotPlaced(known, index));
    return { kind: 'not-rung', why: notRungBecause(dialled.reason), caller };
  };

  /** Rings the phone of whoever asked, unless something stands against it. */
  return async (order: WorkOrder): Promise<WorkAnswer> => {
    const who = await deps.whoMay(order.by);
    if (who !== null) return { kind: 'not-allowed', who };
    const call = await findCall(deps.calls, order.callId);
    const line = call && lineOfCall(deps.settings.current(), call);
    if (call === undefined || line === undefined) return { kind: 'unknown-call' };
    const decision = await decided(order, call, line);
    if (decision.kind === 'refused') return { ...decision, by: order.by };
    return decision.kind === 'call' ? ring(order, decision, line) : decision;
  };
};
