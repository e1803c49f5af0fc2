// Who somebody is to the team: the one place that knows. Asked of Slack for each person once an hour, and again after
// Slack has said that something about them changed.
import { HOUR_MS, type Instant } from '../core/instant.ts';
import type { Person, UserStanding } from '../core/permission.ts';
import type { Settings, UserId } from '../core/settings.ts';
import type { Chat, UserFacts } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';

const KNOWN_FOR_MS = HOUR_MS;

export interface WhoIsDeps {
  readonly settings: SettingsStore;
  readonly chat: Pick<Chat, 'users'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface WhoIs {
  /** Rejects when Slack cannot say and nothing is known: then nothing may be done. */
  of(userId: UserId): Promise<Person>;
  /** Asked anew of Slack, for whoever is named by others. */
  standings(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, UserStanding>>;
  /** Something about them changed: what was known of them holds no more. */
  forget(userId: UserId): void;
}

const standingOf = (facts: UserFacts): UserStanding => {
  if (facts.kind !== 'person') return facts.kind;
  if (facts.isStranger === true) return 'stranger';
  return facts.isGuest === true ? 'guest' : 'person';
};

const personFrom = (facts: UserFacts): Person => ({
  standing: standingOf(facts),
  isWorkspaceAdmin: facts.isWorkspaceAdmin === true,
});

/** They were looked up when they were put there. */
const isNamedIn = ({ rosters, admins }: Settings, userId: UserId): boolean =>
  admins.includes(userId) || rosters.some(({ members }) => members.includes(userId));

export const createWhoIs = (deps: WhoIsDeps): WhoIs => {
  const known = new Map<UserId, { readonly at: Instant; readonly person: Person }>();

  const ask = async (userIds: readonly UserId[]): Promise<readonly UserFacts[]> => {
    const users = await deps.chat.users(userIds);
    const at = deps.clock.now();
    for (const facts of users) known.set(facts.userId, { at, person: personFrom(facts) });
    return users;
  };

  const of: WhoIs['of'] = async (userId) => {
    const before = known.get(userId);
    if (before !== undefined && deps.clock.now() - before.at < KNOWN_FOR_MS) return before.person;
    try {
      const [facts] = await ask([userId]);
      return facts === undefined ? { standing: 'unknown', isWorkspaceAdmin: false } : personFrom(facts);
    } catch (error) {
      if (before !== undefined) return before.person;
      if (isNamedIn(deps.settings.current(), userId)) return { standing: 'person', isWorkspaceAdmin: false };
      deps.log.warn('Slack cannot say who somebody is, so they may do nothing yet', { userId, error });
      throw error;
    }
  };

  return {
    of,
    standings: async (userIds) =>
      new Map((await ask(userIds)).map((facts) => [facts.userId, standingOf(facts)])),
    forget: (userId) => void known.delete(userId),
  };
};
