// Warns the channel by the outbox, each warning once in a while. Never rejects: a warning is no reason for something else to fail.
import type { Line } from '../core/settings.ts';
import { occasionOf, type Warning } from '../core/warning.ts';
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

/** Name of the mark that holds in which period it was told last. */
export const warnedMark = (subject: string): string => `warned:${subject}`;
export const warningKey = (subject: string, period: number): string => `warning:${subject}:${period}`;

export const createWarn = (deps: WarnDeps): Warn => {
  const put = async (warning: Warning, channelId: string): Promise<void> => {
    const now = deps.clock.now();
    const { subject, period } = occasionOf(warning, now);
    const mark = warnedMark(subject);
    if ((await deps.outbox.mark(mark)) === period) return;
    deps.log.warn('the channel is warned', { ...warning });
    const key = warningKey(subject, period);
    const entry = {
      key,
      channelId,
      effect: { kind: 'warning', warning },
      createdAt: now,
      nextAt: now,
    } as const;
    await deps.outbox.put([entry], { [mark]: period });
    deps.kick();
  };

  /** One after another: two at once would both find the occasion untold. */
  let last: Promise<void> = Promise.resolve();

  return (warning, line) => {
    const channelId = (line ?? deps.settings.current().lines[0])?.channelId ?? '';
    last = last
      .then(() => put(warning, channelId))
      .catch((error: unknown) => deps.log.error('warning not kept', { error }));
    return last;
  };
};
