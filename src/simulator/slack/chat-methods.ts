// chat.*: posting, changing and removing messages as the bot.
import { type Args, flagArg, textArg } from './args.ts';
import { type Content, contentFrom, TEXT_RECOMMENDED_CHARACTERS } from './content.ts';
import { type NewMessage, type StoredMessage, wireMessage } from './messages.ts';
import { type Answer, isRefusal, type Refusal, refusal, refusalWithMessages } from './refusal.ts';
import { roomOfMember, roomToLookAt, roomToPost } from './rooms.ts';
import { isTimestamp } from './timestamps.ts';
import type { Method } from './web-api.ts';
import type { Channel } from './workspace.ts';
import type { World } from './world.ts';

export function createChatMethods(world: World): Readonly<Record<string, Method>> {
  return {
    'chat.postMessage': (args) => postMessage(world, args),
    'chat.update': (args) => update(world, args),
    'chat.postEphemeral': (args) => postEphemeral(world, args),
    'chat.delete': (args) => remove(world, args),
    'chat.getPermalink': (args) => permalink(world, args),
  };
}

/** A message the bot writes. */
export function botMessage(world: World, channelId: string, content: Content): NewMessage {
  const { userId, botId } = world.workspace.bot;
  return { channelId, userId, botId, ...content, blocks: content.blocks ?? [] };
}

function postMessage(world: World, args: Args): Answer {
  const room = roomToPost(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  const content = contentFrom(world, 'chat.postMessage', args);
  if (isRefusal(content)) return content;
  const thread = threadFrom(world, 'chat.postMessage', { room, args });
  if (isRefusal(thread)) return thread;
  const posted = world.messages.post({ ...botMessage(world, room.id, content), ...thread });
  return { ok: true, channel: room.id, ts: posted.ts, message: wireMessage(posted, world.messages, true) };
}

/** Which thread a call means. Slack takes a `thread_ts` of nothing and shows the reply nowhere, hence the complaint. */
export function threadFrom(
  world: World,
  where: string,
  call: { readonly room: Channel; readonly args: Args },
): { threadTs?: string; isBroadcast?: boolean } | Refusal {
  const threadTs = textArg(call.args, 'thread_ts');
  if (threadTs === undefined) return {};
  if (!isTimestamp(threadTs))
    return refusalWithMessages('invalid_arguments', ['invalid value [json-pointer:/thread_ts]']);
  const parent = world.messages.find(call.room.id, threadTs);
  if (parent === undefined)
    world.complaints.add(where, `thread_ts ${threadTs} is no message in ${call.room.name}`);
  if (parent?.threadTs !== undefined)
    world.complaints.add(where, `thread_ts ${threadTs} is a reply, not a parent`);
  return { threadTs: parent?.threadTs ?? threadTs, isBroadcast: flagArg(call.args, 'reply_broadcast') };
}

function update(world: World, args: Args): Answer {
  const message = ownMessage(world, args, 'cant_update_message');
  if (isRefusal(message)) return message;
  if ((textArg(args, 'text') ?? '').length > TEXT_RECOMMENDED_CHARACTERS) return refusal('msg_too_long');
  const content = contentFrom(world, 'chat.update', args);
  if (isRefusal(content)) return content;
  world.messages.edit(message, content);
  const { channelId, ts, text } = message;
  return { ok: true, channel: channelId, ts, text, message: wireMessage(message, world.messages, true) };
}

function remove(world: World, args: Args): Answer {
  const message = ownMessage(world, args, 'cant_delete_message');
  if (isRefusal(message)) return message;
  world.messages.remove(message);
  return { ok: true, channel: message.channelId, ts: message.ts };
}

function ownMessage(world: World, args: Args, notOurs: string): StoredMessage | Refusal {
  const room = roomToLookAt(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  if (room.isArchived) return refusal('is_inactive');
  const message = world.messages.find(room.id, textArg(args, 'ts') ?? '');
  if (message === undefined || message.ephemeralTo !== undefined) return refusal('message_not_found');
  return message.botId === world.workspace.bot.botId ? message : refusal(notOurs);
}

function postEphemeral(world: World, args: Args): Answer {
  const room = roomOfMember(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  const user = textArg(args, 'user') ?? '';
  if (!room.members.has(user)) return refusal('user_not_in_channel');
  const content = contentFrom(world, 'chat.postEphemeral', args);
  if (isRefusal(content)) return content;
  const threadTs = textArg(args, 'thread_ts');
  const thread = threadTs === undefined ? {} : { threadTs };
  const posted = world.messages.post({
    ...botMessage(world, room.id, content),
    ...thread,
    ephemeralTo: user,
  });
  return { ok: true, message_ts: posted.ts };
}

function permalink(world: World, args: Args): Answer {
  const room = roomToLookAt(world, textArg(args, 'channel'));
  if (isRefusal(room)) return room;
  const message = world.messages.find(room.id, textArg(args, 'message_ts') ?? '');
  if (message === undefined) return refusal('message_not_found');
  const base = `https://${world.workspace.team.domain}.slack.com/archives/${room.id}/p${message.ts.replace('.', '')}`;
  const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${room.id}`;
  return { ok: true, channel: room.id, permalink: base + thread };
}
