// Which conversation a call means, and whether the bot may read or write there.
import { type Refusal, refusal } from './refusal.ts';
import type { Channel } from './workspace.ts';
import type { World } from './world.ts';

/** To post: an id, a name, or a user id for the direct conversation. */
export function roomToPost(world: World, key: string | undefined): Channel | Refusal {
  if (key === undefined) return refusal('channel_not_found');
  const { workspace } = world;
  const user = workspace.user(key);
  if (user?.deleted === true) return refusal('channel_not_found');
  const channel = user === undefined ? workspace.channel(key) : workspace.directChannel(key);
  return writable(world, channel, world.scopes.has('chat:write.public'));
}

/** By id alone; membership is needed. */
export function roomOfMember(world: World, id: string | undefined): Channel | Refusal {
  return writable(world, world.workspace.channelById(id ?? ''), false);
}

/** By id alone; public channels can be looked at from outside. */
export function roomToLookAt(world: World, id: string | undefined): Channel | Refusal {
  const channel = world.workspace.channelById(id ?? '');
  if (channel === undefined || isHidden(world, channel)) return refusal('channel_not_found');
  return channel;
}

function writable(world: World, channel: Channel | undefined, alsoPublic: boolean): Channel | Refusal {
  if (channel === undefined || isHidden(world, channel)) return refusal('channel_not_found');
  if (channel.isArchived) return refusal('is_archived');
  const mayWrite = world.workspace.isBotIn(channel) || (alsoPublic && channel.kind === 'public');
  return mayWrite ? channel : refusal('not_in_channel');
}

/** A private channel the bot is not in does not exist for it. */
function isHidden(world: World, channel: Channel): boolean {
  return channel.kind === 'private' && !world.workspace.isBotIn(channel);
}
