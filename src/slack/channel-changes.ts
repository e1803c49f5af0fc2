// What Slack tells of channels and of our place in them, and of the token: noticed at once, not only at the next message.
// Each needs `channels:read` or `groups:read`, or no scope; without it the next message tells. Whoever is taken out of a
// channel is told `channel_left`: github.com/slackapi/bolt-js/issues/1847.
import type { App } from '@slack/bolt';
import type { Refused } from '../core/chat-trouble.ts';

export interface ChannelChangesDeps {
  readonly refused: (channelId: string, why: Refused) => void;
  /** It may take messages again. */
  readonly mayTake: (channelId: string) => void;
  /** Our token may be worth nothing any more: ask. */
  readonly doubtToken: (why: 'app_uninstalled' | 'tokens_revoked') => void;
}

const ARCHIVED: Refused = { fault: 'archived', reason: 'is_archived' };
const LEFT: Refused = { fault: 'not-member', reason: 'not_in_channel' };

export const createChannelChanges = ({ refused, mayTake, doubtToken }: ChannelChangesDeps) => ({
  register: (app: App): void => {
    app.event('channel_archive', async ({ event }) => refused(event.channel, ARCHIVED));
    app.event('group_archive', async ({ event }) => refused(event.channel, ARCHIVED));
    app.event('channel_left', async ({ event }) => refused(event.channel, LEFT));
    app.event('group_left', async ({ event }) => refused(event.channel, LEFT));
    app.event('channel_unarchive', async ({ event }) => mayTake(event.channel));
    app.event('group_unarchive', async ({ event }) => mayTake(event.channel));
    app.event('member_joined_channel', async ({ event }) => mayTake(event.channel));
    app.event('app_uninstalled', async () => doubtToken('app_uninstalled'));
    app.event('tokens_revoked', async () => doubtToken('tokens_revoked'));
  },
});

export type ChannelChanges = ReturnType<typeof createChannelChanges>;
