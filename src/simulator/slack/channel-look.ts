// A channel as tests look at it.
import { type ShownMessage, type StoredMessage, shownMessage } from './messages.ts';
import type { World } from './world.ts';

export interface ChannelLook {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** Not in any thread, by time, each with its replies. */
  readonly messages: readonly ShownMessage[];
  /** As the channel shows it: also replies that were broadcast. */
  readonly timeline: readonly ShownMessage[];
  /** Shown to one person only. */
  readonly ephemerals: readonly Readonly<StoredMessage>[];
  readonly deleted: readonly Readonly<StoredMessage>[];
}

export function channelLook(world: World, idOrName: string): ChannelLook {
  const channel = world.workspace.channel(idOrName);
  if (channel === undefined) throw new Error(`Slack has no channel ${idOrName}`);
  const { id, name, topic } = channel;
  const all = world.messages.inChannel(id).map((message) => shownMessage(message, world.messages));
  return {
    id,
    name,
    topic,
    messages: all.filter((message) => message.threadTs === undefined),
    timeline: all.filter((message) => message.threadTs === undefined || message.isBroadcast),
    ephemerals: world.messages.ephemeralIn(id),
    deleted: world.messages.deletedIn(id),
  };
}
