// Whether bytes may be written over once they were sent.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { sendBytes } from '../../src/elks/send-json.ts';

const send = async (bytes: Buffer): Promise<{ isFree: boolean | null; text: string }> => {
  let isFree: boolean | null = null;
  const server = createServer((_request, response) => {
    isFree = sendBytes(response, bytes);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => server.close().closeAllConnections());
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { isFree, text: await answer.text() };
};

it('an answer that the system takes at once leaves its bytes free', async () => {
  expect(await send(Buffer.from('{"hangup":"busy"}'))).toEqual({ isFree: true, text: '{"hangup":"busy"}' });
});

it('one that it takes bit by bit does not', async () => {
  const long = 'x'.repeat(50_000_000);
  const { isFree, text } = await send(Buffer.from(long));
  expect(isFree).toBe(false);
  expect(text === long).toBe(true);
});
