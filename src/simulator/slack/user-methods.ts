// users.*: who people are, as Slack tells apps.
import { type Args, textArg } from './args.ts';
import type { Json } from './record.ts';
import { type Answer, refusal } from './refusal.ts';
import { zoneOffsetSeconds } from './slack-date.ts';
import type { Method } from './web-api.ts';
import type { User } from './workspace.ts';
import type { World } from './world.ts';

export function createUserMethods(world: World): Readonly<Record<string, Method>> {
  return {
    'users.info': (args) => info(world, args),
    'users.list': () => list(world),
  };
}

function info(world: World, args: Args): Answer {
  const user = world.workspace.user(textArg(args, 'user') ?? '');
  return user === undefined ? refusal('user_not_found') : { ok: true, user: wireUser(world, user) };
}

function list(world: World): Answer {
  const members = world.workspace.users().map((user) => wireUser(world, user));
  return { ok: true, members, response_metadata: { next_cursor: '' } };
}

/** Slack calls nobody a stranger who is in a channel that the app sees. */
export function teamOf(world: World, user: User): string {
  return user.teamId ?? world.workspace.team.id;
}

export function wireUser(world: World, user: User): Json {
  const base = { id: user.id, team_id: teamOf(world, user), name: user.name, deleted: user.deleted };
  const profile = { real_name: user.realName, display_name: user.name, real_name_normalized: user.realName };
  // Slack gives deactivated people neither name nor zone at the top.
  const alive = user.deleted
    ? {}
    : { real_name: user.realName, tz: user.tz, tz_offset: zoneOffsetSeconds(user.tz, world.clock.now()) };
  return {
    ...base,
    ...alive,
    profile,
    is_bot: user.isBot,
    is_app_user: false,
    is_restricted: user.restricted,
    is_ultra_restricted: false,
    ...(user.deleted ? {} : { is_admin: user.isAdmin, is_owner: user.isOwner, is_primary_owner: false }),
  };
}
