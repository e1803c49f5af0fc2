// An outbox to empty: entries of one or more channels, a Slack whose answers are told beforehand, and what it was sent.
import type { NewEntry, OutboxEntry } from '../../src/core/effect.ts';
import { createDelivery } from '../../src/flows/deliver.ts';
import type { Sent } from '../../src/flows/sent.ts';
import { createLog } from '../../src/log.ts';
import type { IsWanted } from '../../src/ports/store.ts';
import { createManualClock } from '../../src/simulator/manual-clock.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';

export const CHANNEL = 'C0ONCALL';

export const card = (key: string, channelId = CHANNEL): NewEntry => ({
  key,
  channelId,
  effect: { kind: 'card', callId: key },
  createdAt: 0,
  nextAt: 0,
});

export const audio = (key: string): NewEntry => ({
  ...card(key),
  effect: { kind: 'recording', callId: key, recordingId: 'r0' },
});

/** About no call. */
export const notice = (key: string): NewEntry => ({ ...card(key), effect: { kind: 'change', seq: 1 } });

export const later = (change: Partial<Extract<Sent, { kind: 'again' }>> = {}): Sent => ({
  kind: 'again',
  who: 'lane',
  inMs: null,
  maybeSent: false,
  reason: 'http-503',
  ...change,
});

export const givenOutbox = (...entries: readonly NewEntry[]) => {
  const clock = createManualClock(0);
  const { outbox } = createMemoryCalls();
  const sent: OutboxEntry[] = [];
  const answers = new Map<string, (Sent | Error)[]>();
  let troubles = 0;
  let whileSending: (entry: OutboxEntry) => Promise<void> = async () => undefined;
  const newProcess = () =>
    createDelivery({
      outbox: { ...outbox, pending: (is) => seenAll(is), some: (is, isSo) => look().some(is, seeing(isSo)) },
      clock,
      log: createLog('silent'),
      gather: async () => false,
      onTrouble: () => {
        troubles += 1;
      },
      send: async (entry) => {
        sent.push(entry);
        await whileSending(entry);
        const answer = answers.get(entry.key)?.shift() ?? { kind: 'done' };
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });
  let looks = 0;
  let seen = 0;
  const seeing = (isSo: (entry: OutboxEntry) => boolean) => (entry: OutboxEntry) => {
    seen += 1;
    return isSo(entry);
  };
  const seenAll = async (isWanted?: IsWanted): Promise<readonly OutboxEntry[]> => {
    const all = await look().pending(isWanted);
    seen += all.length;
    return all;
  };
  let failing = false;
  const look = (): typeof outbox => {
    looks += 1;
    if (!failing) return outbox;
    failing = false;
    throw new Error('disk');
  };
  let delivery = newProcess();
  return {
    clock,
    outbox,
    run: () => delivery.run(),
    settle: () => delivery.settle(),
    kick: (channelId?: string) => delivery.kick(channelId),
    stop: (limitMs: number) => delivery.stop(limitMs),
    restart: () => {
      delivery = newProcess();
    },
    /** The next look at what waits meets a failing disk. */
    failOnce: () => {
      failing = true;
    },
    put: () => outbox.put(entries),
    /** How often all that waits was looked through. */
    looks: () => looks,
    /** How many entries were looked at for that. */
    seen: () => seen,
    /** What the next tries of that entry meet, one after another; then all is well. */
    meets: (key: string, ...met: readonly (Sent | Error)[]) => answers.set(key, [...met]),
    whileSending: (work: (entry: OutboxEntry) => Promise<void>) => {
      whileSending = work;
    },
    sentKeys: () => sent.map((entry) => entry.key),
    lastSent: () => sent.at(-1),
    waiting: async () => (await outbox.pending()).map((entry) => entry.key),
    troubles: () => troubles,
    pass: async (ms: number) => {
      await clock.advance(ms);
      await delivery.run();
    },
  };
};
