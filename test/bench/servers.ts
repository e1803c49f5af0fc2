// Starts what is measured, each in a process of its own: the built app, and the bare server.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { initialSettings } from '../../src/core/initial-settings.ts';
import { emptyRoster, type Settings } from '../../src/core/settings.ts';

const ROOT = resolve(import.meta.dirname, '../..');
export const LINE = '+46701740600';
const SECRET = 'webhook-secret-of-the-bench-0123456789';

export interface Running {
  readonly url: string;
  readonly process: ChildProcess;
  /** From spawning to the first right answer, in milliseconds. */
  readonly startMs: number;
  stop(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Node's own options as `npm start` gives them, so that what is measured is what runs. */
const startOptions = (): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
};

const settingsWith = (members: number): Settings => {
  const ids = Array.from({ length: members }, (_one, index) => `U${String(index).padStart(4, '0')}`);
  const phone = (index: number): string => `+467017${String(40_605 + (index % 90)).padStart(5, '0')}`;
  const first = { lineNumber: LINE, channelId: 'C0BENCH', timeZone: 'Europe/Stockholm' };
  return {
    ...initialSettings(first),
    rosters: [{ ...emptyRoster('main'), members: ids }],
    membersById: Object.fromEntries(ids.map((id, index) => [id, { phone: phone(index) }])),
  };
};

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;

/** Settled calls over the last hundred days, as the app itself writes them. */
const keepCalls = (folder: string, kept: number): void => {
  mkdirSync(join(folder, 'calls'), { mode: 0o700 });
  const perDay = Math.ceil(kept / 100);
  for (let day = 0; day * perDay < kept; day += 1) {
    const at = Date.now() - day * DAY_MS;
    const lines = Array.from({ length: perDay }, (_one, index) => {
      const call = {
        id: `c${day}x${index}`,
        lineId: 'main',
        to: LINE,
        caller: { kind: 'number', number: '+46701740699' },
        startedAt: at,
        reached: [],
        recordings: [],
        end: {
          endedAt: at + 60_000,
          totalSeconds: 60,
          legs: [{ to: '+46701740605', state: 'success', seconds: 50 }],
          actions: null,
        },
        card: { channelId: 'C0BENCH', messageId: '1763800000.000100' },
      };
      return JSON.stringify({ v: 1, call });
    });
    writeFileSync(join(folder, 'calls', `${dayOf(at)}.jsonl`), `${lines.join('\n')}\n`, { mode: 0o600 });
  }
};

const env = (port: number, dataDir: string, slackUrl: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  PORT: String(port),
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://phone.example.org',
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: 'bench',
  SLACK_CHANNEL: 'C0BENCH',
  SLACK_API_URL: slackUrl,
  ELKS_USERNAME: 'u',
  ELKS_PASSWORD: 'p',
  ELKS_NUMBER: LINE,
  WEBHOOK_SECRET: SECRET,
  DATA_DIR: dataDir,
});

let callers = 0;

/** Every call is of another caller: one who calls without end is not rung for. */
const nextCaller = (): string => {
  callers = (callers + 1) % 1_000_000;
  return `+46701${String(callers).padStart(6, '0')}`;
};

export const callForm = (callId: string): string =>
  new URLSearchParams({
    direction: 'incoming',
    callid: callId,
    from: nextCaller(),
    to: LINE,
    created: '2026-11-24T18:00:00.000000',
    result: 'newincoming',
  }).toString();

const post = (url: string, callId: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: callForm(callId),
  });

const firstAnswer = async (url: string): Promise<void> => {
  for (;;) {
    const answer = await post(url, 'cstart').catch(() => null);
    if (answer?.status === 200 && 'connect' in ((await answer.json()) as object)) return;
    await new Promise((done) => setTimeout(done, 2));
  }
};

const stopper = (child: ChildProcess) => (): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done());
    child.kill(process.env.BENCH_SIGNAL === 'SIGINT' ? 'SIGINT' : 'SIGKILL');
  });

export const startJour = async (with_: {
  members: number;
  kept: number;
  slackUrl: string;
}): Promise<Running> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jour-bench-'));
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settingsWith(with_.members)), { mode: 0o600 });
  if (with_.kept > 0) keepCalls(dataDir, with_.kept);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/elks/calls?key=${SECRET}`;
  const spawnedAt = performance.now();
  const child = spawn(
    process.execPath,
    [...startOptions(), ...(process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean), 'dist/main.js'],
    {
      cwd: ROOT,
      env: env(port, dataDir, with_.slackUrl),
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await firstAnswer(url);
  return { url, process: child, startMs: performance.now() - spawnedAt, stop: stopper(child) };
};

export const startBare = async (json: string): Promise<Running> => {
  const port = await freePort();
  const child = fork(join(import.meta.dirname, 'bare-server.ts'), [String(port), json], {
    execArgv: ['--import', 'tsx'],
  });
  await new Promise((done) => child.once('message', done));
  return { url: `http://127.0.0.1:${port}/`, process: child, startMs: 0, stop: stopper(child) };
};

export const answerOf = async (running: Running): Promise<string> =>
  (await post(running.url, 'cprobe')).text();

/** Of all its threads, in user space and in the kernel, since it was started; the kernel counts in hundredths of a second. */
export const cpuSecondsOf = (running: Running): number => {
  const fields = readFileSync(`/proc/${running.process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

/** Resident memory of a process in MiB. */
export const memoryOf = (running: Running): number => {
  const status = readFileSync(`/proc/${running.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
};
