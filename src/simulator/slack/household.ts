// What people and administrators do in Slack beside using the app: write, upload, delete, archive, leave.
import type { StoredFile } from './files.ts';
import type { StoredMessage } from './messages.ts';
import { channelFor, personWith } from './person.ts';
import type { Json } from './record.ts';
import { asSlackSends } from './typed-text.ts';
import { wireUser } from './user-methods.ts';
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
  /** Somebody is given another role. */
  readonly makes: (userId: string, role: 'member' | 'guest' | 'admin' | 'owner') => void;
  /** Of these the app is told as soon as they are done, if it subscribed to that and may see the channel. */
  readonly deactivates: (userId: string) => Promise<void>;
  readonly archives: (channel: string) => Promise<void>;
  readonly unarchives: (channel: string) => Promise<void>;
  readonly renames: (channel: string, to: string) => Promise<void>;
  readonly invitesBot: (channel: string) => Promise<void>;
  readonly removesBot: (channel: string) => Promise<void>;
  /** The token works no more. */
  readonly revokesToken: () => Promise<void>;
  /** The app is taken out of the workspace, its token with it. */
  readonly uninstalls: () => Promise<void>;
  /** The same token works again. */
  readonly installsAgain: () => void;
}

type Tells = (event: Json & { readonly type: string }) => Promise<unknown>;

/** docs.slack.dev/reference/events: whoever is taken out of a channel is told that they left it, not that a member did. */
const EVENTS = {
  public: { archive: 'channel_archive', unarchive: 'channel_unarchive', left: 'channel_left' },
  private: { archive: 'group_archive', unarchive: 'group_unarchive', left: 'group_left' },
} as const;
const SCOPES = { public: 'channels:read', private: 'groups:read' } as const;
const SOMEBODY = 'U0SOMEBODY';

export function createHousehold(world: World, sendsEvent: Tells): Household {
  const { bot, team } = world.workspace;
  const botId = bot.userId;
  const sort = ({ kind }: Channel): 'public' | 'private' => (kind === 'private' ? 'private' : 'public');

  async function tell(type: string, fields: Json): Promise<void> {
    const event = { type, ...fields, event_ts: String(world.clock.now() / 1000) };
    if (world.subscribed.has(type)) await sendsEvent(event);
  }

  /** Resolves when the app has taken the event, where it gets one. */
  async function change(
    key: string,
    how: (channel: Channel) => void,
    eventOf: (channel: Channel) => Json & { readonly type: string },
  ): Promise<void> {
    const channel = world.workspace.channel(key);
    if (channel === undefined) throw new Error(`Slack has no channel ${key}`);
    how(channel);
    world.bell.ring();
    const { type, ...fields } = eventOf(channel);
    if (world.scopes.has(SCOPES[sort(channel)])) await tell(type, fields);
  }

  async function endToken(refusedWith: string): Promise<void> {
    world.token.refusedWith = refusedWith;
    await tell('tokens_revoked', { tokens: { oauth: [], bot: [botId] } });
  }

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
    async deactivates(userId) {
      const user = personWith(world, userId);
      user.deleted = true;
      world.bell.ring();
      await tell('user_change', { user: wireUser(world, user) });
    },
    makes(userId, role) {
      const user = personWith(world, userId);
      user.restricted = role === 'guest';
      user.isOwner = role === 'owner';
      user.isAdmin = role === 'admin' || role === 'owner';
      world.bell.ring();
    },
    archives: (key) =>
      change(
        key,
        (channel) => (channel.isArchived = true),
        (channel) => ({ type: EVENTS[sort(channel)].archive, channel: channel.id, user: SOMEBODY }),
      ),
    unarchives: (key) =>
      change(
        key,
        (channel) => (channel.isArchived = false),
        (channel) => ({ type: EVENTS[sort(channel)].unarchive, channel: channel.id, user: SOMEBODY }),
      ),
    renames: (key, to) =>
      change(
        key,
        (channel) => (channel.name = to),
        ({ id, name }) => ({ type: 'channel_rename', channel: { id, name, created: 1700000000 } }),
      ),
    invitesBot: (key) =>
      change(
        key,
        (channel) => channel.members.add(botId),
        ({ id }) => ({
          type: 'member_joined_channel',
          user: botId,
          channel: id,
          channel_type: 'C',
          team: team.id,
          inviter: SOMEBODY,
        }),
      ),
    removesBot: (key) =>
      change(
        key,
        (channel) => channel.members.delete(botId),
        (channel) => ({ type: EVENTS[sort(channel)].left, channel: channel.id, actor_id: SOMEBODY }),
      ),
    revokesToken: () => endToken('token_revoked'),
    async uninstalls() {
      await endToken('account_inactive');
      await tell('app_uninstalled', {});
    },
    installsAgain() {
      world.token.refusedWith = undefined;
    },
  };
}
