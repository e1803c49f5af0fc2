// files.*: the three steps of an upload, and what is told about files afterwards.
import { type Args, jsonArg, numberArg, textArg } from './args.ts';
import { botMessage, threadFrom } from './chat-methods.ts';
import { blocksFrom } from './content.ts';
import type { StoredFile } from './files.ts';
import type { StoredMessage } from './messages.ts';
import { type Json, recordsIn, textIn } from './record.ts';
import {
  type Answer,
  isRefusal,
  missingArgument,
  type Refusal,
  refusal,
  refusalWithMessages,
} from './refusal.ts';
import { roomOfMember } from './rooms.ts';
import type { Method } from './web-api.ts';
import type { Channel } from './workspace.ts';
import type { World } from './world.ts';

export function createFileMethods(world: World): Readonly<Record<string, Method>> {
  return {
    'files.getUploadURLExternal': (args) => reserve(world, args),
    'files.completeUploadExternal': (args) => complete(world, args),
    'files.info': (args) => info(world, args),
    'files.delete': (args) => remove(world, args),
  };
}

/** docs.slack.dev/reference/methods/files.getUploadURLExternal. */
const ALT_MAX = 1_000;

function reserve(world: World, args: Args): Answer {
  const name = textArg(args, 'filename');
  const length = numberArg(args, 'length');
  if (name === undefined) return missingArgument('filename');
  if (length === 0 || length === undefined) return refusal('missing_argument');
  if (!Number.isInteger(length) || length < 0)
    return refusalWithMessages('invalid_arguments', ['must be a positive integer [json-pointer:/length]']);
  if (!/\.\w+$/.test(name))
    world.complaints.add('files.getUploadURLExternal', `${name} has no ending: Slack shows no player`);
  const altText = textArg(args, 'alt_txt') ?? '';
  if (altText.length > ALT_MAX)
    return refusalWithMessages('invalid_arguments', [
      `no more than ${ALT_MAX} characters [json-pointer:/alt_txt]`,
    ]);
  const file = world.files.reserve({ name, length, altText, ownerId: world.workspace.bot.userId });
  return { ok: true, upload_url: `${world.baseUrl()}/upload/v1/${file.id}`, file_id: file.id };
}

function complete(world: World, args: Args): Answer {
  const files = filesToComplete(world, args);
  if (isRefusal(files)) return files;
  const channelId = textArg(args, 'channel_id') ?? textArg(args, 'channels');
  const shared =
    channelId === undefined
      ? checkedAsPrivate(args)
      : share(world, channelId, { args, files: files.map((it) => it.file) });
  if (isRefusal(shared)) return shared;
  for (const { file, title } of files) {
    if (title !== '') file.title = title;
    file.isComplete = true;
    if (shared !== null) file.shares = [...file.shares, { channelId: shared.channelId, ts: shared.ts }];
  }
  world.files.changed();
  return {
    ok: true,
    files: files.map(({ file }) => ({
      id: file.id,
      title: file.title,
      created: Math.floor(file.createdAt / 1000),
      user: file.ownerId,
    })),
  };
}

function filesToComplete(world: World, args: Args): readonly { file: StoredFile; title: string }[] | Refusal {
  const given = jsonArg(args, 'files');
  if (given.kind === 'absent') return missingArgument('files');
  const listed = given.kind === 'given' ? recordsIn(given.value) : [];
  if (listed.length === 0)
    return refusalWithMessages('invalid_arguments', ['no items [json-pointer:/files]']);
  const found = listed.flatMap((it) => {
    const file = world.files.find(textIn(it.id));
    return file === undefined ? [] : [{ file, title: textIn(it.title) }];
  });
  const areAllUploaded =
    found.length === listed.length && found.every(({ file }) => file.bytes !== null && !file.isComplete);
  return areAllUploaded ? found : refusal('file_not_found');
}

function checkedAsPrivate(args: Args): null | Refusal {
  const problem = 'thread_ts needs channel_id [json-pointer:/thread_ts]';
  return textArg(args, 'thread_ts') === undefined
    ? null
    : refusalWithMessages('invalid_arguments', [problem]);
}

