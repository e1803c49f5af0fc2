// conversations.* and reactions.add: reading channels, joining them, opening direct ones.
import { type Args, flagArg, numberArg, textArg } from './args.ts';
import { type StoredMessage, wireMessage } from './messages.ts';
import type { Json } from './record.ts';
import { type Answer, isRefusal, missingArgument, type Refusal, refusal } from './refusal.ts';
import { roomOfMember, roomToLookAt } from './rooms.ts';
import { compareTimestamps } from './timestamps.ts';
import type { Method } from './web-api.ts';
import type { Channel } from './workspace.ts';
import type { World } from './world.ts';

const HISTORY_DEFAULT = 100;
const REPLIES_DEFAULT = 1000;
const PAGE_MAX = 999;

export function createConversationMethods(world: World): Readonly<Record<string, Method>> {
  return {
    'conversations.history': (args) => history(world, args),
    'conversations.replies': (args) => replies(world, args),
    'conversations.info': (args) => info(world, args),
    'conversations.members': (args) => members(world, args),
    'conversations.join': (args) => join(world, args),
    'conversations.open': (args) => open(world, args),
    'conversations.setTopic': (args) => setTopic(world, args),
    'reactions.add': (args) => react(world, args),
  };
}

function history(world: World, args: Args): Answer {
  const room = roomToRead(world, args);
  if (isRefusal(room)) return room;
  const shown = world.messages.inChannel(room.id).filter((it) => it.threadTs === undefined || it.isBroadcast);
  const newestFirst = within(shown, args).sort((a, b) => compareTimestamps(b.ts, a.ts));
  return page(world, newestFirst, { args, size: HISTORY_DEFAULT });
}

function replies(world: World, args: Args): Answer {
  const room = roomToRead(world, args);
  if (isRefusal(room)) return room;
  const named = world.messages.find(room.id, textArg(args, 'ts') ?? '');
  if (named === undefined) return refusal('thread_not_found');
  const parent = named.threadTs === undefined ? named : world.messages.find(room.id, named.threadTs);
  const thread = parent === undefined ? [named] : [parent, ...within(world.messages.repliesTo(parent), args)];
  return page(world, thread, { args, size: REPLIES_DEFAULT });
}

/** Reading needs membership, also of public channels. */
function roomToRead(world: World, args: Args): Channel | Refusal {
  const room = roomToLookAt(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  return world.workspace.isBotIn(room) ? room : refusal('not_in_channel');
}

function within(messages: readonly StoredMessage[], args: Args): StoredMessage[] {
  const oldest = textArg(args, 'oldest') ?? '0';
  const latest = textArg(args, 'latest');
  const isInclusive = flagArg(args, 'inclusive');
  return messages.filter(({ ts }) => {
    const afterOldest = compareTimestamps(ts, oldest);
    const beforeLatest = latest === undefined ? 1 : compareTimestamps(latest, ts);
    return isInclusive ? afterOldest >= 0 && beforeLatest >= 0 : afterOldest > 0 && beforeLatest > 0;
  });
}

function page(world: World, found: readonly StoredMessage[], how: { args: Args; size: number }): Answer {
  const start = cursorStart(textArg(how.args, 'cursor'));
  if (start === null) return refusal('invalid_cursor');
  const size = Math.min(numberArg(how.args, 'limit') ?? how.size, PAGE_MAX);
  const withMetadata = flagArg(how.args, 'include_all_metadata');
  const messages = found
    .slice(start, start + size)
    .map((it) => wireMessage(it, world.messages, withMetadata));
  const hasMore = found.length > start + size;
  const next = hasMore ? Buffer.from(`next:${start + size}`).toString('base64') : '';
  return { ok: true, messages, has_more: hasMore, response_metadata: { next_cursor: next } };
}

function cursorStart(cursor: string | undefined): number | null {
  if (cursor === undefined) return 0;
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  return match === null ? null : Number(match[1]);
}

function info(world: World, args: Args): Answer {
  const room = roomToLookAt(world, textArg(args, 'channel'));
  return isRefusal(room) ? room : { ok: true, channel: wireChannel(world, room) };
}

function wireChannel(world: World, channel: Channel): Json {
  const common = { id: channel.id, created: 1700000000, is_archived: channel.isArchived };
  const other = [...channel.members].find((id) => id !== world.workspace.bot.userId);
  if (channel.kind === 'im') return { ...common, is_im: true, is_channel: false, user: other };
  return {
    ...common,
    name: channel.name,
    is_channel: true,
    is_im: false,
    is_group: false,
    is_private: channel.kind === 'private',
    is_member: world.workspace.isBotIn(channel),
    topic: { value: channel.topic, creator: '', last_set: 0 },
  };
}

function members(world: World, args: Args): Answer {
  const room = roomToLookAt(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  return { ok: true, members: [...room.members], response_metadata: { next_cursor: '' } };
}

function join(world: World, args: Args): Answer {
  const room = roomToLookAt(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  if (room.kind !== 'public') return refusal('method_not_supported_for_channel_type');
  if (room.isArchived) return refusal('is_archived');
  room.members.add(world.workspace.bot.userId);
  world.bell.ring();
  return { ok: true, channel: wireChannel(world, room) };
}

function open(world: World, args: Args): Answer {
  const users = textArg(args, 'users')?.split(',') ?? [];
  const [userId, ...others] = users;
  if (userId === undefined) return missingArgument('users');
  if (others.length > 0) return refusal('method_not_supported_for_channel_type');
  const user = world.workspace.user(userId);
  if (user === undefined) return refusal('user_not_found');
  if (user.deleted) return refusal('user_disabled');
  return { ok: true, channel: { id: world.workspace.directChannel(userId).id } };
}

const TOPIC_CHARACTERS = 250;

function setTopic(world: World, args: Args): Answer {
  const room = roomOfMember(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  const topic = textArg(args, 'topic') ?? '';
  if (topic.length > TOPIC_CHARACTERS) return refusal('too_long');
  room.topic = topic;
  world.bell.ring();
  return { ok: true, channel: wireChannel(world, room) };
}

function react(world: World, args: Args): Answer {
  const room = roomOfMember(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  const message = world.messages.find(room.id, textArg(args, 'timestamp') ?? '');
  const name = textArg(args, 'name');
  if (message === undefined) return refusal('message_not_found');
  if (name === undefined || !/^[a-z0-9_+'-]+$/.test(name)) return refusal('invalid_name');
  if (message.reactions.includes(name)) return refusal('already_reacted');
  world.messages.react(message, name);
  return { ok: true };
}
