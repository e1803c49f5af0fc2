// Knows which channels take nothing, and whether the chat takes us at all: learnt from what is refused and from what the
// chat tells, kept in memory, and learnt anew after a start. When a channel begins to take nothing, and when that is
// over, people are told one by one; whether that was told is kept, so that a restart tells nothing twice.
import type { ChannelTrouble, ChatTrouble, Refused, TokenTrouble } from '../core/chat-trouble.ts';
import type { DirectNews } from '../core/direct-effect.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { directEntry } from './direct-entries.ts';

export interface ChannelWatchDeps {
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly outbox: Pick<Outbox, 'mark' | 'put' | 'some'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
  /** Lets what waits for that channel leave at once; null: for any. */
  readonly resume: (channelId: string | null) => void;
  /** Something of this is different now. */
  readonly onChange: () => void;
}

/** Since when it took nothing, as people were told; 0: it does take messages, as far as they know. */
const markOf = (channelId: string): string => `channel-trouble:${channelId}`;

export const createChannelWatch = (deps: ChannelWatchDeps) => {
  const { settings, outbox, clock, log } = deps;
  const troubles = new Map<string, ChannelTrouble>();
  /** Channels that have taken a message since the start, or since their trouble. */
  const well = new Set<string>();
  let token: TokenTrouble | null = null;

  const isOurs = (channelId: string): boolean =>
    settings.current().lines.some((line) => line.channelId === channelId);

  const tell = async (news: DirectNews, mark: number): Promise<void> => {
    await outbox.put([directEntry(news, clock.now())], { [markOf(news.channelId)]: mark });
    deps.kick();
  };

  /** One after another: what begins and ends within a moment is told in this order. */
  let last: Promise<void> = Promise.resolve();
  const afterwards = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work).catch((error: unknown) => log.error('trouble with a channel not told', { error }));
    return last;
  };

  const tellBegin = async ({ channelId, fault, reason, sinceAt }: ChannelTrouble): Promise<void> => {
    const toldSince = (await outbox.mark(markOf(channelId))) ?? 0;
    if (toldSince > 0) return;
    await tell({ kind: 'channel-trouble', channelId, fault, reason }, sinceAt);
  };

  const tellEnd = async (channelId: string): Promise<void> => {
    const sinceAt = (await outbox.mark(markOf(channelId))) ?? 0;
    if (sinceAt > 0) await tell({ kind: 'channel-well', channelId, sinceAt }, 0);
  };

  const took = (channelId: string): void => {
    if (well.has(channelId)) return;
    const wasTrouble = troubles.delete(channelId);
    if (!isOurs(channelId)) return;
    well.add(channelId);
    if (wasTrouble) {
      log.info('a channel takes messages again', { channelId });
      deps.resume(channelId);
      deps.onChange();
    }
    void afterwards(() => tellEnd(channelId));
  };

  /** Whether something waits that shows at once how the channel is. */
  const hasToTry = (channelId: string): Promise<boolean> =>
    outbox.some(
      (bound) => bound.channelId === channelId && bound.effect.kind !== 'recording',
      ({ attempts, nextAt }) => attempts > 0 || nextAt <= clock.now(),
    );

  return {
    now: (): ChatTrouble => ({
      token,
      channels: [...troubles.values()].filter(({ channelId }) => isOurs(channelId)),
    }),
    of: (channelId: string): ChannelTrouble | null => troubles.get(channelId) ?? null,
    refused: (channelId: string, { fault, reason }: Refused): void => {
      well.delete(channelId);
      const known = troubles.get(channelId);
      if (!isOurs(channelId) || known?.fault === fault) return;
      const trouble = { channelId, fault, reason, sinceAt: known?.sinceAt ?? clock.now() };
      troubles.set(channelId, trouble);
      log.error('a channel takes no messages: what is to be told there waits', { channelId, fault, reason });
      deps.onChange();
      void afterwards(() => tellBegin(trouble));
    },
    /** It took a message: what waited leaves at once. */
    took,
    /** It is said to take them again: what waits shows whether that is so. */
    mayTake: (channelId: string): void => {
      if (!troubles.has(channelId)) return;
      void afterwards(async () => {
        if (await hasToTry(channelId)) deps.resume(channelId);
        else took(channelId);
      });
    },
    tokenRefused: (reason: string): void => {
      if (token !== null) return;
      token = { reason, sinceAt: clock.now() };
      log.error(
        'Slack refuses our token: nothing can be told, missed calls neither. Install the app again if it was removed, put its “Bot User OAuth Token” into SLACK_BOT_TOKEN, and start Jour again',
        { reason },
      );
      deps.onChange();
    },
    tokenTaken: (): void => {
      if (token === null) return;
      token = null;
      log.info('Slack takes our token again');
      deps.resume(null);
      deps.onChange();
    },
    /** Resolves when what began or ended so far is on its way to be told. */
    settled: (): Promise<void> => last,
  };
};

export type ChannelWatch = ReturnType<typeof createChannelWatch>;
