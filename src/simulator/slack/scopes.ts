// Which scope each method needs, from docs.slack.dev/reference/methods. Conversations ask by the kind of channel.
import type { Channel } from './workspace.ts';

type KindScopes = Readonly<Record<Channel['kind'], readonly string[]>>;
/** Any one of the listed scopes is enough. */
type Needed = readonly string[] | KindScopes;

const HISTORY: KindScopes = { public: ['channels:history'], private: ['groups:history'], im: ['im:history'] };
const READ: KindScopes = { public: ['channels:read'], private: ['groups:read'], im: ['im:read'] };
const TOPIC: KindScopes = {
  public: ['channels:write.topic', 'channels:manage'],
  private: ['groups:write.topic', 'groups:write'],
  im: ['im:write.topic', 'im:write'],
};

export const scopesByMethod: Readonly<Record<string, Needed>> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.history': HISTORY,
  'conversations.replies': HISTORY,
  'conversations.info': READ,
  'conversations.members': READ,
  'conversations.join': ['channels:join'],
  'conversations.open': ['im:write'],
  'conversations.setTopic': TOPIC,
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'files.delete': ['files:write'],
  'views.open': [],
  'views.update': [],
  'views.publish': [],
  'views.push': [],
  'usergroups.list': ['usergroups:read'],
  'usergroups.create': ['usergroups:write'],
  'usergroups.users.update': ['usergroups:write'],
  'reactions.add': ['reactions:write'],
  'apps.connections.open': ['connections:write'],
};

export const everyScope: readonly string[] = [
  ...new Set([
    'commands',
    'chat:write.public',
    ...Object.values(scopesByMethod).flatMap((needed) => flat(needed)),
  ]),
].filter((scope) => scope !== 'connections:write');

function isByKind(needed: Needed): needed is KindScopes {
  return !Array.isArray(needed);
}

function flat(needed: Needed): readonly string[] {
  return isByKind(needed) ? Object.values(needed).flat() : needed;
}

/** The scopes any one of which would do, or `null` when one is held. An unknown channel is taken as a public one. */
export function missingScopes(
  method: string,
  kind: Channel['kind'] | undefined,
  held: ReadonlySet<string>,
): readonly string[] | null {
  const needed = scopesByMethod[method] ?? [];
  const wanted = isByKind(needed) ? needed[kind ?? 'public'] : needed;
  return wanted.length === 0 || wanted.some((scope) => held.has(scope)) ? null : wanted;
}
