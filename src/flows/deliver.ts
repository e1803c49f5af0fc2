// Empties the outbox. The entries of a channel leave in order, what calls have to tell before all else; when Slack will
// not take one now, the channel waits with it. Audio has a lane of its own, so that a recording that is not ready, or long in coming, holds up no alert.
import type { OutboxEntry } from '../core/effect.ts';
import { type Instant, MINUTE_MS } from '../core/instant.ts';
import { backoffMs, REFUSED_RETRY_MS, SEND_RETRY } from '../core/retry-policy.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { createDueLanes } from './due-lanes.ts';
import type { Gather } from './gather-alerts.ts';
import { createLanePauses } from './lane-pauses.ts';
import { createLaneRuns } from './lane-runs.ts';
import { createLaneTurns } from './lane-turns.ts';
import { createLaneWaiting } from './lane-waiting.ts';
import { audioLane, isToChat, laneOf, lanesOf } from './lanes.ts';
import type { Send, Sent } from './sent.ts';

const KICK_AGAIN_MS = 100;

export interface DeliveryDeps {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly send: Send;
  /** Lets what waits in a lane leave together, where that is better. */
  readonly gather: Gather;
  /** Told at every sending that has to be tried again or was refused. */
  readonly onTrouble: (reason: string) => void;
}

/** What the log names an entry by; with its call's id, so that a call can be followed to its end. */
const namesOf = ({ key, effect }: OutboxEntry): Readonly<Record<string, string>> =>
  'callId' in effect ? { key, callId: effect.callId } : { key };

/** Made after now: the clock was put back, and what was due in a minute would be due in hours. */
const isAheadOf = ({ createdAt }: OutboxEntry, now: Instant): boolean => createdAt > now + MINUTE_MS;

