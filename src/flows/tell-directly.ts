// While a channel takes nothing, nobody sees the alerts that wait for it: hands them to people one by one, each call once.
// The alerts themselves stay where they are, and leave when the channel takes them.
import type { ChatTrouble } from '../core/chat-trouble.ts';
import type { OutboxEntry } from '../core/effect.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { directEntry } from './direct-entries.ts';

export interface TellDirectlyDeps {
  readonly outbox: Pick<Outbox, 'pending' | 'put'>;
  readonly calls: Pick<CallStore, 'find'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
  readonly trouble: () => ChatTrouble;
}

export const createTellDirectly = ({ outbox, calls, clock, log, kick, trouble }: TellDirectlyDeps) => {
  /** Calls that were handed on by this process, told or not. */
  const handedOn = new Set<string>();

  /** The calls that this entry would alarm people about now. */
  const alarmsAbout = ({ effect, nextAt, attempts }: OutboxEntry): readonly string[] => {
    if (nextAt > clock.now() && attempts === 0) return [];
    if (effect.kind === 'alerts') return effect.callIds;
    return effect.kind === 'alert' || effect.kind === 'recording' ? [effect.callId] : [];
  };

  const isToldAlready = async (callId: string): Promise<boolean> =>
    (await calls.find(callId))?.work?.toldDirectlyAt !== undefined;

  const newIn = async (entries: readonly OutboxEntry[]): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const callId of entries.flatMap(alarmsAbout)) {
      if (handedOn.has(callId)) continue;
      handedOn.add(callId);
      if (!(await isToldAlready(callId))) found.push(callId);
    }
    return found;
  };

  /** What an earlier process handed on leaves by itself. */
  const learn = (pending: readonly OutboxEntry[]): void => {
    for (const { effect } of pending)
      if (effect.kind === 'direct' && effect.news.kind === 'missed')
        for (const callId of effect.news.callIds) handedOn.add(callId);
  };

  const handOn = async (channelIds: readonly string[]): Promise<void> => {
    const pending = await outbox.pending();
    learn(pending);
    for (const channelId of channelIds) {
      const callIds = await newIn(pending.filter((entry) => entry.channelId === channelId));
      if (callIds.length === 0) continue;
      await outbox.put([directEntry({ kind: 'missed', channelId, callIds }, clock.now())]);
      kick();
    }
  };

  /** To be called every second. Never rejects. */
  return async (): Promise<void> => {
    const { token, channels } = trouble();
    if (channels.length === 0) handedOn.clear();
    if (channels.length === 0 || token !== null) return;
    await handOn(channels.map(({ channelId }) => channelId)).catch((error: unknown) =>
      log.error('alerts that wait not told directly yet', { error }),
    );
  };
};
