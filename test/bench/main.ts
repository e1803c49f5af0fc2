// Measures the voice_start answer against a bare node:http server, interleaved in one run, and prints the README's table.

import { createServer } from 'node:http';
import autocannon from 'autocannon';
import { endCalls, startTakingSlack } from './ending-calls.ts';
import { answerOf, callForm, cpuSecondsOf, memoryOf, type Running, startBare, startJour } from './servers.ts';

/** Of each server, one after another: one in twenty runs slower than its like all its life, and it is not known why. */
const PROCESSES = Number(process.env.BENCH_PROCESSES ?? 3);
/** Measured on each of them. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 1);
/** Until both are compiled, before anything is measured: the bare server answers half as many in its first second as in its fourth. */
const WARM_UP_ROUNDS = 4;
const LOAD_CONNECTIONS = 10;
const RUSH_CONNECTIONS = 50;

let calls = 0;

const round = (url: string, connections: number) =>
  autocannon({
    url,
    connections,
    duration: SECONDS,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    requests: [
      {
        setupRequest: (request: object) => {
          calls += 1;
          return { ...request, body: callForm(`c${calls}bench${Date.now()}`) };
        },
      },
    ],
  });

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

interface Rounds {
  readonly perSecond: number;
  /** Of all threads, for one request. */
  readonly cpuMicroseconds: number;
}

const oneRound = async (server: Running, connections: number): Promise<Rounds> => {
  const before = cpuSecondsOf(server);
  const { requests, non2xx, errors } = await round(server.url, connections);
  if (non2xx > 0 || errors > 0) throw new Error(`${non2xx} refused, ${errors} failed`);
  const cpuMicroseconds = ((cpuSecondsOf(server) - before) * 1e6) / requests.total;
  return { perSecond: requests.average, cpuMicroseconds };
};

const medians = (rounds: readonly Rounds[]): Rounds => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  cpuMicroseconds: median(rounds.map(({ cpuMicroseconds }) => cpuMicroseconds)),
});

const pair = async (jour: Running, bare: Running, connections: number) => {
  const ours: Rounds[] = [];
  const theirs: Rounds[] = [];
  for (let index = -WARM_UP_ROUNDS; index < ROUNDS; index += 1) {
    const [bareRound, jourRound] = [await oneRound(bare, connections), await oneRound(jour, connections)];
    if (index < 0) continue;
    theirs.push(bareRound);
    ours.push(jourRound);
  }
  const { latency } = await round(jour.url, 1);
  return { ours, theirs, latency };
};

type Setup = Parameters<typeof startJour>[0] & { readonly connections?: number };

const measureProcess = async (setup: Setup) => {
  const jour = await startJour(setup);
  const answer = await answerOf(jour);
  const bare = await startBare(answer);
  const { ours, theirs, latency } = await pair(jour, bare, setup.connections ?? LOAD_CONNECTIONS);
  const memory = memoryOf(jour);
  await Promise.all([jour.stop(), bare.stop()]);
  return { answer, ours, theirs, latency, memory, startMs: jour.startMs };
};

/** Takes every connection and never answers. */
const startHanging = async (): Promise<{ url: string; stop: () => void }> => {
  const server = createServer(() => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/api/`, stop: () => server.closeAllConnections() };
};

const line = (cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

const measure = async (name: string, setup: Setup): Promise<void> => {
  const found: Awaited<ReturnType<typeof measureProcess>>[] = [];
  for (let index = 0; index < PROCESSES; index += 1) found.push(await measureProcess(setup));
  const ours = medians(found.flatMap((one) => one.ours));
  const theirs = medians(found.flatMap((one) => one.theirs));
  // Of the rounds that followed one another: the machine is quicker in some minutes than in others.
  const ratio = median(
    found.flatMap((one) =>
      one.ours.map(({ perSecond }, index) => perSecond / (one.theirs[index]?.perSecond ?? 0)),
    ),
  );
  const most = (values: readonly number[]): number => Math.max(...values);
  line([
    name,
    found[0]?.answer.length ?? 0,
    Math.round(theirs.perSecond),
    Math.round(ours.perSecond),
    ratio.toFixed(2),
    `${Math.round(theirs.cpuMicroseconds)} / ${Math.round(ours.cpuMicroseconds)}`,
    `${most(found.map(({ latency }) => latency.p50)).toFixed(1)} / ${most(found.map(({ latency }) => latency.p99)).toFixed(1)}`,
    Math.round(most(found.map(({ startMs }) => startMs))),
    Math.round(most(found.map(({ memory }) => memory))),
  ]);
};

/** A busy exchange: so many calls every second, each with its end, and Slack takes the cards. */
const ENDING_A_SECOND = 20;
const ENDING_SECONDS = Number(process.env.BENCH_ENDING_SECONDS ?? 60);

const measureEnding = async (): Promise<void> => {
  const slack = await startTakingSlack();
  const jour = await startJour({ members: 5, kept: 0, slackUrl: slack.url });
  let most = 0;
  for (let second = 0; second < ENDING_SECONDS; second += 1) {
    const over = new Promise((done) => setTimeout(done, 1_000));
    await endCalls(jour, ENDING_A_SECOND);
    await over;
    most = Math.max(most, memoryOf(jour));
  }
  const calls = ENDING_SECONDS * ENDING_A_SECOND;
  console.log(
    `\n${calls} calls that end, ${ENDING_A_SECOND} a second, Slack answers: ${Math.round(most)} MiB at most; ` +
      `${((cpuSecondsOf(jour) * 1e3) / calls).toFixed(1)} ms of CPU a call.`,
  );
  await jour.stop();
  slack.stop();
};

const SLACK_DOWN = 'http://127.0.0.1:9/api/';

const run = async (): Promise<void> => {
  if (process.env.BENCH_ENDING === '1') return measureEnding();
  if (process.env.BENCH_ONE === '1') return measure('one', { members: 5, kept: 0, slackUrl: SLACK_DOWN });
  line([
    'case',
    'answer bytes',
    'bare req/s',
    'Jour req/s',
    'ratio',
    'CPU µs a call, bare / Jour',
    'p50 / p99 ms, one at a time',
    'start ms',
    'RSS MiB',
  ]);
  line(['---', '--:', '--:', '--:', '--:', '--:', '--:', '--:', '--:']);
  for (const members of [1, 5, 50])
    for (const kept of [0, 100_000])
      await measure(`${members} ${members === 1 ? 'member' : 'members'}, ${kept.toLocaleString('en')} kept`, {
        members,
        kept,
        slackUrl: SLACK_DOWN,
      });
  await measure(`5 members, ${RUSH_CONNECTIONS} calls at a time`, {
    members: 5,
    kept: 0,
    slackUrl: SLACK_DOWN,
    connections: RUSH_CONNECTIONS,
  });
  const hanging = await startHanging();
  await measure('5 members, Slack hangs', { members: 5, kept: 0, slackUrl: hanging.url });
  hanging.stop();
  await measureEnding();
};

await run();
process.exit(0);
