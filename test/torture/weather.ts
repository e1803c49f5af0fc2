// What Slack, and fetching recordings from 46elks, is like while calls come: one kind of trouble after another, with
// better moments in between.
import { setTimeout as wait } from 'node:timers/promises';
import type { RecordingFault } from '../../src/simulator/elks/rest-recordings.ts';
import type { Trouble } from '../../src/simulator/slack/trouble.ts';
import type { Scene } from '../crash/real-process.ts';
import type { Seeded } from './seeded.ts';

export interface Weather {
  /** Changes until the signal comes; then the sky is clear. */
  readonly blow: (until: AbortSignal) => Promise<void>;
  /** How often there was which. */
  readonly counts: Readonly<Record<string, number>>;
}

type Mood = (random: Seeded) => readonly Trouble[];

const MOODS: Readonly<Record<string, Mood>> = {
  calm: () => [],
  'answers 500': () => [{ kind: 'server-error' }, { method: 'upload', kind: 'server-error' }],
  'cuts connections': () => [{ kind: 'reset' }],
  'is under maintenance': () => [{ kind: 'html' }],
  'limits us': (random) => [{ kind: 'rate-limited', retryAfter: random.between(1, 3) }],
  'is slow': (random) => [{ kind: 'slow', afterMs: random.between(100, 2_000) }],
  'answers 500 having taken it': (random) => [
    { method: 'chat.postMessage', kind: 'error-after-taking', times: random.between(1, 4) },
    { method: 'files.completeUploadExternal', kind: 'error-after-taking', times: random.between(1, 4) },
  ],
  'cuts connections having taken it': (random) => [
    { method: 'chat.postMessage', kind: 'reset-after-taking', times: random.between(1, 4) },
    { method: 'files.completeUploadExternal', kind: 'reset-after-taking', times: random.between(1, 4) },
  ],
  'falls silent having taken it': () => [{ method: 'chat.postMessage', kind: 'hang-after-taking', times: 1 }],
};

const RECORDING_FAULTS: readonly (RecordingFault | undefined)[] = [
  undefined,
  undefined,
  { kind: 'not-ready', times: 3 },
  { kind: 'server-error', times: 3 },
  { kind: 'cut', times: 2 },
];

const SHORTEST_MS = 200;
const LONGEST_MS = 3_000;
const AWAY = 'is away';

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);

export const createWeather = ({ slack, elks, env }: Scene, random: Seeded): Weather => {
  const counts: Record<string, number> = {};
  const slackPort = Number(new URL(env.SLACK_API_URL ?? '').port);

  /** Its servers refuse connections. */
  const beAway = async (until: AbortSignal): Promise<void> => {
    await slack.stop();
    await pause(random.between(SHORTEST_MS, LONGEST_MS), until);
    await slack.start(slackPort);
  };

  const change = async (until: AbortSignal): Promise<void> => {
    slack.calm();
    elks.breakRecordings(random.pick(RECORDING_FAULTS));
    const mood = random.chance(0.3) ? 'calm' : random.pick([...Object.keys(MOODS), AWAY]);
    counts[mood] = (counts[mood] ?? 0) + 1;
    if (mood === AWAY) return beAway(until);
    for (const trouble of MOODS[mood]?.(random) ?? []) slack.trouble(trouble);
    return pause(random.between(SHORTEST_MS, LONGEST_MS), until);
  };

  return {
    counts,
    blow: async (until) => {
      while (!until.aborted) await change(until);
      slack.calm();
      elks.breakRecordings(undefined);
    },
  };
};
