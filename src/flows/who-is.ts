// Who somebody is to the team: the one place that knows. What Slack has said is kept for a while, or until it says that
// something about them changed: it limits how often it may be asked.
import { HOUR_MS, type Instant, MINUTE_MS } from '../core/instant.ts';
import type { Person, UserStanding } from '../core/permission.ts';
import type { Settings, UserId } from '../core/settings.ts';
import type { Chat, UserFacts } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';

const KNOWN_FOR_MS = HOUR_MS;
/** Whoever is named by others may ring from then on, so it is looked at closer. */
const NAMED_KNOWN_FOR_MS = 5 * MINUTE_MS;
const KNOWN_MOST = 1_000;
const ASKED_AT_ONCE = 5;

export interface WhoIsDeps {
  readonly settings: SettingsStore;
  readonly chat: Pick<Chat, 'users'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface WhoIs {
  /** Rejects when Slack cannot say and nothing is known: then nothing may be done. */
  of(userId: UserId): Promise<Person>;
  /** For whoever is named by others. Rejects when Slack cannot say. */
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
  /** Whoever was asked about longest ago first. */
  const known = new Map<UserId, { readonly at: Instant; readonly person: Person }>();

  const keep = (userId: UserId, person: Person): void => {
    known.delete(userId);
    known.set(userId, { at: deps.clock.now(), person });
    const [oldest] = known.keys();
    if (known.size > KNOWN_MOST && oldest !== undefined) known.delete(oldest);
  };

  const ask = async (userIds: readonly UserId[]): Promise<readonly UserFacts[]> => {
    const users = await deps.chat.users(userIds);
    for (const facts of users) keep(facts.userId, personFrom(facts));
    return users;
  };

  const knownSince = (userId: UserId, forMs: number): Person | undefined => {
    const found = known.get(userId);
    return found !== undefined && deps.clock.now() - found.at < forMs ? found.person : undefined;
  };

  const of: WhoIs['of'] = async (userId) => {
    const person = knownSince(userId, KNOWN_FOR_MS);
    if (person !== undefined) return person;
    try {
      const [facts] = await ask([userId]);
      return facts === undefined ? { standing: 'unknown', isWorkspaceAdmin: false } : personFrom(facts);
    } catch (error) {
      const before = known.get(userId);
      if (before !== undefined) return before.person;
      if (isNamedIn(deps.settings.current(), userId)) return { standing: 'person', isWorkspaceAdmin: false };
      deps.log.warn('Slack cannot say who somebody is, so they may do nothing yet', { userId, error });
      throw error;
    }
  };

  /** A few at a time; what Slack said until it fails need not be asked again. */
  const standings: WhoIs['standings'] = async (userIds) => {
    const found = new Map<UserId, UserStanding>();
    const unknown: UserId[] = [];
    for (const userId of userIds) {
      const person = knownSince(userId, NAMED_KNOWN_FOR_MS);
      if (person === undefined) unknown.push(userId);
      else found.set(userId, person.standing);
    }
    for (let at = 0; at < unknown.length; at += ASKED_AT_ONCE)
      for (const facts of await ask(unknown.slice(at, at + ASKED_AT_ONCE)))
        found.set(facts.userId, standingOf(facts));
    return found;
  };

  return {
    of,
    standings,
    forget: (userId) => void known.delete(userId),
  };
};
