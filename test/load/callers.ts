// Many callers at once, and how long each waits for the answer.
import { Agent, request } from 'node:http';
import { LINE } from '../crash/real-process.ts';

export interface Waits {
  /** In milliseconds, in any order. */
  readonly ms: readonly number[];
  /** Answers other than 200, and requests that got none. */
  readonly bad: number;
}

let callers = 0;

/** Another caller each time: one who calls without end is not rung for. */
const form = (): string => {
  callers += 1;
  return new URLSearchParams({
    direction: 'incoming',
    callid: `cload${callers}`,
    from: `+46701${String(callers % 1_000_000).padStart(6, '0')}`,
    to: LINE,
    created: '2026-11-24T18:00:00.000000',
    result: 'newincoming',
  }).toString();
};

/** Resolves to the status; 0 when there was no answer. */
const call = (url: string, agent: Agent): Promise<number> =>
  new Promise((resolve) => {
    const body = form();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0)).end(body);
  });

export interface Crowd {
  /** That many at a time, each on a connection of its own. */
  readonly connections: number;
  /** Calls in all. */
  readonly calls: number;
}

export const callsTo = async (url: string, { connections, calls }: Crowd): Promise<Waits> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ms: number[] = [];
  let [left, bad] = [calls, 0];
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      const status = await call(url, agent);
      ms.push(performance.now() - began);
      if (status !== 200) bad += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return { ms, bad };
};

export const together = (rounds: readonly Waits[]): Waits => ({
  ms: rounds.flatMap(({ ms }) => ms),
  bad: rounds.reduce((sum, { bad }) => sum + bad, 0),
});

/** The wait that all but one in a hundred stay under. */
export const p99 = ({ ms }: Waits): number =>
  ms.toSorted((one, other) => one - other)[Math.ceil(ms.length * 0.99) - 1] ?? Number.NaN;

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One call after another, in rounds of a hundred, until told to stop. */
export const callingOn = (url: string): { readonly stop: () => Promise<readonly Waits[]> } => {
  const rounds: Waits[] = [];
  let isOver = false;
  const running = (async () => {
    while (!isOver) {
      rounds.push(await callsTo(url, { connections: 1, calls: 100 }));
      await sleep(100);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await running;
      return rounds;
    },
  };
};
