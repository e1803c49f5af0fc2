// The program's lives: started, and ended at any moment, by a kill, in the middle of a write, or in order; then again.
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Environment, Running, Scene } from '../crash/real-process.ts';
import type { Seeded } from './seeded.ts';

const loading = (file: string): string => `--import=${fileURLToPath(new URL(file, import.meta.url))}`;
const SHORTEST_MS = 100;
const LONGEST_MS = 8_000;
/** Issue: a stop drains in under ten seconds. */
const STOPS_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 250;

type End = 'killed' | 'died in a write' | 'stopped';

export interface LifeCounts {
  starts: number;
  killed: number;
  diedInWrite: number;
  stopped: number;
  slowestStopMs: number;
  mostRssMiB: number;
  mostHandles: number;
  /** Lines the log told of when the journal was read again. */
  tornLines: number;
}

export interface Sample {
  readonly rssMiB: number;
  readonly handles: number;
}

export interface Lives {
  readonly counts: Readonly<LifeCounts>;
  /** Memory and open files as time went by. */
  readonly samples: readonly Sample[];
  readonly troubles: readonly string[];
  readonly current: () => Running;
  readonly begin: () => Promise<void>;
  /** Ends and begins until the signal comes; then one goes on living. */
  readonly run: (until: AbortSignal) => Promise<void>;
  /** Kills this one and begins another, minutes later by its clock. */
  readonly againLater: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** What all lives logged of this. */
  readonly said: (text: string) => readonly string[];
}

const dying = (random: Seeded): Environment => ({
  NODE_OPTIONS: loading('./dies-in-write.mjs'),
  JOUR_DIES_AT: `${random.pick(['write', 'sync'])}:${random.between(1, 40)}`,
});

/** An alert waits two minutes for a message that may still come. */
const LATER_MS = 180_000;
const later: Environment = {
  NODE_OPTIONS: loading('./clock-ahead.mjs'),
  JOUR_CLOCK_AHEAD_MS: String(LATER_MS),
};

const FAULTS = ['"uncaught"', 'unhandled rejection', 'journal-damaged', 'settings-lost', 'settings-healed'];

const memoryOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
};

export const createLives = (scene: Scene, random: Seeded): Lives => {
  const counts: LifeCounts = {
    starts: 0,
    killed: 0,
    diedInWrite: 0,
    stopped: 0,
    slowestStopMs: 0,
    mostRssMiB: 0,
    mostHandles: 0,
    tornLines: 0,
  };
  const troubles: string[] = [];
  const samples: Sample[] = [];
  const lives: Running[] = [];
  let current: Running;

  const look = async (jour: Running): Promise<void> => {
    const { pid } = jour.child;
    if (pid === undefined) return;
    const [rss, handles] = await Promise.all([memoryOf(pid), readdir(`/proc/${pid}/fd`)]);
    samples.push({ rssMiB: rss, handles: handles.length });
    counts.mostRssMiB = Math.max(counts.mostRssMiB, Math.round(rss));
    counts.mostHandles = Math.max(counts.mostHandles, handles.length);
  };

  const watch = async (jour: Running): Promise<void> => {
    let isOver = false;
    void jour.exited.then(() => {
      isOver = true;
    });
    while (!isOver) {
      await look(jour).catch(() => undefined);
      await wait(LOOK_EVERY_MS);
    }
    counts.tornLines += jour.output().split('"journal-torn"').length - 1;
    for (const fault of FAULTS)
      if (jour.output().includes(fault)) troubles.push(`life ${lives.indexOf(jour) + 1} logged ${fault}`);
  };

  /** Resolves when it answers calls, or died in a write before. */
  const start = async (env: Environment = {}): Promise<void> => {
    counts.starts += 1;
    const isToDie = env.JOUR_DIES_AT !== undefined;
    current = scene.run(env);
    lives.push(current);
    void watch(current);
    await current.says('answering calls').catch((error: unknown) => {
      if (!isToDie) throw error;
    });
  };

  const stop = async (): Promise<void> => {
    const startedAt = performance.now();
    const code = await current.kill('SIGTERM');
    const tookMs = Math.round(performance.now() - startedAt);
    counts.stopped += 1;
    counts.slowestStopMs = Math.max(counts.slowestStopMs, tookMs);
    if (code !== 0) troubles.push(`a stop in order ended with ${code}: ${current.output().slice(-500)}`);
    if (tookMs > STOPS_WITHIN_MS) troubles.push(`a stop took ${tookMs} ms`);
  };

  const end = async (how: End): Promise<void> => {
    if (how === 'stopped') return stop();
    if (how === 'died in a write') counts.diedInWrite += 1;
    else counts.killed += 1;
    await current.kill('SIGKILL');
  };

  const liveOnce = async (until: AbortSignal): Promise<void> => {
    const isToDie = random.chance(0.4);
    const ms = random.between(SHORTEST_MS, LONGEST_MS);
    // One that is to die in a write may do so while it stops, which would look like a stop that failed.
    const isStopped = random.chance(0.25) && !isToDie;
    await start(isToDie ? dying(random) : {});
    const diedByItself = await Promise.race([
      current.exited.then(() => true),
      wait(ms, false, { signal: until }).catch(() => false),
    ]);
    if (diedByItself && !isToDie) troubles.push(`ended by itself: ${current.output().slice(-500)}`);
    if (diedByItself) return end('died in a write');
    return end(isStopped ? 'stopped' : 'killed');
  };

  return {
    counts,
    samples,
    troubles,
    current: () => current,
    begin: () => start(),
    run: async (until) => {
      await end('killed');
      while (!until.aborted) await liveOnce(until);
      await start();
    },
    againLater: async () => {
      await end('killed');
      await start(later);
    },
    stop,
    said: (text) =>
      lives.flatMap((jour) =>
        jour
          .output()
          .split('\n')
          .filter((line) => line.includes(text)),
      ),
  };
};
