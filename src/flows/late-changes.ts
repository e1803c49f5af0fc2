// Tells of changes that were made when nobody waited for them any more: the disk had not answered for seconds.
import type { Log } from '../ports/log.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import { announcedUpTo } from './announce.ts';
import { heldAtLeast } from './held.ts';

export interface LateChangesDeps {
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly outbox: Pick<Outbox, 'mark'>;
  readonly log: Log;
  /** As after a command. */
  readonly announce: () => Promise<void>;
}

/** To be called every minute. Never rejects. */
export const createLateChanges =
  ({ settings, outbox, log, announce }: LateChangesDeps) =>
  async (): Promise<void> => {
    const newest = settings.current().changes.at(-1)?.seq ?? 0;
    if (newest === (await announcedUpTo(outbox))) return;
    await heldAtLeast(announce(), () => true, log);
  };
