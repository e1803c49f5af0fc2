// Warns the channel by the outbox, each warning once in a while. Never rejects: a warning is no reason for something else to fail.
import type { Line } from '../core/settings.ts';
import { type Warning, warningKey } from '../core/warning.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';

export interface WarnDeps {
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
}

/** Without a line it concerns all, and the first line's channel is told. */
export type Warn = (warning: Warning, line?: Pick<Line, 'channelId'>) => Promise<void>;

export const createWarn = (deps: WarnDeps): Warn => {
  /** What this process has told already, so that it does not come up again once it is delivered. */
  const told = new Set<string>();

  return async (warning, line) => {
    const now = deps.clock.now();
    const key = warningKey(warning, now);
    const channelId = (line ?? deps.settings.current().lines[0])?.channelId;
    if (channelId === undefined || told.has(key)) return;
    told.add(key);
    deps.log.warn('the channel is warned', { ...warning });
    const entry = {
      key,
      channelId,
      effect: { kind: 'warning', warning },
      createdAt: now,
      nextAt: now,
    } as const;
    await deps.outbox.put([entry]).catch((error: unknown) => {
      told.delete(key);
      deps.log.error('warning not kept', { error });
    });
    deps.kick();
  };
};
