// Starts and stops the process; the only file that touches it.
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { hindranceIn } from './core/hindered.ts';
import { createLog } from './log.ts';

/**
 * The parser of `fetch` is WebAssembly. To optimize it takes 20 MiB for a moment, just after the start, for a few requests
 * a second: as it is first compiled is quick enough. Measured at most with 20 calls a second: 116 MiB, and 133 without.
 */
setFlagsFromString('--liftoff-only');

const PROMPTS_FOLDER = fileURLToPath(new URL('../data/prompts/', import.meta.url));

const fail = (lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
};

const isHanging = (error: unknown): boolean => hindranceIn(error)?.kind === 'disk-hangs';

const whyNotStarted = (error: unknown): string => {
  if (isHanging(error))
    return 'the disk that DATA_DIR is on does not answer. Look at the disk, or at what is mounted there, and start again.';
  return error instanceof Error ? error.message : String(error);
};

const run = async (): Promise<void> => {
  const reading = readConfig(process.env);
  if (!reading.ok)
    return fail([
      'Jour cannot start:',
      ...reading.faults.map((fault) => `  ${fault.name}: ${fault.message}`),
    ]);
  const { config } = reading;
  process.umask(0o077);
  const log = createLog(config.logLevel);
  const app = createApp({ config, clock: { now: () => Date.now() }, log, promptsFolder: PROMPTS_FOLDER });

  /** An exit waits for what was asked of the disk. */
  const killItself = (): void => {
    log.flush();
    process.kill(process.pid, 'SIGKILL');
  };

  const notWrittenDown = (error: unknown): number => {
    log.error('not everything was written down at the stop', { error });
    if (!isHanging(error)) return 1;
    log.error('the disk does not answer: the process kills itself, since an exit would wait for the disk');
    killItself();
    return 1;
  };

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    process.exit(await app.stop().then(() => 0, notWrittenDown));
  };
  process.on('exit', () => log.flush());
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  // One request's fault must not end everybody's calls: it is told and the process goes on.
  process.on('uncaughtException', (error) => log.error('uncaught', { error }));
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }));

  try {
    await app.start();
  } catch (error) {
    process.stderr.write(`Jour cannot start: ${whyNotStarted(error)}\n`);
    if (isHanging(error)) killItself();
    process.exit(1);
  }
  app
    .ready()
    .catch((error: unknown) => log.error('Slack side failed to load; calls are answered', { error }));
};

await run();