export const createDelivery = (deps: DeliveryDeps) => {
  const pauses = createLanePauses(deps.clock);
  /** Of lanes that were refused: what only a person can mend may be mended any moment. */
  const refusals = createLanePauses(deps.clock);
  const turns = createLaneTurns();
  const isPaused = (lane: string): boolean => pauses.isPaused(lane) || refusals.isPaused(lane);
  let ranAt: Instant = deps.clock.now();
  /** Keys that this process has tried. What an earlier one tried is due at once, or a restart would let others pass it. */
  const tried = new Set<string>();
  let kicked = false;
  let stopping = false;

  const isDue = (entry: OutboxEntry, now: Instant): boolean =>
    entry.nextAt <= now || (!tried.has(entry.key) && (entry.attempts > 0 || isAheadOf(entry, now)));

  const pause = (entry: OutboxEntry, who: 'lane' | 'channel', untilAt: Instant): void => {
    const { channelId } = entry;
    const lanes = who === 'lane' ? [laneOf(entry)] : [channelId, audioLane(channelId)];
    for (const lane of lanes) pauses.pause(lane, untilAt);
  };

  /** A disk that fails is no reason to send nothing: what was done is known in memory, and written when it is well again. */
  const keep = async (work: Promise<void>, key: string): Promise<void> =>
    work.catch((error: unknown) => deps.log.error('delivery not written down yet', { key, error }));

  const postpone = async (entry: OutboxEntry, sent: Exclude<Sent, { kind: 'done' }>): Promise<void> => {
    const again = sent.kind === 'again';
    const inMs = again ? (sent.inMs ?? backoffMs(SEND_RETRY, entry.attempts)) : REFUSED_RETRY_MS;
    const nextAt = deps.clock.now() + inMs;
    if (!again && sent.who === 'lane') refusals.pause(laneOf(entry), nextAt);
    if (again && sent.who !== 'alone') pause(entry, sent.who, nextAt);
    const facts = { ...namesOf(entry), reason: sent.reason, attempts: entry.attempts + 1, inMs };
    if (again) deps.log.warn('not delivered yet', facts);
    else deps.log.error('delivery refused', facts);
    deps.onTrouble(sent.reason);
    const maybeSent = entry.maybeSent || (again && sent.maybeSent);
    await deps.outbox.postpone({
      ...(sent.entry ?? entry),
      nextAt,
      attempts: entry.attempts + 1,
      maybeSent,
    });
  };

  const deliverOne = async (entry: OutboxEntry): Promise<'go on' | 'stop'> => {
    tried.add(entry.key);
    const sent = await deps.send(entry).catch((error: unknown): Sent => {
      deps.log.error('delivery failed', { ...namesOf(entry), error });
      return { kind: 'again', who: 'alone', inMs: null, maybeSent: true, reason: 'fault' };
    });
    if (sent.kind === 'done') {
      await keep(deps.outbox.settle(entry), entry.key);
      // What was put again for later waits for its time, whatever the clock says it was made.
      if ((await deps.outbox.find(entry.key)) === undefined) tried.delete(entry.key);
      deps.log.info('delivered', namesOf(entry));
      return 'go on';
    }
    await keep(postpone(entry, sent), entry.key);
    return sent.who === 'alone' ? 'go on' : 'stop';
  };

  const waitingIn = createLaneWaiting({
    outbox: deps.outbox,
    gather: deps.gather,
    isDue: (entry) => isDue(entry, deps.clock.now()),
  });

  /**
   * As it stands now: while those before it were sent it may have been put again, or into another lane, and would then
   * be sent twice.
   */
  const dueNow = async (key: string, lane: string): Promise<OutboxEntry | undefined> => {
    const entry = await deps.outbox.find(key);
    const isOurs = entry !== undefined && laneOf(entry) === lane && isDue(entry, deps.clock.now());
    return isOurs ? entry : undefined;
  };

  const mayLeave = (entry: OutboxEntry): boolean => !isToChat(entry) || pauses.takeTurn(laneOf(entry));

  const tryOne = async (key: string, lane: string): Promise<'not due' | 'no turn' | 'go on' | 'stop'> => {
    if (stopping || isPaused(lane)) return 'no turn';
    const entry = await dueNow(key, lane);
    if (entry === undefined) return 'not due';
    if (!mayLeave(entry)) return 'no turn';
    turns.had(lane, entry);
    return deliverOne(entry);
  };

  /** One pass over a lane, which ends early when more came for it: that may go first. True when it is to be passed over again. */
  const passLane = async (lane: string, hasMore: () => boolean): Promise<boolean> => {
    // All that waits is a lot to look through for nothing.
    if (stopping || isPaused(lane)) return false;
    let hasTried = false;
    for (const { key } of turns.inTurn(lane, await waitingIn(lane))) {
      const came = await tryOne(key, lane);
      if (came === 'no turn') return false;
      if (came === 'not due') continue;
      hasTried = true;
      if (came === 'stop' || hasMore()) return true;
    }
    return hasTried;
  };

  const runs = createLaneRuns(passLane);

  const noteTime = (now: Instant): void => {
    if (now < ranAt - MINUTE_MS) tried.clear();
    ranAt = now;
  };

  const lanesIn = createDueLanes({ outbox: deps.outbox, isPaused, isUnderWay: runs.isUnderWay });

  const dueLanes = async (): Promise<readonly string[]> => {
    if (stopping) return [];
    const now = deps.clock.now();
    noteTime(now);
    return lanesIn((entry) => isDue(entry, now));
  };

  /** Delivers all that is due; resolves when nothing is due any more. Never rejects. */
  const run = async (): Promise<void> => {
    try {
      for (let lanes = await dueLanes(); lanes.length > 0; lanes = await dueLanes())
        await Promise.all(lanes.map(runs.run));
    } catch (error) {
      deps.log.error('outbox cannot be read or written', { error });
    }
  };

  /** Delivers all that is due, and waits for what is under way as well, due any more or not. Never rejects. */
  const settle = async (): Promise<void> => {
    do {
      await runs.over();
      await run();
    } while (runs.isAny());
  };

  return {
    run,
    settle,
    /** What only waits because the channel, or any (null), was refused leaves now: it is mended. */
    resume: async (channelId: string | null): Promise<void> => {
      const isMended = (id: string): boolean => channelId === null || id === channelId;
      const mended = [...(await deps.outbox.channels())].filter(([id]) => isMended(id));
      lanesOf(mended).forEach(refusals.end);
      const triedBefore = [...tried];
      for (const key of triedBefore) {
        const entry = await deps.outbox.find(key);
        if (entry !== undefined && isMended(entry.channelId)) tried.delete(key);
      }
      await run();
    },
    /**
     * Starts a run soon, without waiting for it: one for all the calls that come in the same moment, and a little later
     * where others are under way, since each may have to look through all that waits. None for a channel that Slack
     * takes nothing for just now, so that a backlog costs calls nothing; the next tick looks at it.
     */
    kick: (channelId?: string): void => {
      if (kicked || (channelId !== undefined && isPaused(channelId))) return;
      kicked = true;
      const begin = (): void => {
        kicked = false;
        void run();
      };
      if (runs.isAny()) setTimeout(begin, KICK_AGAIN_MS).unref();
      else setImmediate(begin);
    },
    /** Begins nothing new; resolves when what is under way is over, or after `limitMs`: it is in doubt then, and looked for. */
    stop: async (limitMs: number): Promise<void> => {
      stopping = true;
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
      });
      await Promise.race([runs.over(), limit]);
      clearTimeout(timer);
    },
  };
};

export type Delivery = ReturnType<typeof createDelivery>;
