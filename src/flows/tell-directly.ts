// While a channel takes nothing, nobody sees the alerts that wait for it: hands them to people one by one, each call once.
// The alerts themselves stay where they are, and leave when the channel takes them.
import type { ChatTrouble } from '../core/chat-trouble.ts';
import type { OutboxEntry } from '../core/effect.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { callsHeardLate } from './calls-heard-late.ts';
import { directEntry } from './direct-entries.ts';

export interface TellDirectlyDeps {
  readonly outbox: Pick<Outbox, 'pending' | 'put'>;
  readonly calls: Pick<CallStore, 'find' | 'between'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
  readonly trouble: () => ChatTrouble;
}

export const createTellDirectly = ({ outbox, calls, clock, log, kick, trouble }: TellDirectlyDeps) => {
  /** Calls, and lists of them by key, that were handed on by this process, told or not. */
  const handedOn = new Set<string>();

  const isNew = (name: string): boolean => {
    if (handedOn.has(name)) return false;
    handedOn.add(name);
    return true;
  };

  /** The calls that this entry would alarm people about now. */
  const alarmsAbout = async ({ key, effect, nextAt, attempts }: OutboxEntry): Promise<readonly string[]> => {
    if (nextAt > clock.now() && attempts === 0) return [];
    switch (effect.kind) {
      case 'alert':
      case 'recording':
        return [effect.callId];
      case 'alerts':
        return effect.callIds;
      case 'late-calls':
        // They have to be looked for, so once only.
        return isNew(key) ? (await callsHeardLate(calls, effect)).map(({ id }) => id) : [];
      default:
        return [];
    }
  };

  const isToldAlready = async (callId: string): Promise<boolean> =>
    (await calls.find(callId))?.work?.toldDirectlyAt !== undefined;

  const newIn = async (entries: readonly OutboxEntry[]): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const entry of entries)
      for (const callId of await alarmsAbout(entry))
        if (isNew(callId) && !(await isToldAlready(callId))) found.push(callId);
    return found;
  };

  /** What an earlier process handed on leaves by itself. */
  const learn = (pending: readonly OutboxEntry[]): void => {
    for (const { effect } of pending)
      if (effect.kind === 'direct' && effect.news.kind === 'missed')
        for (const callId of effect.news.callIds) handedOn.add(callId);
  };

  const handOn = async (channelIds: readonly string[]): Promise<void> => {
    // Cards alarm nobody, and there may be very many of them.
    const pending = await outbox.pending(({ effect }) => effect.kind !== 'card');
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
