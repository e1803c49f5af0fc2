// User groups such as @oncall, and usergroups.*.
import { type Args, textArg } from './args.ts';
import type { Json } from './record.ts';
import { type Answer, missingArgument, refusal } from './refusal.ts';
import type { Method } from './web-api.ts';
import type { World } from './world.ts';

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  userIds: readonly string[];
}

export interface UserGroups {
  all(): readonly UserGroup[];
  find(id: string): UserGroup | undefined;
  create(group: Pick<UserGroup, 'handle' | 'name'>): UserGroup;
}

export function createUserGroups(): UserGroups {
  const kept: UserGroup[] = [];
  return {
    all: () => kept,
    find: (id) => kept.find((group) => group.id === id),
    create({ handle, name }) {
      const group: UserGroup = {
        id: `S${String(kept.length + 1).padStart(8, '0')}`,
        handle,
        name,
        userIds: [],
      };
      kept.push(group);
      return group;
    },
  };
}

export function createUserGroupMethods(world: World): Readonly<Record<string, Method>> {
  return {
    'usergroups.list': () => ({ ok: true, usergroups: world.userGroups.all().map(wireGroup) }),
    'usergroups.create': (args) => create(world, args),
    'usergroups.users.update': (args) => update(world, args),
  };
}

function wireGroup(group: UserGroup): Json {
  const { id, handle, name } = group;
  return { id, handle, name, is_usergroup: true, user_count: group.userIds.length, users: group.userIds };
}

function create(world: World, args: Args): Answer {
  const name = textArg(args, 'name');
  if (name === undefined) return missingArgument('name');
  const handle = textArg(args, 'handle') ?? name.toLowerCase().replace(/\s+/g, '-');
  if (world.userGroups.all().some((group) => group.name === name)) return refusal('name_already_exists');
  if (world.userGroups.all().some((group) => group.handle === handle))
    return refusal('handle_already_exists');
  return { ok: true, usergroup: wireGroup(world.userGroups.create({ name, handle })) };
}

function update(world: World, args: Args): Answer {
  const group = world.userGroups.find(textArg(args, 'usergroup') ?? '');
  if (group === undefined) return refusal('subteam_not_found');
  const userIds = (textArg(args, 'users') ?? '').split(',').filter((id) => id !== '');
  if (userIds.length === 0) return refusal('no_users_provided');
  const mayBeIn = userIds.every((id) => {
    const user = world.workspace.user(id);
    return user !== undefined && !user.isBot && !user.restricted && !user.deleted;
  });
  if (!mayBeIn) return refusal('invalid_user');
  group.userIds = userIds;
  world.bell.ring();
  return { ok: true, usergroup: wireGroup(group) };
}
