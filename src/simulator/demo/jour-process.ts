// The demo's side of Jour as a process of its own: starts it, tells it the time, and kills it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Log } from '../../ports/log.ts';
import type { StageApp } from './stage.ts';

export type ToJour =
  | { readonly kind: 'now'; readonly at: number }
  | { readonly kind: 'settle'; readonly at: number; readonly id: number }
  | { readonly kind: 'stop' };

export type FromJour =
  | { readonly kind: 'started' | 'ready' }
  | { readonly kind: 'settled'; readonly id: number }
  | {
      readonly kind: 'log';
      readonly level: 'warn' | 'error';
      readonly event: string;
      readonly facts: Readonly<Record<string, unknown>>;
    };

export interface JourProcess extends StageApp {
  /** SIGKILL: nothing is finished, nothing written down. */
  kill(): Promise<void>;
  tellTime(): void;
}

export interface JourProcessOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly clock: { now(): number };
  readonly log: Log;
}

/** Built or not, as we are ourselves. */
const IS_BUILT = import.meta.url.endsWith('.js');
const CHILD = fileURLToPath(new URL(`./jour-child.${IS_BUILT ? 'js' : 'ts'}`, import.meta.url));
const LOADER = IS_BUILT ? [] : ['--import', 'tsx'];
const STOPS_WITHIN_MS = 8_000;

export const createJourProcess = ({ env, clock, log }: JourProcessOptions): JourProcess => {
  let child: ChildProcess | null = null;
  let asked = 0;
  const reached = new Set<string>();
  const waiting = new Map<string, () => void>();

  const reach = (what: string): void => {
    reached.add(what);
    waiting.get(what)?.();
    waiting.delete(what);
  };

  const until = (what: string): Promise<void> =>
    reached.has(what) ? Promise.resolve() : new Promise((resolve) => void waiting.set(what, resolve));

  const hear = (message: FromJour): void => {
    if (message.kind === 'log') log[message.level](message.event, message.facts);
    else reach(message.kind === 'settled' ? `settled ${message.id}` : message.kind);
  };

  const send = (message: ToJour): void => {
    // A process that just died takes nothing more, which is what killing is about.
    if (child?.connected === true) child.send(message, () => undefined);
  };

  const forgetAll = (): void => {
    child = null;
    for (const goOn of waiting.values()) goOn();
    waiting.clear();
  };

  const exited = async (running: ChildProcess): Promise<void> => {
    if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
  };

  return {
    start: async () => {
      const started = fork(CHILD, [], {
        env: { PATH: process.env.PATH ?? '', ...env, JOUR_DEMO_NOW: String(clock.now()) },
        execArgv: LOADER,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child = started;
      started.on('message', hear);
      started.once('exit', forgetAll);
      await until('started');
      if (!reached.has('started')) throw new Error('Jour ended while it started');
      return { port: Number(env.PORT) };
    },
    ready: () => until('ready'),
    connected: () => until('ready'),
    settle: async () => {
      if (child === null) return;
      asked += 1;
      const id = asked;
      send({ kind: 'settle', at: clock.now(), id });
      await until(`settled ${id}`);
      reached.delete(`settled ${id}`);
    },
    tellTime: () => send({ kind: 'now', at: clock.now() }),
    stop: async () => {
      const running = child;
      if (running === null) return;
      const late = setTimeout(() => running.kill('SIGKILL'), STOPS_WITHIN_MS);
      send({ kind: 'stop' });
      await exited(running);
      clearTimeout(late);
    },
    kill: async () => {
      const running = child;
      running?.kill('SIGKILL');
      if (running !== null) await exited(running);
    },
  };
};
