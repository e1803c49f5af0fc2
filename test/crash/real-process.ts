// The program itself as a process of its own, between the two simulators, so that it can be killed.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/simulator/demo/free-port.ts';
import { createElksSimulator } from '../../src/simulator/elks/simulator.ts';
import { createManualClock } from '../../src/simulator/manual-clock.ts';
import { createSlackSimulator } from '../../src/simulator/slack/slack-simulator.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Below `node_modules`, so that what is built there finds the packages. */
const BUILDS = join(ROOT, 'node_modules/.cache');
export const ANNA = { id: 'U0ANNA', name: 'anna', phone: '+46701740605' };
export const BO = { id: 'U0BO', name: 'bo', phone: '+46701740606' };
export const LINE = '+46701740600';
export const CHANNEL = 'C0ONCALL';
const KEY = 'webhook-secret-of-the-crash-test-0123456789';
const SLACK = { signingSecret: 'a-signing-secret', botToken: 'xoxb-crash' };
const ELKS = { username: 'u0crash', password: 'p0crash' };

export type Environment = Readonly<Record<string, string>>;

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** Everything written to standard output or error so far. */
  readonly output: () => string;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Resolves at the first line that holds this text; rejects when the process ends before. */
  says(text: string): Promise<string>;
  kill(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface Program {
  run(env: Environment): Running;
  /** The demo with its page, which starts the program itself. */
  demo(env: Environment): Running;
  remove(): Promise<void>;
}

/** Built as it is shipped: running the sources directly takes several times as long to start. */
export const buildProgram = async (): Promise<Program> => {
  await mkdir(BUILDS, { recursive: true });
  const folder = await mkdtemp(join(BUILDS, 'jour-crash-'));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const config = join(ROOT, 'tsconfig.build.json');
  const build = spawn(execPath, [compiler, '-p', config, '--noCheck', '--outDir', join(folder, 'dist')], {
    stdio: 'inherit',
  });
  const [code] = await once(build, 'exit');
  if (code !== 0) throw new Error('the program cannot be built');
  for (const name of ['data', 'src', 'manifest.json']) await symlink(join(ROOT, name), join(folder, name));
  return {
    run: (env) => run([join(folder, 'dist/main.js')], env),
    demo: (env) => run([join(folder, 'dist/simulator/demo/main.js'), '--stay'], env),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

/** Nothing of our own environment, so that nobody's settings come in. */
const run = (program: readonly string[], env: Environment): Running => {
  const child = spawn(execPath, [...program], { env });
  const lines: string[] = [];
  const waiting = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      for (const hear of waiting) hear(line);
    });
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);

  const says = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const hear = (line: string): void => {
        if (!line.includes(text)) return;
        waiting.delete(hear);
        resolve(line);
      };
      waiting.add(hear);
      lines.forEach(hear);
      void exited.then(() => reject(new Error(`ended without "${text}":\n${lines.join('\n')}`)));
    });

  return {
    child,
    output: () => lines.join('\n'),
    exited,
    says,
    kill: (signal = 'SIGKILL') => {
      child.kill(signal);
      return exited;
    },
  };
};

export interface SceneOptions {
  /** Further lines of the account. */
  readonly numbers?: readonly string[];
  /** Besides the first line's. */
  readonly channels?: readonly { readonly id: string; readonly name: string }[];
  /** Where the process keeps what it keeps; else a folder of its own, removed at the end. */
  readonly dataDir?: string;
}

export const createScene = async (program: Program, options: SceneOptions = {}) => {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const ownDir = await mkdtemp(join(tmpdir(), 'jour-crash-'));
  const dataDir = options.dataDir ?? ownDir;
  const slack = createSlackSimulator({
    ...SLACK,
    appUrl: publicUrl,
    users: [ANNA, BO],
    channels: [{ id: CHANNEL, name: 'oncall' }, ...(options.channels ?? [])],
  });
  const voiceStart = `${publicUrl}/elks/calls?key=${KEY}`;
  // 46elks' hours pass at once; the process lives by the real clock.
  const clock = createManualClock(Date.now());
  const numbers = [LINE, ...(options.numbers ?? [])].map((number) => ({ number, voiceStart }));
  const elks = createElksSimulator({ clock, ...ELKS, numbers });
  const [slackAt, elksAt] = await Promise.all([slack.start(), elks.start()]);
  const env: Environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_SIGNING_SECRET: SLACK.signingSecret,
    SLACK_CHANNEL: CHANNEL,
    SLACK_API_URL: slackAt.url,
    ELKS_USERNAME: ELKS.username,
    ELKS_PASSWORD: ELKS.password,
    ELKS_NUMBER: LINE,
    ELKS_API_URL: elksAt.url,
    WEBHOOK_SECRET: KEY,
    DATA_DIR: dataDir,
  };
  const started: Running[] = [];
  const run = (more: Environment = {}): Running => {
    const jour = program.run({ ...env, ...more });
    started.push(jour);
    return jour;
  };

  return {
    slack,
    elks,
    clock,
    env,
    dataDir,
    publicUrl,
    /** A process that was just started. */
    run,
    /** A process that answers calls. */
    start: async (more: Environment = {}): Promise<Running> => {
      const jour = run(more);
      await jour.says('answering calls');
      return jour;
    },
    end: async (): Promise<void> => {
      await Promise.all(started.map((jour) => jour.kill()));
      await Promise.all([slack.stop(), elks.stop()]);
      await rm(ownDir, { recursive: true, force: true });
    },
  };
};

export type Scene = Awaited<ReturnType<typeof createScene>>;
