// How we stand with Slack: token, scopes, channels, people.
import type { WebClient } from '@slack/web-api';
import type { Access, ChannelStanding } from '../core/checkup-facts.ts';
import type { Chat } from '../ports/chat.ts';
import type { Surroundings } from '../ports/checkup.ts';
import { platformCode } from './trouble.ts';

export interface SlackSurroundingsDeps {
  /** Never queued behind the outbox. */
  readonly quickClient: WebClient;
  readonly users: Chat['users'];
}

const accessAfter = (error: unknown): Access => {
  const code = platformCode(error);
  return code === null ? { kind: 'no-answer', code: 'no answer' } : { kind: 'refused', code };
};

/** Asked for in two ways, since either needs a scope that may have been declined. */
const standingAfter = (error: unknown): ChannelStanding => {
  switch (platformCode(error)) {
    case null:
      return 'no-answer';
    case 'not_in_channel':
      return 'not-member';
    case 'channel_not_found':
      return 'not-found';
    case 'is_archived':
      return 'archived';
    case 'missing_scope':
    case 'no_permission':
    case 'not_allowed_token_type':
      return 'not-asked';
    default:
      // A token that is refused says nothing about channels or scopes.
      return 'no-answer';
  }
};

export const createSlackSurroundings = ({
  quickClient,
  users,
}: SlackSurroundingsDeps): Pick<Surroundings, 'slack' | 'channel' | 'people'> => {
  const byInfo = async (channel: string): Promise<ChannelStanding> => {
    const { channel: found } = await quickClient.conversations.info({ channel });
    if (found?.is_archived === true) return 'archived';
    return found?.is_member === true ? 'member' : 'not-member';
  };

  /** Only members may read. */
  const byHistory = async (channel: string): Promise<ChannelStanding> => {
    await quickClient.conversations.history({ channel, limit: 1 });
    return 'member';
  };

  return {
    slack: async () => {
      try {
        const { response_metadata: told } = await quickClient.auth.test();
        return { access: { kind: 'granted' }, scopes: told?.scopes ?? [] };
      } catch (error) {
        return { access: accessAfter(error), scopes: [] };
      }
    },
    channel: async (channelId) => {
      const standing = await byInfo(channelId).catch(standingAfter);
      return standing === 'not-asked' ? byHistory(channelId).catch(standingAfter) : standing;
    },
    people: async (ids) => {
      try {
        const found = await users(ids);
        return found.map(({ userId, kind, isGuest }) => ({
          userId,
          standing: kind === 'person' && isGuest === true ? 'guest' : kind,
        }));
      } catch {
        return null;
      }
    },
  };
};
