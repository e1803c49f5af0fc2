// Puts one entry in the place of many alerts that wait for the same channel, in one commit: a crash leaves either.
import type { OutboxEntry } from '../core/effect.ts';
import { ALERTS_ALONE_MOST, alertsTogether } from '../core/many-alerts.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { alertsEntry } from './effects.ts';

export interface GatherAlertsDeps {
  readonly outbox: Outbox;
  readonly calls: Pick<CallStore, 'find'>;
  readonly clock: Clock;
}

/** Looks at what waits in one lane; true when that changed. */
export type Gather = (waiting: readonly OutboxEntry[]) => Promise<boolean>;

export const createGatherAlerts = ({ outbox, calls, clock }: GatherAlertsDeps): Gather => {
  /**
   * An alert that may have been sent leaves alone, since it has to be looked for. A call's alert leaves after its card:
   * while that was never posted, the alert was not sent either, whatever a restart makes one doubt.
   */
  const isSurelyUnsent = async (entry: OutboxEntry): Promise<boolean> => {
    if (!entry.maybeSent) return true;
    if (entry.effect.kind !== 'alert' || entry.attempts > 0) return false;
    const { callId } = entry.effect;
    const [call, card] = await Promise.all([calls.find(callId), outbox.find(`card:${callId}`)]);
    return call?.card === undefined && card?.attempts === 0 && card.place < entry.place;
  };

  return async (waiting) => {
    const now = clock.now();
    const due = waiting.filter(({ effect, nextAt }) => effect.kind === 'alert' && nextAt <= now);
    if (due.length <= ALERTS_ALONE_MOST) return false;
    const unsent: OutboxEntry[] = [];
    for (const entry of due) if (await isSurelyUnsent(entry)) unsent.push(entry);
    const groups = alertsTogether(unsent);
    for (const group of groups) await outbox.replace(group, alertsEntry(group, now));
    return groups.length > 0;
  };
};
