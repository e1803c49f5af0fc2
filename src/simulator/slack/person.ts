// Somebody in Slack: checks that they may do what a test lets them do, and the fields every payload has about them.
import type { Json } from './record.ts';
import type { Channel, User } from './workspace.ts';
import type { World } from './world.ts';

export function personWith(world: World, userId: string): User {
  const user = world.workspace.user(userId);
  if (user === undefined) throw new Error(`Slack has no user ${userId}`);
  if (user.deleted) throw new Error(`${user.name} is deactivated and cannot use Slack`);
  return user;
}

/** Named, or the first they are in. */
export function channelFor(world: World, user: User, key: string | undefined): Channel {
  const channels = world.workspace.channels();
  const channel =
    key === undefined ? channels.find((it) => it.members.has(user.id)) : world.workspace.channel(key);
  if (channel === undefined) throw new Error(`Slack has no channel ${key ?? `for ${user.name}`}`);
  return channel;
}

/** Deprecated by Slack, still sent. */
export const VERIFICATION_TOKEN = 'simulated-verification-token';

export function payloadBase(world: World, user: User): Json {
  const { team, bot } = world.workspace;
  return {
    team: { id: team.id, domain: team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId ?? team.id },
    api_app_id: bot.appId,
    token: VERIFICATION_TOKEN,
    is_enterprise_install: false,
    enterprise: null,
  };
}
