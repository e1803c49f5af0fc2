// The workspace: its people, its channels and who is in them.
export interface UserOptions {
  readonly id: string;
  /** What others type after `@`. */
  readonly name: string;
  readonly realName?: string;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
  /** A guest. */
  readonly restricted?: boolean;
  readonly isAdmin?: boolean;
  /** Owners are admins too. */
  readonly isOwner?: boolean;
  /** Of another workspace, seen in a channel shared with it. */
  readonly teamId?: string;
  /** IANA time zone. */
  readonly tz?: string;
}

export interface ChannelOptions {
  readonly id: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  /** User ids; every person who is no guest when left out. */
  readonly members?: readonly string[];
  /** True when left out. */
  readonly botIsMember?: boolean;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
  deleted: boolean;
  restricted: boolean;
  isAdmin: boolean;
  isOwner: boolean;
  /** Null: this workspace's. */
  readonly teamId: string | null;
  readonly tz: string;
}

export interface Channel {
  readonly id: string;
  name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: Set<string>;
  topic: string;
  isArchived: boolean;
}

export interface Team {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
}

export interface Bot {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
}

export interface Workspace {
  readonly team: Team;
  readonly bot: Bot;
  users(): readonly User[];
  channels(): readonly Channel[];
  user(id: string): User | undefined;
  userNamed(name: string): User | undefined;
  /** By id, `name` or `#name`. */
  channel(idOrName: string): Channel | undefined;
  channelById(id: string): Channel | undefined;
  /** The direct conversation between the bot and this person, opened when there is none. */
  directChannel(userId: string): Channel;
  isBotIn(channel: Channel): boolean;
}

const HOME_ZONE = 'Europe/Stockholm';

function userFrom(options: UserOptions): User {
  return {
    id: options.id,
    name: options.name,
    realName: options.realName ?? options.name,
    isBot: options.isBot ?? false,
    deleted: options.deleted ?? false,
    restricted: options.restricted ?? false,
    isAdmin: options.isAdmin ?? options.isOwner ?? false,
    isOwner: options.isOwner ?? false,
    teamId: options.teamId ?? null,
    tz: options.tz ?? HOME_ZONE,
  };
}

function channelFrom(options: ChannelOptions, users: readonly User[], bot: Bot): Channel {
  const everybody = users
    .filter((user) => !user.restricted && !user.isBot && !user.deleted && user.teamId === null)
    .map((user) => user.id);
  const members = new Set(options.members ?? everybody);
  if (options.botIsMember ?? true) members.add(bot.userId);
  const kind = options.isPrivate === true ? 'private' : 'public';
  return { id: options.id, name: options.name, kind, members, topic: '', isArchived: false };
}

export function createWorkspace(options: {
  readonly team: Team;
  readonly bot: Bot;
  readonly users: readonly UserOptions[];
  readonly channels: readonly ChannelOptions[];
}): Workspace {
  const { team, bot } = options;
  const botUser = userFrom({ id: bot.userId, name: bot.name, isBot: true });
  const users = [...options.users.map(userFrom), botUser];
  const channels = options.channels.map((channel) => channelFrom(channel, users, bot));
  const channelById = (id: string): Channel | undefined => channels.find((channel) => channel.id === id);

  function directChannel(userId: string): Channel {
    const id = `D${userId.slice(1)}`;
    const known = channelById(id);
    if (known !== undefined) return known;
    const members = new Set([userId, bot.userId]);
    const opened: Channel = { id, name: 'directmessage', kind: 'im', members, topic: '', isArchived: false };
    channels.push(opened);
    return opened;
  }

  return {
    team,
    bot,
    users: () => users,
    channels: () => channels,
    user: (id) => users.find((user) => user.id === id),
    userNamed: (name) => users.find((user) => user.name.toLowerCase() === name.toLowerCase()),
    channel: (key) =>
      channelById(key) ?? channels.find((it) => it.kind !== 'im' && it.name === key.replace(/^#/, '')),
    channelById,
    directChannel,
    isBotIn: (channel) => channel.members.has(bot.userId),
  };
}
