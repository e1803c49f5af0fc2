// The part of the composition about what people do with a call: claim it, call back, be reminded of it, be texted.

import { randomBytes } from 'node:crypto';
import { callSummary } from './core/call-view.ts';
import type { Line } from './core/settings.ts';
import type { CallOutcome } from './core/view.ts';
import type { Addresses } from './elks/addresses.ts';
import type { OnCallOut } from './elks/answer-call-out.ts';
import { createCallOuts } from './elks/call-outs.ts';
import { createCallBack, createCallBackReports } from './flows/call-back.ts';
import { createCardWork } from './flows/card-work.ts';
import { createPhoneCheck, type PhoneChecks } from './flows/check-phone.ts';
import { createLineCalledOut } from './flows/line-called-out.ts';
import { createPickUps, type PickUps } from './flows/pick-ups.ts';
import { createRemind } from './flows/remind.ts';
import type { Reports } from './flows/reports.ts';
import { createWake, type WakeUp } from './flows/wake.ts';
import type { WhoIs } from './flows/who-is.ts';
import { createWhoMay } from './flows/who-may.ts';
import type { Log } from './ports/log.ts';
import type { Dial, PlaceCallOut, SendText } from './ports/phone.ts';
import type { CallStore, Outbox, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';

const CHECK_ID_BYTES = 12;

interface Stores {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
}

export interface WorkPartsDeps extends Stores {
  readonly addresses: Addresses;
  readonly promptAddress: (name: string, line: Line | undefined) => string;
  readonly dial: Dial;
  /** Told of every call that is over, and how. */
  readonly onOutcome: (outcome: CallOutcome) => void;
  readonly sendText: SendText;
}

export interface WorkParts {
  readonly place: PlaceCallOut;
  readonly sendText: SendText;
  readonly wake: WakeUp;
  readonly pickUps: PickUps;
  readonly phoneChecks: PhoneChecks;
  readonly onCallOut: OnCallOut;
  /** Reports of a call, and what is to be learnt from its end besides. */
  readonly reportsOf: (reports: Reports) => Reports;
}

/** What the phone's side of it needs: there before Slack is. */
export const createWorkParts = ({
  dial,
  sendText,
  onOutcome,
  addresses,
  promptAddress,
  ...stores
}: WorkPartsDeps): WorkParts => {
  const countOutcome = async (callId: string): Promise<void> => {
    const over = await stores.calls.find(callId);
    if (over !== undefined) onOutcome(callSummary(over, stores.settings.current()).outcome);
  };
  const place = createCallOuts(dial, { addresses, promptAddress });
  const wake = createWake({ ...stores, place });
  const pickUps = createPickUps(stores);
  const newId = (): string => randomBytes(CHECK_ID_BYTES).toString('base64url');
  const phoneChecks = createPhoneCheck({ ...stores, place, newId });
  return {
    place,
    sendText,
    wake,
    pickUps,
    phoneChecks,
    onCallOut: {
      ...createCallBackReports(stores),
      ...wake,
      ...phoneChecks,
      lineCalledOut: createLineCalledOut(stores),
    },
    reportsOf: (reports) => ({
      ...reports,
      learn: async (call, told) => {
        await reports.learn(call, told);
        await pickUps.note(call.id);
      },
      ended: async (callId, end) => {
        const wasOver = (await stores.calls.find(callId))?.end !== undefined;
        await reports.ended(callId, end);
        if (!wasOver) await countOutcome(callId);
        await pickUps.note(callId);
      },
    }),
  };
};

/** What people do in Slack, and what time brings. */
export const createWorkFlows = (deps: Stores & { readonly parts: WorkParts; readonly whoIs: WhoIs }) => {
  const { parts } = deps;
  const whoMay = createWhoMay(deps);
  return {
    work: createCardWork({ ...deps, whoMay, onVerdict: parts.pickUps.judged }),
    callBack: createCallBack({ ...deps, whoMay, place: parts.place }),
    remind: createRemind({ ...deps, ringNext: parts.wake.ringNext }),
  };
};
