// Answers leave in bytes that are used again: whoever reads slowly still gets their own calls', not what was written after.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { firstLine, givenSettings } from '../core/given-settings.ts';
import { ringing } from './given-plan.ts';
import { START_PATH, startRoutes } from './given-routes.ts';

const PEOPLE = 50;
/** More than two systems hold on its way: eleven kilobytes each. */
const UNREAD = 2_000;

const startServer = async (): Promise<{ port: number; sockets: readonly Socket[] }> => {
  const plan = ringing(Array.from({ length: PEOPLE }, () => 1));
  const line = firstLine(givenSettings());
  const { server, port } = await startRoutes({
    onCall: { answer: () => ({ kind: 'plan', plan, line }), record: async () => [] },
  });
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => sockets.push(socket));
  onTestFinished(() => server.close().closeAllConnections());
  return { port, sockets };
};

const request = (callId: string): string => {
  const body = `callid=${callId}`;
  return (
    `POST ${START_PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n` +
    `content-length: ${body.length}\r\n\r\n${body}`
  );
};

/** Asks for all of them, and reads nothing yet. */
const askFor = async (port: number, callIds: readonly string[]): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1').pause();
  await once(socket, 'connect');
  socket.write(callIds.map(request).join(''));
  return socket;
};

const bodiesOf = async (socket: Socket, count: number): Promise<readonly string[]> => {
  let text = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    text += piece;
  });
  socket.resume();
  const answers = (): number => text.split('"whenhangup"').length - 1;
  await expect.poll(answers, { timeout: 20_000 }).toBe(count);
  await expect.poll(() => text.endsWith('}')).toBe(true);
  socket.destroy();
  return text
    .split(/HTTP\/1\.1 200 OK\r\n/)
    .slice(1)
    .map((answer) => answer.split('\r\n\r\n')[1] ?? '');
};

/** Of all addresses that are a call's own. */
const callIdsIn = (body: string): ReadonlySet<string | undefined> =>
  new Set([...body.matchAll(/\/elks\/[\w-]+\/([\w-]+)\//g)].map(([, callId]) => callId));

const expectEach = (bodies: readonly string[], callIds: readonly string[]): void => {
  expect(bodies).toHaveLength(callIds.length);
  for (const [n, body] of bodies.entries()) {
    expect(callIdsIn(body)).toEqual(new Set([callIds[n]]));
    JSON.parse(body);
  }
};

const idsFrom = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${name}${String(n).padStart(5, '0')}`);

it('an answer that is not read yet stays as it is while others leave', async () => {
  const { port, sockets } = await startServer();
  const slow = ['a', 'b', 'c'].map((name) => idsFrom(name, UNREAD));
  const readers = await Promise.all(slow.map((callIds) => askFor(port, callIds)));
  await expect
    .poll(() => sockets.filter(({ writableLength }) => writableLength > 0).length, { timeout: 20_000 })
    .toBe(3);

  const quick = idsFrom('q', 500);
  const quickBodies = await bodiesOf(await askFor(port, quick), quick.length);
  expectEach(quickBodies, quick);

  for (const [index, reader] of readers.entries()) {
    const bodies = await bodiesOf(reader, UNREAD);
    expectEach(bodies, slow[index] ?? []);
  }
}, 90_000);

it('an answer of which the system has taken but a part stays as it is while others leave', async () => {
  const { port, sockets } = await startServer();
  const reader = await askFor(port, []);
  await expect.poll(() => sockets.length).toBe(1);
  const [written] = sockets;
  if (written === undefined) throw new Error('no socket');
  const slow: string[] = [];
  let before = -1;
  while (written.writableLength === 0 && slow.length < UNREAD) {
    const callId = `s${String(slow.length).padStart(5, '0')}`;
    slow.push(callId);
    before = written.bytesWritten;
    reader.write(request(callId));
    await expect.poll(() => written.bytesWritten, { interval: 0 }).toBeGreaterThan(before);
  }
  expect(written.writableLength).toBeGreaterThan(0);

  const quick = idsFrom('q', 500);
  expectEach(await bodiesOf(await askFor(port, quick), quick.length), quick);
  expectEach(await bodiesOf(reader, slow.length), slow);
}, 90_000);
