import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFreePorts } from '../../../src/simulator/demo/free-port.ts';

const PROCESS_ID = 4_242;

describe('free ports', () => {
  const servers: Server[] = [];
  const takes = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const server = createServer().once('error', reject);
      servers.push(server);
      server.listen(port, '127.0.0.1', resolve);
    });
  afterEach(async () => {
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    servers.length = 0;
    await Promise.all(closed);
  });

  it('are not given to two processes whose numbers lead to the same ones', async () => {
    const [one, other] = [createFreePorts(PROCESS_ID), createFreePorts(PROCESS_ID + 200)];
    const ports: number[] = [];
    for (let turn = 0; turn < 60; turn += 1) ports.push(await one(), await other());
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('leave out a port that somebody listens at', async () => {
    const ports = createFreePorts(PROCESS_ID + 1);
    const first = await ports();
    await takes(first + 1);
    expect(await ports()).toBe(first + 2);
  });

  it('come again once all were given', async () => {
    const ports = createFreePorts(PROCESS_ID + 2);
    const given: number[] = [];
    for (let turn = 0; turn < 100; turn += 1) given.push(await ports());
    expect(given[99]).toBe(given[0]);
  });
});
