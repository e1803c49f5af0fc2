// The routes of 46elks on a server of their own, for tests that speak HTTP to them.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGuard } from '../../src/elks/guard.ts';
import { createElksRoutes, type ElksRoutesDeps } from '../../src/elks/routes.ts';
import { createStrangers } from '../../src/elks/strangers.ts';
import { createLog } from '../../src/log.ts';
import { context } from './given-plan.ts';

const SECRET = 'a-secret-for-tests-0123456789';
export const START_PATH = `/elks/calls?key=${SECRET}`;

interface RoutesRunning {
  readonly server: Server;
  readonly port: number;
  readonly recordNow: () => void;
}

/** @param deps what the test is about; the rest is as it is where nothing is limited */
export const startRoutes = async (deps: object): Promise<RoutesRunning> => {
  const clock = { now: () => 0 };
  const log = createLog('silent');
  const { handle, recordNow } = createElksRoutes({
    ...context,
    clock,
    log,
    guard: createGuard({ secret: SECRET, allowedIps: [], trustProxy: 0 }),
    strangers: createStrangers({ clock, log }),
    onAnswered: () => undefined,
    ...deps,
  } as unknown as ElksRoutesDeps);
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, recordNow };
};