function share(
  world: World,
  channelId: string,
  call: { args: Args; files: readonly StoredFile[] },
): StoredMessage | Refusal {
  const room = roomOfMember(world, channelId);
  if (isRefusal(room)) return room;
  const thread = threadFrom(world, 'files.completeUploadExternal', { room, args: call.args });
  if (isRefusal(thread)) return thread;
  const content = shareContent(world, call.args);
  if (isRefusal(content)) return content;
  const threaded = thread.threadTs === undefined ? {} : { threadTs: thread.threadTs };
  return world.messages.post({ ...botMessage(world, room.id, content), ...threaded, files: call.files });
}

function shareContent(world: World, args: Args): { text: string; blocks: readonly Json[] } | Refusal {
  const where = 'files.completeUploadExternal';
  const blocks = blocksFrom(world, where, args);
  if (isRefusal(blocks)) return blocks;
  // A known fault of the real server: github.com/slackapi/python-slack-sdk/issues/1756.
  if (blocks?.some((block) => block.type === 'markdown')) return refusal('internal_error');
  const comment = textArg(args, 'initial_comment');
  if (comment === undefined) return { text: '', blocks: blocks ?? [] };
  if (blocks !== undefined)
    world.complaints.add(where, 'initial_comment and blocks exclude each other: blocks are ignored');
  return { text: comment, blocks: [] };
}

function info(world: World, args: Args): Answer {
  const file = world.files.find(textArg(args, 'file') ?? '');
  if (file === undefined) return refusal('file_not_found');
  const areSharesKnown = file.polls >= world.sharesAfterPolls;
  if (file.isComplete) file.polls += 1;
  return {
    ok: true,
    file: wireFile(world, file, areSharesKnown),
    comments: [],
    response_metadata: { next_cursor: '' },
  };
}

function remove(world: World, args: Args): Answer {
  const file = world.files.find(textArg(args, 'file') ?? '');
  if (file === undefined) return refusal('file_not_found');
  if (file.ownerId !== world.workspace.bot.userId) return refusal('cant_delete_file');
  file.isDeleted = true;
  world.files.changed();
  return { ok: true };
}

export function wireFile(world: World, file: StoredFile, withShares: boolean): Json {
  const url = `${world.baseUrl()}/files-pri/${world.workspace.team.id}-${file.id}`;
  return {
    id: file.id,
    created: Math.floor(file.createdAt / 1000),
    timestamp: Math.floor(file.createdAt / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: /\.(\w+)$/.exec(file.name)?.[1] ?? 'binary',
    user: file.ownerId,
    size: file.bytes?.length ?? file.length,
    mode: 'hosted',
    is_external: false,
    url_private: `${url}/${encodeURIComponent(file.name)}`,
    url_private_download: `${url}/download/${encodeURIComponent(file.name)}`,
    shares: withShares ? wireShares(world, file) : {},
    channels: withShares ? file.shares.map((share) => share.channelId) : [],
  };
}

function wireShares(world: World, file: StoredFile): Json {
  const places = file.shares.flatMap((share) => {
    const channel = world.workspace.channelById(share.channelId);
    return channel === undefined ? [] : [{ channel, ts: share.ts }];
  });
  const isPublic = ({ channel }: { channel: Channel }): boolean => channel.kind === 'public';
  const byChannel = (some: typeof places): Json =>
    Object.fromEntries(some.map(({ channel, ts }) => [channel.id, [shareIn(world, channel, ts)]]));
  const [open, closed] = [places.filter(isPublic), places.filter((place) => !isPublic(place))];
  return {
    ...(open.length > 0 ? { public: byChannel(open) } : {}),
    ...(closed.length > 0 ? { private: byChannel(closed) } : {}),
  };
}

function shareIn(world: World, channel: Channel, ts: string): Json {
  const threadTs = world.messages.find(channel.id, ts)?.threadTs;
  return {
    ts,
    channel_name: channel.name,
    team_id: world.workspace.team.id,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
}
