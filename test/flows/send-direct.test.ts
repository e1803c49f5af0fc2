import { expect, it } from 'vitest';
import type { DirectEffect } from '../../src/core/direct-effect.ts';
import { initialSettings } from '../../src/core/initial-settings.ts';
import { createSendDirect } from '../../src/flows/send-direct.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { card } from './given-outbox.ts';

it('thousands of missed calls are read one after another: each may take an open file', async () => {
  const settings = initialSettings({ lineNumber: '+46701740600', channelId: 'C0ONCALL', timeZone: 'UTC' });
  const { calls, outbox } = createMemoryCalls();
  const reading = { now: 0, most: 0 };
  const send = createSendDirect({
    settings: { current: () => settings, update: async () => settings },
    calls: {
      ...calls,
      find: async (callId) => {
        reading.now += 1;
        reading.most = Math.max(reading.most, reading.now);
        await Promise.resolve();
        reading.now -= 1;
        return calls.find(callId);
      },
    },
    outbox,
    chat: {} as never,
    clock: { now: () => 0 },
    log: createLog('silent'),
    troubleOf: () => null,
  });
  const callIds = Array.from({ length: 5_000 }, (_, index) => `c${index}`);
  const effect: DirectEffect = {
    kind: 'direct',
    news: { kind: 'missed', channelId: 'C0ONCALL', callIds },
    told: [],
    refused: [],
  };
  const [entry] = await outbox.put([{ ...card('direct'), effect }]).then(() => outbox.pending());
  if (entry === undefined) throw new Error('it is not there');
  expect(await send(entry, effect)).toEqual({ kind: 'done' });
  expect(reading.most).toBe(1);
});
