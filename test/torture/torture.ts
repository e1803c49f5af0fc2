// The whole of it: places calls at the running program while it dies and Slack fails, lets all calm down, and judges.
import { setTimeout as wait } from 'node:timers/promises';
import { ANNA, BO, CHANNEL, createScene, LINE, type Program, type Scene } from '../crash/real-process.ts';
import { anyCall } from './calls.ts';
import { faultsOnDisk } from './kept.ts';
import { createLives, type LifeCounts, type Lives, type Sample } from './lives.ts';
import { createSeeded, type Seeded } from './seeded.ts';
import { judge, type Verdict } from './verdict.ts';
import { createWeather } from './weather.ts';

export interface TortureOptions {
  readonly seconds: number;
  readonly seed: number;
  /** How many calls there are at once. */
  readonly calls: number;
  /** How long everything may take to be told once all is well again. */
  readonly calmSeconds: number;
  /** Nothing dies and Slack is well: whether memory and open files grow over very many calls. */
  readonly isSoak?: boolean;
  readonly tell?: (line: string) => void;
}

export interface TortureReport extends Verdict {
  readonly lives: Readonly<LifeCounts>;
  readonly samples: readonly Sample[];
  readonly weather: Readonly<Record<string, number>>;
  readonly toldAfterSeconds: number;
  readonly historyOf: (callId: string) => string;
}

const MORE_LINES = [
  { number: '+46701740601', name: 'Sales', channel: { id: 'C0SALES', name: 'sales' } },
  { number: '+46701740602', name: 'Night', channel: { id: 'C0NIGHT', name: 'night' } },
  { number: '+46701740603', name: 'Taped', channel: { id: 'C0TAPED', name: 'taped' } },
] as const;
const NUMBERS = [LINE, ...MORE_LINES.map(({ number }) => number)];
const CHANNELS = [CHANNEL, ...MORE_LINES.map(({ channel }) => channel.id)];
/** So that calls, whose time passes at once, never happen in the process's future. */
const CALLS_AGO_MS = 3_600_000;
const RETRY_MS = 700;
const REPORTS_AT_ONCE = 20;
/** The next calls come when the process has caught up, or after this; so that a long torture is not one long backlog. */
const CATCHES_UP_WITHIN_MS = 40_000;
const BACKLOG_LEFT = 20;
/** Not all in the same moment: some should meet a process that was just born, or dies. */
const ARRIVE_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 200;
const TELL_EVERY_MS = 60_000;

const setUp = async (scene: Scene, lives: Lives): Promise<void> => {
  await lives.begin();
  await lives.current().says('Slack answers');
  const commands = [
    ...[ANNA, BO].map((person) => `phone @${person.name} ${person.phone}`),
    'set @anna @bo',
    ...MORE_LINES.map(({ number, name, channel }) => `line add ${number} ${name} #${channel.name}`),
    'record on on Taped',
  ];
  for (const command of commands) {
    const { text } = await scene.slack.types(ANNA.id, `/oncall ${command}`);
    if (!text.startsWith('✅')) throw new Error(`/oncall ${command}: ${text}`);
  }
};

const createWaves = (scene: Scene, random: Seeded) => {
  let placed = 0;
  const place = async (): Promise<void> => {
    const call = anyCall(random, placed, NUMBERS);
    placed += 1;
    const afterMs = random.between(0, ARRIVE_WITHIN_MS);
    await wait(afterMs);
    await scene.elks.call(call);
  };
  return {
    /** Resolves when the last of them is over. */
    wave: async (calls: number): Promise<void> => {
      await scene.clock.set(Date.now() - CALLS_AGO_MS);
      await Promise.all(Array.from({ length: calls }, place));
    },
  };
};

/** How much the process still has to send; undefined while it cannot be asked. */
const outboxDepth = async (publicUrl: string): Promise<number | undefined> => {
  try {
    const text = await (await fetch(`${publicUrl}/metrics`)).text();
    const depth = /^jour_outbox_depth (\d+)$/m.exec(text)?.[1];
    return depth === undefined ? undefined : Number(depth);
  } catch {
    return undefined;
  }
};

/** Also while it dies again and again. */
const caughtUp = async (scene: Scene, over: AbortSignal): Promise<void> => {
  const untilAt = performance.now() + CATCHES_UP_WITHIN_MS;
  while (!over.aborted && performance.now() < untilAt) {
    const depth = (await outboxDepth(scene.publicUrl)) ?? Number.POSITIVE_INFINITY;
    if (depth <= BACKLOG_LEFT && scene.elks.unacknowledged.length <= BACKLOG_LEFT) return;
    await wait(LOOK_EVERY_MS);
  }
};

