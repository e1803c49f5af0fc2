// The sound between two ringings: callers hear it, so nothing may hold it up.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createGuard } from '../../src/elks/guard.ts';
import { createElksRoutes, type ElksRoutesDeps } from '../../src/elks/routes.ts';
import { createStrangers } from '../../src/elks/strangers.ts';
import { DECISION_LIMIT_MS } from '../../src/elks/within.ts';
import { createLog } from '../../src/log.ts';
import { CALL_ID, context } from './given-plan.ts';

const HOLD = Buffer.from('the hold sound');
const never = new Promise<never>(() => undefined);
const clock = { now: () => 0 };
const log = createLog('silent');

let server: Server;
afterEach(() => void server.close());

it('is played although the disk does not say whose call it is', {
  timeout: 2 * DECISION_LIMIT_MS,
}, async () => {
  const reached: unknown[] = [];
  const { handle: routes } = createElksRoutes({
    addresses: context.addresses,
    clock,
    log,
    guard: createGuard({ secret: 'a secret', allowedIps: [], trustProxy: 0 }),
    strangers: createStrangers({ clock, log }),
    planOf: () => never,
    holdSound: () => HOLD,
    onReport: { reached: async (...what: unknown[]) => void reached.push(what) },
  } as unknown as ElksRoutesDeps);
  server = createServer(routes).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const path = new URL(context.addresses.of({ purpose: 'progress', callId: CALL_ID, step: 2 })).pathname;
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  expect([answer.status, await answer.text()]).toEqual([200, HOLD.toString()]);
  expect(reached).toEqual([[CALL_ID, { step: 2, at: 0, because: 'unanswered' }]]);
});
