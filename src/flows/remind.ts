// Looks every minute at the calls that nobody has taken on, and brings up again what is due. What was told stands on the
// call, in one commit with the telling: nothing is told twice, and a restart or a missed minute only delays it.
import type { Call } from '../core/call.ts';
import { withWork } from '../core/call-work.ts';
import { remindersDue } from '../core/reminders.ts';
import { isBlocked } from '../core/work-view.ts';
import type { Log } from '../ports/log.ts';
import type { CallChange, CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { lineOfCall } from './call-effects.ts';
import { reminderEntry } from './effects.ts';

export interface RemindDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
  readonly ringNext: (callId: string) => Promise<void>;
}

export const createRemind = (deps: RemindDeps) => {
  const dueOf = (call: Call) => {
    const settings = deps.settings.current();
    const now = deps.clock.now();
    const line = lineOfCall(settings, call);
    if (line === undefined || isBlocked(call, settings, now)) return null;
    return { ...remindersDue(call, line, now), line, now };
  };

  /** Several that are due at once, after a night or an outage, are one message. */
  const reminded = (call: Call): CallChange | undefined => {
    const due = dueOf(call);
    if (due === null || due.steps.length === 0) return undefined;
    const told = due.steps.map((step) => ({ step, at: due.now })).toReversed();
    return {
      call: withWork(call, { reminded: [...(call.work?.reminded ?? []), ...told] }),
      enqueue: [reminderEntry(call, due.line.channelId, due.now)],
    };
  };

  const lookAt = async (call: Call): Promise<void> => {
    const due = dueOf(call);
    if (due === null) return;
    if (due.steps.length > 0) await deps.calls.update(call.id, (known) => known && reminded(known));
    if (due.isToCall) await deps.ringNext(call.id);
  };

  /** Never rejects: one call that cannot be looked at holds up no other. */
  return async (): Promise<void> => {
    try {
      for (const call of await deps.calls.waiting())
        await lookAt(call).catch((error: unknown) =>
          deps.log.error('reminder not told yet', { callId: call.id, error }),
        );
      deps.kick();
    } catch (error) {
      deps.log.error('waiting calls cannot be read', { error });
    }
  };
};
