// Looks every minute at the waiting calls that something may be due for, and brings up again what is. What was told stands on
// the call, in one commit with the telling: nothing is told twice, and a restart or a missed minute only delays it.
import type { Call } from '../core/call.ts';
import { withWork } from '../core/call-work.ts';
import type { Instant } from '../core/instant.ts';
import { nextReminderAt, remindersDue, remindersRestOn } from '../core/reminders.ts';
import { blockOf } from '../core/work-view.ts';
import type { Log } from '../ports/log.ts';
import type { CallChange, CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { lineOfCall } from './call-effects.ts';
import { reminderEntry } from './effects.ts';
import { heldUpdate } from './held.ts';

export interface RemindDeps {
  readonly settings: SettingsStore;
  readonly calls: Pick<CallStore, 'find' | 'update' | 'toLookAt' | 'lookAgain'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
  readonly ringNext: (callId: string) => Promise<void>;
}

export const createRemind = (deps: RemindDeps) => {
  let restedOn: string | null = null;
  let lookedAt: Instant = Number.NEGATIVE_INFINITY;

  const dueOf = (call: Call) => {
    const settings = deps.settings.current();
    const now = deps.clock.now();
    const line = lineOfCall(settings, call);
    if (line === undefined || blockOf(call, settings, now) !== undefined) return null;
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

  /** A disk that hangs holds up neither the ringing nor the next call. */
  const tell = async (callId: string): Promise<void> => {
    await heldUpdate(deps, callId, (known) => ({ said: null, change: known && reminded(known) }));
  };

  const remind = async (call: Call): Promise<void> => {
    const due = dueOf(call);
    if (due === null) return;
    if (due.steps.length > 0) await tell(call.id);
    if (due.isToCall) await deps.ringNext(call.id);
  };

  const nextLookAt = (call: Call): Instant => {
    const settings = deps.settings.current();
    const now = deps.clock.now();
    const block = blockOf(call, settings, now);
    if (block !== undefined) return block.untilAt ?? Number.POSITIVE_INFINITY;
    const line = lineOfCall(settings, call);
    return line === undefined ? Number.POSITIVE_INFINITY : nextReminderAt(call, line, now);
  };

  const lookAt = async (callId: string): Promise<void> => {
    const call = await deps.calls.find(callId);
    if (call === undefined) return;
    await remind(call);
    await deps.calls.lookAgain(callId, nextLookAt(call));
  };

  /** One call that cannot be looked at holds up no other. */
  const lookCarefully = async (callId: string): Promise<void> => {
    try {
      await lookAt(callId);
    } catch (error) {
      deps.log.error('reminder not told yet', { callId, error });
      await deps.calls.lookAgain(callId, deps.clock.now());
    }
  };

  const toLookAt = async (): Promise<readonly string[]> => {
    const now = deps.clock.now();
    const restsOn = remindersRestOn(deps.settings.current(), now);
    // By a clock that was ahead and was put back, calls were put off for too long.
    const isAsBefore = restsOn === restedOn && lookedAt <= now;
    const ids = await deps.calls.toLookAt(isAsBefore ? now : Number.POSITIVE_INFINITY);
    restedOn = restsOn;
    lookedAt = now;
    return ids;
  };

  /** Never rejects. What was left out because the store failed is looked at with all others the next time. */
  return async (): Promise<void> => {
    try {
      for (const callId of await toLookAt()) await lookCarefully(callId);
      deps.kick();
    } catch (error) {
      restedOn = null;
      deps.log.error('waiting calls cannot be read', { error });
    }
  };
};
