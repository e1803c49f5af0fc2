// The part of the composition about channels that take nothing, and about a token that is not taken.
import { type ChatTrouble, withTroubles } from './core/chat-trouble.ts';
import type { Reply } from './core/reply.ts';
import { createChannelWatch } from './flows/channel-watch.ts';
import { createFollowChannel } from './flows/follow-channel.ts';
import type { HeldStores } from './flows/held-stores.ts';
import { createSendDirect } from './flows/send-direct.ts';
import { createTellDirectly } from './flows/tell-directly.ts';
import { createTextOutage } from './flows/text-outage.ts';
import { watchedChat } from './flows/watched-chat.ts';
import type { Chat } from './ports/chat.ts';
import type { Log } from './ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';
import { createChannelChanges } from './slack/channel-changes.ts';

export interface TroublePartsDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  /** The same for what is sent. */
  readonly held: HeldStores;
  readonly clock: Clock;
  readonly log: Log;
  readonly chat: Chat;
  readonly kick: () => void;
  readonly resume: (channelId: string | null) => void;
  readonly onChange: () => void;
  /** Asks Slack whether it takes our token. */
  readonly askToken: () => void;
}

export const createTroubleParts = (deps: TroublePartsDeps) => {
  const { settings, log } = deps;
  const watch = createChannelWatch(deps);
  const trouble = (): ChatTrouble => watch.now();
  const chat = watchedChat(deps.chat, watch);
  const tellDirectly = createTellDirectly({ ...deps, trouble });
  const followChannel = createFollowChannel({
    ...deps,
    isRefusing: (channelId) => watch.of(channelId) !== null,
  });
  const textOutage = createTextOutage({ ...deps, trouble });
  return {
    /** The same chat, from which is learnt what takes nothing. */
    chat,
    trouble,
    faultOf: (channelId: string) => watch.of(channelId)?.fault ?? null,
    link: { onTaken: watch.tokenTaken, onRefused: watch.tokenRefused },
    sendDirect: createSendDirect({ ...deps, ...deps.held, chat, troubleOf: watch.of }),
    channelChanges: createChannelChanges({
      ...watch,
      doubtToken: (why) => {
        log.warn('Slack says that our token ends, or that the app was removed', { why });
        deps.askToken();
      },
    }),
    withTroubles: (reply: Reply): Reply => withTroubles(reply, trouble(), settings.current().lines),
    /** To be called every second. Never rejects. */
    tick: async (): Promise<void> => {
      await watch.settled();
      await followChannel();
      await tellDirectly();
      await textOutage();
    },
  };
};
