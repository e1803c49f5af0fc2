// Looks every minute whether a line's digest is due. Which one was told last is a mark in one commit with the telling:
// a restart tells none twice, and after a time away only the newest is told.
import { digestDue } from '../core/digest.ts';
import type { Line } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { digestEntry } from './effects.ts';

export interface DigestTickDeps {
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
}

const markOf = (line: Line): string => `told-digest:${line.id}`;

export const createDigestTick = (deps: DigestTickDeps) => {
  const lookAt = async (line: Line): Promise<void> => {
    const now = deps.clock.now();
    const dueAt = digestDue(line, await deps.outbox.mark(markOf(line)), now);
    if (dueAt !== null) await deps.outbox.put([digestEntry(line, dueAt, now)], { [markOf(line)]: dueAt });
  };

  /** Never rejects: what could not be done is looked at again a minute later. */
  return async (): Promise<void> => {
    for (const line of deps.settings.current().lines)
      await lookAt(line).catch((error: unknown) =>
        deps.log.error('digest not told yet', { lineId: line.id, error }),
      );
  };
};
