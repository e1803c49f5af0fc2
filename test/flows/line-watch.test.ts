import { expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../src/core/instant.ts';
import { createLineWatch } from '../../src/flows/line-watch.ts';
import type { Park } from '../../src/flows/park.ts';
import { createLog } from '../../src/log.ts';
import { givenSettings, NOON } from '../core/given-settings.ts';

it('a line that is still parked is asked for again a minute later, though the clock was put back meanwhile', async () => {
  const clock = { at: NOON, now: () => clock.at };
  let asked = 0;
  const park: Park = {
    park: async () => ({ kind: 'not-asked' }),
    unpark: async () => {
      asked += 1;
      return { kind: 'not-asked' };
    },
  };
  const { tick } = createLineWatch({
    settings: { current: () => givenSettings({ members: [] }) },
    clock,
    log: createLog('silent'),
    warn: async () => undefined,
    park,
    parkedNumbers: { all: async () => new Map() },
    isOn: true,
  });
  await tick();
  clock.at += MINUTE_MS - DAY_MS;
  await tick();
  expect(asked).toBe(2);
});
