// What status tells of turns: what holds now beside the rotation, and who comes first next.
import type { Instant } from './instant.ts';
import { rosterNamed } from './on-call.ts';
import { holdsAt, type Override } from './override.ts';
import type { Settings, UserId } from './settings.ts';
import { onNow } from './shift-watch.ts';

export interface TurnNow {
  /** Oldest first. */
  readonly overrides: readonly Override[];
  /** Who comes first next, and when; null: nobody else, as far as can be told. */
  readonly next: { readonly userId: UserId; readonly at: Instant } | null;
}

/** Null where the order stays as it is. */
export const turnNow = (settings: Settings, rosterName: string, now: Instant): TurnNow | null => {
  const { rotation, overrides } = rosterNamed(settings, rosterName);
  if (rotation === null && overrides.length === 0) return null;
  const on = onNow(settings, rosterName, now);
  const next =
    on === null || on.nextUserId === null || on.untilAt === null
      ? null
      : { userId: on.nextUserId, at: on.untilAt };
  return { overrides: overrides.filter((override) => holdsAt(override, now)), next };
};
