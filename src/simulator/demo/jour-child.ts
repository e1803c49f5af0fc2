// Jour as a process of its own that the demo can kill: the real app, on a clock that the demo tells it.
import { createApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import type { Log } from '../../ports/log.ts';
import type { FromJour, ToJour } from './jour-process.ts';
import { PROMPTS_FOLDER } from './stage.ts';

const tell = (message: FromJour): void => void process.send?.(message);

const plain = (facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      value instanceof Error ? (value.stack ?? value.message) : value,
    ]),
  );

const writeAs =
  (level: 'warn' | 'error') =>
  (event: string, facts: Readonly<Record<string, unknown>> = {}): void =>
    tell({ kind: 'log', level, event, facts: plain(facts) });

const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: writeAs('warn'),
  error: writeAs('error'),
};

const run = async (): Promise<void> => {
  const reading = readConfig(process.env);
  if (!reading.ok)
    throw new Error(reading.faults.map(({ name, message }) => `${name}: ${message}`).join('\n'));
  let now = Number(process.env.JOUR_DEMO_NOW);
  const app = createApp({
    config: reading.config,
    clock: { now: () => now },
    log,
    promptsFolder: PROMPTS_FOLDER,
  });

  const settle = async (id: number): Promise<void> => {
    await app.settle().catch((error: unknown) => log.error('settling failed', { error }));
    tell({ kind: 'settled', id });
  };
  process.on('message', (message: ToJour) => {
    if (message.kind === 'stop') void app.stop().finally(() => process.exit(0));
    else now = message.at;
    if (message.kind === 'settle') void settle(message.id);
  });
  // Without the demo there is nobody to talk to.
  process.on('disconnect', () => process.exit(1));
  process.on('SIGINT', () => undefined);
  process.on('uncaughtException', (error) => log.error('uncaught', { error }));
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }));
  await app.start();
  tell({ kind: 'started' });
  await app.ready();
  tell({ kind: 'ready' });
};

await run();
