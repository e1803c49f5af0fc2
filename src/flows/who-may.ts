// Who may work on calls: everybody in the workspace but guests and bots. Asked of Slack for each person once an hour.
import { HOUR_MS, type Instant } from '../core/instant.ts';
import type { Settings, UserId } from '../core/settings.ts';
import type { NotAllowed } from '../core/work-answer.ts';
import type { Chat, UserFacts } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';

const KNOWN_FOR_MS = HOUR_MS;

export interface WhoMayDeps {
  readonly settings: SettingsStore;
  readonly chat: Pick<Chat, 'users'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Null: they may. */
export type WhoMay = (userId: UserId) => Promise<NotAllowed | null>;

const standing = (facts: UserFacts | undefined): NotAllowed | null => {
  if (facts === undefined) return 'unknown';
  if (facts.kind !== 'person') return facts.kind;
  return facts.isGuest === true ? 'guest' : null;
};

const isOnRoster = ({ rosters }: Settings, userId: UserId): boolean =>
  rosters.some(({ members }) => members.includes(userId));

export const createWhoMay = (deps: WhoMayDeps): WhoMay => {
  const known = new Map<UserId, { readonly at: Instant; readonly who: NotAllowed | null }>();

  return async (userId) => {
    const now = deps.clock.now();
    const before = known.get(userId);
    if (before !== undefined && now - before.at < KNOWN_FOR_MS) return before.who;
    try {
      const [facts] = await deps.chat.users([userId]);
      const who = standing(facts);
      known.set(userId, { at: now, who });
      return who;
    } catch (error) {
      // Whoever is on call was looked up when they were put there.
      if (before !== undefined || isOnRoster(deps.settings.current(), userId)) return before?.who ?? null;
      deps.log.warn('not known who pressed a button', { error });
      throw error;
    }
  };
};
