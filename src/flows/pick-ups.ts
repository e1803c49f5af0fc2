// Counts how often in a row a phone picked up after the same time, and notes it on the call.
import type { Call } from '../core/call.ts';
import { doubtAbout, withWork } from '../core/call-work.ts';
import { nextRun, pickUpOf, runAsNumber, runFromNumber } from '../core/pick-ups.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { callChange } from './call-effects.ts';

export interface PickUpDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly kick: () => void;
}

const markOf = (phone: string): string => `pick-ups:${phone}`;

export const createPickUps = (deps: PickUpDeps) => {
  const withCount = (known: Call, alikePickUps: number) => {
    const call = withWork(known, { alikePickUps });
    if (doubtAbout(call) === doubtAbout(known)) return { call };
    return callChange(call, { settings: deps.settings.current(), now: deps.clock.now() });
  };

  return {
    /** To be called once a call is over; counts it once. */
    note: async (callId: string): Promise<void> => {
      const call = await deps.calls.find(callId);
      const pickUp = call && pickUpOf(call);
      if (!pickUp || call?.work?.alikePickUps !== undefined) return;
      const name = markOf(pickUp.phone);
      const run = nextRun(runFromNumber(await deps.outbox.mark(name)), pickUp.seconds);
      await deps.calls.update(callId, (known) =>
        known === undefined || known.work?.alikePickUps !== undefined
          ? undefined
          : withCount(known, run.times),
      );
      await deps.outbox.put([], { [name]: runAsNumber(run) });
      deps.kick();
    },
    /** Somebody answers as regularly as a box does: the counting begins anew. */
    judged: async (call: Call): Promise<void> => {
      const pickUp = pickUpOf(call);
      if (pickUp === null || call.work?.verdict?.was !== 'person') return;
      await deps.outbox.put([], { [markOf(pickUp.phone)]: 0 });
    },
  };
};

export type PickUps = ReturnType<typeof createPickUps>;
