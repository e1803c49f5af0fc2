// Calls in a rush are recorded together a little later, but nobody who speaks of one of them comes before that.
import type { Server } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstLine, givenSettings } from '../core/given-settings.ts';
import { context, ringing } from './given-plan.ts';
import { START_PATH, startRoutes } from './given-routes.ts';

let server: Server;
/** What is put off would stay so for ever. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  server.close();
});

const given = async () => {
  const order: string[] = [];
  const { port, recordNow, ...routes } = await startRoutes({
    onCall: {
      answer: () => ({ kind: 'plan', plan: ringing([1]), line: firstLine(givenSettings()) }),
      record: async (all: readonly { incoming: { callId: string } }[]) => {
        order.push(...all.map(({ incoming }) => `recorded ${incoming.callId}`));
        return [];
      },
    },
    onReport: { ended: async (callId: string) => void order.push(`ended ${callId}`) },
  });
  ({ server } = routes);
  const post = async (path: string, fields: Readonly<Record<string, string>>): Promise<void> => {
    await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  };
  return {
    order,
    recordNow,
    call: (callid: string) => post(START_PATH, { callid }),
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
