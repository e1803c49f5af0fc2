// Who people are, as Slack tells it: of ours or of another workspace, guest, bot, gone.
import { setTimeout as pause } from 'node:timers/promises';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { User } from '@slack/web-api/dist/types/response/UsersInfoResponse.js';
import { Hindered } from '../core/hindered.ts';
import { SECOND_MS } from '../core/instant.ts';
import type { UserId } from '../core/settings.ts';
import type { Chat, UserFacts } from '../ports/chat.ts';
import { attempt, platformCode } from './trouble.ts';

/** People look at a spinner meanwhile; for longer they are told. */
const WAITED_MOST_SECONDS = 2;

/** Once more when Slack asks for a moment only. */
const withPatience = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WebAPIRateLimitedError) || error.retryAfter > WAITED_MOST_SECONDS) throw error;
    await pause(error.retryAfter * SECOND_MS);
    return ask();
  }
};

/** In a shared channel Slack calls nobody a stranger; an organisation's people have a home and belong to further workspaces. */
const isOfOthers = (user: User, teamId: string | undefined): boolean => {
  if (user.is_stranger === true) return true;
  if (teamId === undefined || user.team_id === undefined || user.team_id === teamId) return false;
  return user.enterprise_user?.teams?.includes(teamId) !== true;
};

const factsFrom = (userId: UserId, user: User, teamId: string | undefined): UserFacts => {
  if (user.deleted === true) return { userId, kind: 'deactivated' };
  if (user.is_bot === true || userId === 'USLACKBOT') return { userId, kind: 'bot' };
  if (isOfOthers(user, teamId)) return { userId, kind: 'person', isStranger: true };
  if (user.is_restricted === true || user.is_ultra_restricted === true)
    return { userId, kind: 'person', isGuest: true };
  const isWorkspaceAdmin = user.is_admin === true || user.is_owner === true;
  return { userId, kind: 'person', ...(isWorkspaceAdmin && { isWorkspaceAdmin }) };
};

export const createUsers = (client: WebClient): Chat['users'] => {
  let ourTeam: string | undefined;

  const teamId = async (): Promise<string | undefined> => {
    ourTeam ??= (await client.auth.test()).team_id;
    return ourTeam;
  };

  const user = async (userId: UserId): Promise<UserFacts> => {
    try {
      const info = withPatience(() => client.users.info({ user: userId }));
      const [{ user: found = {} }, team] = await Promise.all([info, teamId()]);
      return factsFrom(userId, found, team);
    } catch (error) {
      const code = platformCode(error);
      if (code === 'user_not_found' || code === 'user_not_visible') return { userId, kind: 'unknown' };
      if (error instanceof WebAPIRateLimitedError)
        throw new Hindered({ kind: 'chat-limits', seconds: error.retryAfter }, error);
      throw error;
    }
  };

  return (ids) => Promise.all(ids.map(user));
};

export const createNames = (client: WebClient): Chat['names'] => {
  const nameOf = async (userId: UserId): Promise<readonly (readonly [UserId, string])[]> => {
    const asked = await attempt(() => client.users.info({ user: userId }));
    if (asked.kind !== 'delivered') return [];
    const { user } = asked.value;
    const name = user?.profile?.display_name || user?.real_name || user?.name;
    return name ? [[userId, name]] : [];
  };
  return async (ids) => Object.fromEntries((await Promise.all(ids.map(nameOf))).flat());
};
