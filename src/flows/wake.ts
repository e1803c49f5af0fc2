// Rings those on call because a call waits: one after another, each once, until somebody presses 1. What was tried stands
// on the call, so a restart goes on where it was.
import type { Call } from '../core/call.ts';
import { claimed, withWork } from '../core/call-work.ts';
import { onCallNow } from '../core/on-call.ts';
import type { Target } from '../core/plan.ts';
import { nextToWake, remindersDue } from '../core/reminders.ts';
import type { Line } from '../core/settings.ts';
import type { Wake } from '../core/work.ts';
import { isBlocked } from '../core/work-view.ts';
import type { Log } from '../ports/log.ts';
import type { PlaceCallOut } from '../ports/phone.ts';
import type { CallChange, CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { lineOfCall, workChange } from './call-effects.ts';
import { heldAtLeast, heldUpdate } from './held.ts';
import { createPhonesRung } from './phones-rung.ts';

export interface WakeDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly place: PlaceCallOut;
  readonly kick: () => void;
}

interface Chosen {
  readonly target: Target;
  readonly line: Line;
  readonly index: number;
}

const withWake = (call: Call, index: number, state: Wake['state']): Call =>
  withWork(call, {
    wakes: (call.work?.wakes ?? []).map((wake, at) => (at === index ? { ...wake, state } : wake)),
  });

export const createWake = (deps: WakeDeps) => {
  const phones = createPhonesRung();

  const choose = (call: Call): Chosen | 'put-off' | null => {
    const settings = deps.settings.current();
    const now = deps.clock.now();
    const line = lineOfCall(settings, call);
    if (line === undefined || isBlocked(call, settings, now)) return null;
    if (!remindersDue(call, line, now).isToCall) return null;
    const target = nextToWake(call, onCallNow(settings, line.rosterName, now), now);
    if (target === null) return null;
    if (phones.isRung(target.phone, now)) return 'put-off';
    return { target, line, index: call.work?.wakes?.length ?? 0 };
  };

  /** At once, before another call may choose the same phone. */
  const withNewWake = (call: Call, { target, index }: Chosen): CallChange => {
    const now = deps.clock.now();
    phones.rings(target.phone, { callId: call.id, index }, now);
    const wake: Wake = { userId: target.userId, at: now, state: 'asked' };
    return { call: withWork(call, { wakes: [...(call.work?.wakes ?? []), wake] }) };
  };

  const change = async (callId: string, to: (call: Call) => CallChange | undefined): Promise<void> => {
    await deps.calls.update(callId, (known) => known && to(known));
    deps.kick();
  };

  const over = (callId: string, index: number): Promise<void> =>
    change(callId, (call) =>
      call.work?.wakes?.[index]?.state === 'asked' ? { call: withWake(call, index, 'over') } : undefined,
    );

  /** Rings the next one, if the call still waits and nobody is being rung about it; in a minute, if they are about another. */
  const ringNext = async (callId: string): Promise<void> => {
    const { said: chosen } = await heldUpdate(deps, callId, (call) => {
      const choice = call === undefined ? null : choose(call);
      if (call === undefined || choice === null || choice === 'put-off') return { said: choice };
      return { said: choice, change: withNewWake(call, choice) };
    });
    deps.kick();
    if (chosen === null) return;
    if (chosen === 'put-off') return deps.calls.lookAgain(callId, deps.clock.now());
    const { target, line, index } = chosen;
    const dialled = await deps.place({ why: 'wake', callId, index, phone: target.phone, line });
    if (dialled.kind === 'dialled') return;
    phones.over({ callId, index });
    deps.log.warn('nobody rung about a waiting call', { callId, reason: dialled.reason });
    await heldAtLeast(over(callId, index), () => true, deps.log);
  };

  return {
    ringNext,
    /** Whoever was rung takes it on, unless somebody else has. */
    woken: (callId: string, index: number): Promise<void> =>
      change(callId, (call) => {
        const wake = call.work?.wakes?.[index];
        if (wake === undefined) return undefined;
        const now = deps.clock.now();
        const worked = claimed(withWake(call, index, 'claimed'), { by: wake.userId, at: now });
        if (worked.kind !== 'worked') return undefined;
        return workChange(worked.call, { settings: deps.settings.current(), now });
      }),
    wakeEnded: async (callId: string, index: number): Promise<void> => {
      phones.over({ callId, index });
      await over(callId, index);
      // Not waited for: the report is to be acknowledged, and the next minute looks again.
      ringNext(callId).catch((error: unknown) => deps.log.warn('nobody rung yet', { callId, error }));
    },
  };
};

export type WakeUp = ReturnType<typeof createWake>;
