// Somebody pressed a button of a card: decided on the call's facts in one step with writing them down, so that of two
// at the same time one wins and the other is told.
import type { Call } from '../core/call.ts';
import { callerView } from '../core/call-view.ts';
import {
  claimed,
  finished,
  judged,
  noted,
  notedBeside,
  released,
  reopened,
  type Worked,
} from '../core/call-work.ts';
import type { PhoneNumber, UserId } from '../core/settings.ts';
import type { Verdict } from '../core/work.ts';
import { isNoteKept, type WorkAnswer } from '../core/work-answer.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { callChange, lineOfCall, workChange } from './call-effects.ts';
import { findCall } from './find-call.ts';
import { heldAtLeast, heldUpdate } from './held.ts';
import type { WhoMay } from './who-may.ts';

export interface CardWorkDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly clock: Clock;
  readonly whoMay: WhoMay;
  readonly log: Log;
  readonly kick: () => void;
  /** Told after somebody said what a pick-up was. */
  readonly onVerdict: (call: Call) => Promise<void>;
}

export interface WorkOrder {
  readonly callId: string;
  readonly by: UserId;
}

export const createCardWork = (deps: CardWorkDeps) => {
  /** What the order comes to, once whoever gave it may. */
  const allowed = async (
    { callId, by }: WorkOrder,
    carryOut: (call: Call) => Promise<WorkAnswer>,
  ): Promise<WorkAnswer> => {
    const who = await deps.whoMay(by);
    if (who !== null) return { kind: 'not-allowed', who };
    const call = await findCall(deps.calls, callId);
    return call === undefined ? { kind: 'unknown-call' } : carryOut(call);
  };

  const change = (
    order: WorkOrder,
    decide: (call: Call) => Worked,
    toChange = workChange,
  ): Promise<WorkAnswer> =>
    allowed(order, async (old) => {
      const { said, kept } = await heldUpdate(deps, order.callId, (known) => {
        const worked = decide(known ?? old);
        if (worked.kind !== 'worked' || worked.call === known) return { said: worked };
        const learnt = { settings: deps.settings.current(), now: deps.clock.now() };
        return { said: worked, change: toChange(worked.call, learnt) };
      });
      deps.kick();
      if (said.kind !== 'worked') return { kind: 'refused', refusal: said, by: order.by };
      return { kind: kept === 'on-disk' ? 'carried-out' : 'held' };
    });

  const markOf = ({ by }: WorkOrder) => ({ by, at: deps.clock.now() });

  const judge = async (order: WorkOrder, was: Verdict['was']): Promise<WorkAnswer> => {
    const answer = await change(order, (call) => judged(call, markOf(order), was), callChange);
    const isDone = answer.kind === 'carried-out' || answer.kind === 'held';
    const call = isDone ? await deps.calls.find(order.callId) : undefined;
    if (call !== undefined) await heldAtLeast(deps.onVerdict(call), () => true, deps.log);
    return answer;
  };

  const finish = async (order: WorkOrder, note: string): Promise<WorkAnswer> => {
    const answer = await change(order, (call) => finished(call, markOf(order), note));
    if (answer.kind !== 'refused' || note.trim() === '') return answer;
    const beside = await change(order, (call) => notedBeside(call, markOf(order), note));
    return { ...answer, isNoted: isNoteKept(beside) };
  };

  return {
    claim: (order: WorkOrder) => change(order, (call) => claimed(call, markOf(order))),
    release: (order: WorkOrder) => change(order, (call) => released(call, deps.clock.now())),
    finish,
    reopen: (order: WorkOrder) => change(order, (call) => reopened(call, deps.clock.now())),
    note: (order: WorkOrder, text: string) => change(order, (call) => noted(call, markOf(order), text)),
    judge,
    copyNumber: (order: WorkOrder) =>
      allowed(order, async (call) => {
        const line = lineOfCall(deps.settings.current(), call);
        return { kind: 'number', caller: callerView(call.caller, line) };
      }),
    /** Null: there is none. */
    callerNumber: async (callId: string): Promise<PhoneNumber | null> => {
      const caller = (await findCall(deps.calls, callId))?.caller;
      return caller?.kind === 'number' ? caller.number : null;
    },
    /** Brings the card up to date with settings that changed. */
    refresh: async (callId: string): Promise<void> => {
      const old = await findCall(deps.calls, callId);
      if (old === undefined) return;
      const learnt = { settings: deps.settings.current(), now: deps.clock.now() };
      await deps.calls.update(callId, (known) => workChange(known ?? old, learnt));
      deps.kick();
    },
  };
};

export type CardWork = ReturnType<typeof createCardWork>;
