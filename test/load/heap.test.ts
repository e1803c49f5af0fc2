// Ten thousand requests that are turned away leave nothing behind in memory.
import { Agent, type IncomingMessage, request } from 'node:http';
import { expect, it } from 'vitest';
import { startPath } from '../scenarios/webhooks.ts';
import { startWorld, type World } from '../scenarios/world.ts';
import { heap } from './heap.ts';

const REQUESTS = 10_000;
const AT_ONCE = 20;
const GROWTH_MOST_BYTES = 10 * 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

interface Bad {
  readonly path: string;
  readonly type?: string;
  readonly body: string;
}

const LONG = `a=${'x'.repeat(66_000)}`;
const MANY = Array.from({ length: 1_001 }, (_one, index) => `x${index}=1`).join('&');

const badOnes = (world: World): readonly Bad[] => [
  { path: '/elks/calls?key=guess', body: 'callid=c1' },
  { path: '/elks/calls', body: '%ZZ=%00&__proto__[x]=1' },
  { path: '/elks/recording/c1/0/AAAAAAAAAAAAAAAA', body: 'wav=x' },
  { path: startPath(world), type: 'application/json', body: '{"a":' },
  { path: startPath(world), type: 'multipart/form-data; boundary=x', body: '--x' },
  { path: startPath(world), body: LONG },
  { path: startPath(world), body: MANY },
];

/** Resolves to the status. An over-long body may be cut off while it is still being sent. */
const sends = (world: World, { path, type = FORM, body }: Bad, agent: Agent): Promise<number> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(world.publicUrl);
    const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
    const sent = request({ hostname, port, path, method: 'POST', headers, agent });
    sent.once('response', (answer: IncomingMessage) => {
      answer.resume().once('close', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0)).end(body);
  });

it('ten thousand bodies that are too long, of a wrong kind or without the key', async () => {
  const world = await startWorld();
  const bad = badOnes(world);
  const agent = new Agent({ keepAlive: false, maxSockets: AT_ONCE });
  const statuses = new Set<number>();
  const round = async (count: number): Promise<void> => {
    let left = count;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const next = bad[left % bad.length];
        if (next !== undefined) statuses.add(await sends(world, next, agent));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  };
  await round(500);
  const before = await heap();
  await round(REQUESTS);
  const grownBytes = (await heap()) - before;
  await world.end();
  for (const status of statuses) expect([0, 403, 404, 413, 415, 429]).toContain(status);
  for (const status of [413, 415, 429]) expect(statuses).toContain(status);
  expect(grownBytes).toBeLessThan(GROWTH_MOST_BYTES);
}, 90_000);
