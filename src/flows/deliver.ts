// Empties the outbox. The entries of a channel leave in order; when Slack will not take one now, the channel waits
// with it. Audio has a lane of its own, so that a recording that is not ready holds up no alert.
import type { OutboxEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import { backoffMs, REFUSED_RETRY_MS, SEND_RETRY } from '../core/retry-policy.ts';
import type { Clock, Log, Outbox } from '../ports.ts';

/** What became of one entry. `alone`: only this entry waits; `lane`: everything behind it too. */
export type Sent =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'again';
      readonly who: 'alone' | 'lane';
      readonly inMs: number | null;
      readonly maybeSent: boolean;
      readonly reason: string;
      readonly entry?: OutboxEntry;
    }
  | { readonly kind: 'refused'; readonly who: 'alone' | 'lane'; readonly reason: string };

/** Sends one entry; settles it itself when that has to be one commit with the call. */
export type Send = (entry: OutboxEntry) => Promise<Sent>;

export interface DeliveryDeps {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly send: Send;
  /** Told at every sending that has to be tried again or was refused. */
  readonly onTrouble: () => void;
}

const laneOf = (entry: OutboxEntry): string =>
  entry.effect.kind === 'recording' ? `${entry.channelId}/audio` : entry.channelId;

const lanesOf = (entries: readonly OutboxEntry[]): ReadonlyMap<string, readonly OutboxEntry[]> => {
  const lanes = new Map<string, OutboxEntry[]>();
  for (const entry of entries) {
    const lane = lanes.get(laneOf(entry));
    if (lane === undefined) lanes.set(laneOf(entry), [entry]);
    else lane.push(entry);
  }
  return lanes;
};

export const createDelivery = (deps: DeliveryDeps) => {
  const pausedUntil = new Map<string, Instant>();
  /** Keys that this process has tried. What an earlier one tried is due at once, or a restart would let others pass it. */
  const tried = new Set<string>();
  let running: Promise<void> | null = null;
  let wanted = false;
  let kicked = false;

  const isDue = (entry: OutboxEntry): boolean =>
    entry.nextAt <= deps.clock.now() || (entry.attempts > 0 && !tried.has(entry.key));

  const postpone = async (entry: OutboxEntry, sent: Exclude<Sent, { kind: 'done' }>): Promise<void> => {
    const again = sent.kind === 'again';
    const inMs = again ? (sent.inMs ?? backoffMs(SEND_RETRY, entry.attempts)) : REFUSED_RETRY_MS;
    const nextAt = deps.clock.now() + inMs;
    if (sent.who === 'lane') pausedUntil.set(laneOf(entry), nextAt);
    const facts = { key: entry.key, reason: sent.reason, attempts: entry.attempts + 1, inMs };
    if (again) deps.log.warn('not delivered yet', facts);
    else deps.log.error('delivery refused', facts);
    deps.onTrouble();
    const maybeSent = entry.maybeSent || (again && sent.maybeSent);
    await deps.outbox.postpone({
      ...((again && sent.entry) || entry),
      nextAt,
      attempts: entry.attempts + 1,
      maybeSent,
    });
  };

  const deliverOne = async (entry: OutboxEntry): Promise<'go on' | 'stop'> => {
    tried.add(entry.key);
    const sent = await deps.send(entry).catch((error: unknown): Sent => {
      deps.log.error('delivery failed', { key: entry.key, error });
      return { kind: 'again', who: 'alone', inMs: null, maybeSent: true, reason: 'fault' };
    });
    if (sent.kind === 'done') {
      tried.delete(entry.key);
      await deps.outbox.settle(entry);
      return 'go on';
    }
    await postpone(entry, sent);
    return sent.who === 'lane' ? 'stop' : 'go on';
  };

  const runLane = async (lane: string, entries: readonly OutboxEntry[]): Promise<boolean> => {
    let delivered = false;
    for (const entry of entries) {
      if ((pausedUntil.get(lane) ?? 0) > deps.clock.now()) return delivered;
      if (!isDue(entry)) continue;
      delivered = true;
      if ((await deliverOne(entry)) === 'stop') return delivered;
    }
    return delivered;
  };

  /** One pass over everything due; true when something was tried. */
  const pass = async (): Promise<boolean> => {
    const lanes = lanesOf(await deps.outbox.pending());
    const tried = await Promise.all([...lanes].map(([lane, entries]) => runLane(lane, entries)));
    return tried.includes(true);
  };

  const drain = async (): Promise<void> => {
    do {
      wanted = false;
      while (await pass());
    } while (wanted);
  };

  /** Delivers all that is due; resolves when nothing is due any more. Never rejects. */
  const run = (): Promise<void> => {
    wanted = true;
    running ??= drain()
      .catch((error: unknown) => deps.log.error('outbox cannot be read or written', { error }))
      .finally(() => {
        running = null;
      });
    return running;
  };

  return {
    run,
    /** Starts a run soon, without waiting for it: one for all the calls that come in the same moment. */
    kick: (): void => {
      if (kicked) return;
      kicked = true;
      setImmediate(() => {
        kicked = false;
        void run();
      });
    },
    /** Resolves when the run under way, if any, is over. */
    idle: async (): Promise<void> => running ?? undefined,
  };
};

export type Delivery = ReturnType<typeof createDelivery>;
