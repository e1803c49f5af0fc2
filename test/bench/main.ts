// Measures the voice_start answer against a bare node:http server, interleaved in one run, and prints the README's table.

import { createServer } from 'node:http';
import autocannon from 'autocannon';
import { answerOf, callForm, memoryOf, type Running, startBare, startJour } from './servers.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const LOAD_CONNECTIONS = 10;

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

const pair = async (jour: Running, bare: Running) => {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    theirs.push((await round(bare.url, LOAD_CONNECTIONS)).requests.average);
    const result = await round(jour.url, LOAD_CONNECTIONS);
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
    ours.push(result.requests.average);
  }
  const alone = await round(jour.url, 1);
  return { ours: median(ours), theirs: median(theirs), p50: alone.latency.p50, p99: alone.latency.p99 };
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

const measure = async (
  name: string,
  with_: { members: number; kept: number; slackUrl: string },
): Promise<void> => {
  const jour = await startJour(with_);
  const answer = await answerOf(jour);
  const bare = await startBare(answer);
  const found = await pair(jour, bare);
  const ratio = (found.ours / found.theirs).toFixed(2);
  const latency = `${found.p50.toFixed(1)} / ${found.p99.toFixed(1)}`;
  line([
    name,
    answer.length,
    Math.round(found.theirs),
    Math.round(found.ours),
    ratio,
    latency,
    Math.round(jour.startMs),
    Math.round(memoryOf(jour)),
  ]);
  await Promise.all([jour.stop(), bare.stop()]);
};

const SLACK_DOWN = 'http://127.0.0.1:9/api/';

const run = async (): Promise<void> => {
  if (process.env.BENCH_ONE === '1') return measure('one', { members: 5, kept: 0, slackUrl: SLACK_DOWN });
  line([
    'case',
    'answer bytes',
    'bare req/s',
    'Jour req/s',
    'ratio',
    'p50 / p99 ms, one at a time',
    'start ms',
    'RSS MiB',
  ]);
  line(['---', '--:', '--:', '--:', '--:', '--:', '--:', '--:']);
  for (const members of [1, 5, 50])
    for (const kept of [0, 100_000])
      await measure(`${members} ${members === 1 ? 'member' : 'members'}, ${kept.toLocaleString('en')} kept`, {
        members,
        kept,
        slackUrl: SLACK_DOWN,
      });
  const hanging = await startHanging();
  await measure('5 members, Slack hangs', { members: 5, kept: 0, slackUrl: hanging.url });
  hanging.stop();
};

await run();
process.exit(0);
