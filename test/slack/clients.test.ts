import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createClients } from '../../src/slack/clients.ts';

let server: Server;
let asked: string[];
beforeEach(async () => {
  asked = [];
  server = createServer((request) => void asked.push(request.url ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('a Slack that takes a request and never answers is given up in time, and not asked again by the library', {
  timeout: 20_000,
}, async () => {
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  const { client, quickClient } = createClients({ botToken: 'xoxb-clients', apiUrl }, createLog('silent'));
  const gaveUpAfter = async (sending: Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await expect(sending).rejects.toThrow();
    return performance.now() - began;
  };
  const message = { channel: 'C1', text: 'x' };
  const [outbox, people] = await Promise.all([
    gaveUpAfter(client.chat.postMessage(message)),
    gaveUpAfter(quickClient.chat.postEphemeral({ ...message, user: 'U1' })),
  ]);
  expect(outbox).toBeLessThan(12_000);
  expect(people).toBeLessThan(6_000);
  expect(asked.toSorted()).toEqual(['/api/chat.postEphemeral', '/api/chat.postMessage']);
});
