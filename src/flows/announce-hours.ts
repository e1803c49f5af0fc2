// Tells the channel that a line opened or closed, where it asked for that. What should be so now is compared with what
// was told last, so a restart or a clock change neither loses nor repeats anything, and only the newest state is told.
import { isOpenAt } from '../core/hours-state.ts';
import type { Line } from '../core/settings.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { hoursEntry } from './effects.ts';

export interface AnnounceHoursDeps {
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

const markOf = (line: Line): string => `told-hours:${line.id}`;
const [CLOSED, OPEN] = [0, 1];

export const createAnnounceHours = (deps: AnnounceHoursDeps) => {
  const lookAt = async (line: Line): Promise<void> => {
    const now = deps.clock.now();
    const state = isOpenAt(line, now) ? OPEN : CLOSED;
    const told = await deps.outbox.mark(markOf(line));
    if (told === state) return;
    // Kept up also where nobody asked to be told, so that switching it on tells nothing old.
    const isNews = told !== undefined && line.announcesHours;
    await deps.outbox.put(isNews ? [hoursEntry(line, now)] : [], { [markOf(line)]: state });
  };

  return async (): Promise<void> => {
    for (const line of deps.settings.current().lines) await lookAt(line);
  };
};
