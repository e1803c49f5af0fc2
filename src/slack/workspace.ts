// The Workspace port on Slack's Web API: user groups and topics that follow who is on call. Their scopes are optional;
// what Slack refuses is told by its code.
import type { WebClient } from '@slack/web-api';
import type { UserId } from '../core/settings.ts';
import type { Workspace } from '../ports/chat.ts';
import { attempt } from './trouble.ts';
import { cut } from './words/mrkdwn.ts';
import { topicWords } from './words/topic.ts';

/** https://docs.slack.dev/reference/methods/conversations.setTopic */
const TOPIC_MOST_CHARACTERS = 250;

/** `client`: one that does not send again by itself. */
export const createWorkspace = (client: WebClient): Workspace => {
  const findGroup: Workspace['findGroup'] = (named) =>
    attempt(async () => {
      const { usergroups = [] } = await client.usergroups.list({});
      const found = usergroups.find(
        ({ id, handle }) => id === named || handle?.toLowerCase() === named.toLowerCase(),
      );
      return found?.id === undefined ? null : { id: found.id, handle: found.handle ?? named };
    });

  /** Topics show no mentions, so people are named. */
  const nameOf = async (userId: UserId): Promise<string> => {
    const { user } = await client.users.info({ user: userId });
    return user?.profile?.display_name || user?.real_name || user?.name || userId;
  };

  return {
    findGroup,
    setGroup: (usergroup, userIds) =>
      attempt(async () => {
        await client.usergroups.users.update({ usergroup, users: userIds.join(',') });
        return null;
      }),
    setTopic: (channel, { rosterName, userIds }) =>
      attempt(async () => {
        const names = await Promise.all(userIds.map(nameOf));
        const topic = cut(topicWords(rosterName, names), TOPIC_MOST_CHARACTERS);
        await client.conversations.setTopic({ channel, topic });
        return null;
      }),
  };
};
