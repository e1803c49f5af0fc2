// Who people are, as Slack tells it: of ours or of another workspace, guest, bot, gone.
import type { WebClient } from '@slack/web-api';
import type { User } from '@slack/web-api/dist/types/response/UsersInfoResponse.js';
import type { UserId } from '../core/settings.ts';
import type { Chat, UserFacts } from '../ports/chat.ts';
import { attempt, platformCode } from './trouble.ts';

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
      const [{ user: found = {} }, team] = await Promise.all([client.users.info({ user: userId }), teamId()]);
      return factsFrom(userId, found, team);
    } catch (error) {
      const code = platformCode(error);
      if (code === 'user_not_found' || code === 'user_not_visible') return { userId, kind: 'unknown' };
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