type Tell = (line: string) => void;

/** Seconds it took; the limit when it was not done by then. */
const untilTold = async (scene: Scene, limitMs: number, tell: Tell): Promise<number> => {
  const startedAt = performance.now();
  const spent = (): number => performance.now() - startedAt;
  for (let nextTellMs = 0; spent() < limitMs; ) {
    const depth = await outboxDepth(scene.publicUrl);
    const unacknowledged = scene.elks.unacknowledged.length;
    if (unacknowledged > 0) await scene.elks.retryReports(REPORTS_AT_ONCE);
    else if (depth === 0) break;
    if (spent() >= nextTellMs) {
      tell(`calm: ${unacknowledged} reports to come again, ${depth ?? 'unknown how many'} messages to send`);
      nextTellMs += TELL_EVERY_MS;
    }
    await wait(LOOK_EVERY_MS);
  }
  return Math.round(spent() / 1_000);
};

const historyIn =
  (scene: Scene, lives: Lives) =>
  (callId: string): string => {
    const call = scene.elks.transcripts.find(({ id }) => id === callId);
    const requests = scene.slack.requests.filter(({ args }) => JSON.stringify(args).includes(callId));
    return JSON.stringify({ call, requests, log: lives.said(callId) }, null, 1);
  };

/** Waits until all is told, then judges; afterwards every report comes once more, which must change nothing. */
const conclude = async (scene: Scene, lives: Lives, limitMs: number, tell: Tell) => {
  const toldAfterSeconds = await untilTold(scene, limitMs, tell);
  const sentAgain = scene.elks.reports.filter(({ statuses }) => statuses.length > 1).length;
  const first = judge(scene, CHANNELS);
  await scene.elks.repeatReports(REPORTS_AT_ONCE);
  await untilTold(scene, limitMs, tell);
  await lives.stop();
  const second = judge(scene, CHANNELS);
  return {
    toldAfterSeconds,
    counts: { ...first.counts, 'reports that had to come again': sentAgain },
    faults: [
      ...first.faults,
      ...second.faults.map(({ callId, what }) => ({ callId, what: `after reports came again, ${what}` })),
      ...(await faultsOnDisk(scene.dataDir, scene.elks.reports)),
      ...lives.troubles.map((what) => ({ callId: '', what })),
    ],
  };
};

/** Calls, deaths and weather at once, until the time is over. */
const storm = async (
  scene: Scene,
  lives: Lives,
  { seconds, seed, calls, isSoak = false, tell = () => undefined }: TortureOptions,
): Promise<Readonly<Record<string, number>>> => {
  // Chance of their own each, so that one's turns do not depend on how quick the others were.
  const weather = createWeather(scene, createSeeded(seed + 1));
  const waves = createWaves(scene, createSeeded(seed + 2));
  const over = AbortSignal.timeout(seconds * 1_000);
  const retry = async (): Promise<void> => {
    while (!over.aborted) {
      await wait(RETRY_MS);
      await scene.elks.retryReports(REPORTS_AT_ONCE);
    }
  };
  const call = async (): Promise<void> => {
    while (!over.aborted) {
      await waves.wave(calls);
      await caughtUp(scene, over);
      tell(`${scene.elks.transcripts.length} calls, ${lives.counts.starts} starts`);
    }
  };
  const trouble = isSoak ? [] : [lives.run(over), weather.blow(over)];
  await Promise.all([...trouble, retry(), call()]);
  return weather.counts;
};

export const torture = async (program: Program, options: TortureOptions): Promise<TortureReport> => {
  const scene = await createScene(program, {
    numbers: MORE_LINES.map(({ number }) => number),
    channels: MORE_LINES.map(({ channel }) => channel),
  });
  const lives = createLives(scene, createSeeded(options.seed));
  const tell = options.tell ?? (() => undefined);
  scene.elks.behave({ complainAboutSounds: false });
  try {
    await setUp(scene, lives);
    const weather = await storm(scene, lives, options);
    const samples = [...lives.samples];
    // What an earlier process tried is due at once in the next one.
    await lives.againLater();
    const concluded = await conclude(scene, lives, options.calmSeconds * 1_000, tell);
    return { ...concluded, lives: lives.counts, samples, weather, historyOf: historyIn(scene, lives) };
  } finally {
    await scene.end();
  }
};
