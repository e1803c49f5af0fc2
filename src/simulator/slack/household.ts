// What people and administrators do in Slack beside using the app: write, upload, delete, archive, leave.
import type { StoredFile } from './files.ts';
import type { StoredMessage } from './messages.ts';
import { channelFor, personWith } from './person.ts';
import { asSlackSends } from './typed-text.ts';
import type { Channel } from './workspace.ts';
import type { World } from './world.ts';

export interface Household {
  readonly writes: (
    userId: string,
    channel: string,
    text: string,
    threadTs?: string,
  ) => Readonly<StoredMessage>;
  /** A file of this person, to be handed in with a form. */
  readonly uploads: (
    userId: string,
    file: { readonly name: string; readonly bytes: Buffer },
  ) => Readonly<StoredFile>;
  readonly deletes: (message: Pick<StoredMessage, 'channelId' | 'ts'>) => void;
  readonly deactivates: (userId: string) => void;
  /** Somebody is given another role. */
  readonly makes: (userId: string, role: 'member' | 'guest' | 'admin' | 'owner') => void;
  readonly archives: (channel: string) => void;
  readonly invitesBot: (channel: string) => void;
  readonly removesBot: (channel: string) => void;
}

export function createHousehold(world: World): Household {
  function change(key: string, how: (channel: Channel) => void): void {
    const channel = world.workspace.channel(key);
    if (channel === undefined) throw new Error(`Slack has no channel ${key}`);
    how(channel);
    world.bell.ring();
  }

  const botId = world.workspace.bot.userId;
  return {
    writes(userId, key, text, threadTs) {
      const channel = channelFor(world, personWith(world, userId), key);
      const thread = threadTs === undefined ? {} : { threadTs };
      return world.messages.post({
        channelId: channel.id,
        userId,
        text: asSlackSends(text, world),
        blocks: [],
        ...thread,
      });
    },
    uploads(userId, { name, bytes }) {
      const owner = personWith(world, userId);
      const file = world.files.reserve({ name, length: bytes.length, ownerId: owner.id });
      file.isComplete = true;
      world.files.receive(file, bytes);
      return file;
    },
    deletes({ channelId, ts }) {
      const message = world.messages.find(channelId, ts);
      if (message === undefined) throw new Error(`There is no message ${ts} to delete`);
      world.messages.remove(message);
    },
    deactivates(userId) {
      personWith(world, userId).deleted = true;
      world.bell.ring();
    },
    makes(userId, role) {
      const user = personWith(world, userId);
      user.restricted = role === 'guest';
      user.isOwner = role === 'owner';
      user.isAdmin = role === 'admin' || role === 'owner';
      world.bell.ring();
    },
    archives: (key) => change(key, (channel) => (channel.isArchived = true)),
    invitesBot: (key) => change(key, (channel) => channel.members.add(botId)),
    removesBot: (key) => change(key, (channel) => channel.members.delete(botId)),
  };
}
