// Calls in a rush are recorded together a little later, but nobody who speaks of one of them comes before that.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGuard } from '../../src/elks/guard.ts';
import { createElksRoutes, type ElksRoutesDeps } from '../../src/elks/routes.ts';
import { createStrangers } from '../../src/elks/strangers.ts';
import { createLog } from '../../src/log.ts';
import { firstLine, givenSettings } from '../core/given-settings.ts';
import { context, ringing } from './given-plan.ts';

const SECRET = 'a-secret-for-tests-0123456789';
const clock = { now: () => 0 };
const log = createLog('silent');

let server: Server;
/** What is put off would stay so for ever. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  server.close();
});

const given = async () => {
  const order: string[] = [];
  const { handle, recordNow } = createElksRoutes({
    ...context,
    clock,
    log,
    guard: createGuard({ secret: SECRET, allowedIps: [], trustProxy: 0 }),
    strangers: createStrangers({ clock, log }),
    onAnswered: () => undefined,
    onCall: {
      answer: () => ({ kind: 'plan', plan: ringing([1]), line: firstLine(givenSettings()) }),
      record: async (all: readonly { incoming: { callId: string } }[]) => {
        order.push(...all.map(({ incoming }) => `recorded ${incoming.callId}`));
        return [];
      },
    },
    onReport: { ended: async (callId: string) => void order.push(`ended ${callId}`) },
  } as unknown as ElksRoutesDeps);
  server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const post = async (path: string, fields: Readonly<Record<string, string>>): Promise<void> => {
    await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  };
  return {
    order,
    recordNow,
    call: (callid: string) => post(`/elks/calls?key=${SECRET}`, { callid }),
    hangUp: (callId: string) =>
      post(new URL(context.addresses.of({ purpose: 'hangup', callId, step: 0 })).pathname, { id: callId }),
  };
};

it('a report of a call that was put off finds it recorded', async () => {
  const { order, call, hangUp } = await given();
  await call('c1');
  await call('c2');
  expect(order).toEqual(['recorded c1']);
  await hangUp('c2');
  expect(order).toEqual(['recorded c1', 'recorded c2', 'ended c2']);
});

it('a stop records what was put off', async () => {
  const { order, call, recordNow } = await given();
  await call('c1');
  await call('c2');
  recordNow();
  expect(order).toEqual(['recorded c1', 'recorded c2']);
});
