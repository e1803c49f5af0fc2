// A month of calls through the whole program: memory and open files stay as they were after the first days.
import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../src/core/instant.ts';
import { NOON } from '../core/given-settings.ts';
import { startForgetfulWorld } from './forgetful-world.ts';
import { heap } from './heap.ts';

const DAYS = 30;
/** Until what is kept for a while, within limits of its own, is as full as it gets, and the engine has settled. */
const DAYS_TO_WARM_UP = 15;
const GROUPS_A_DAY = 4;
const CALLS_AT_ONCE = 15;
/** Less than half of what keeping the record of each call would take; `npm run torture -- --soak` looks closer, and for longer. */
const GROWTH_MOST_BYTES = 2 * 1024 * 1024;
const FILES_MOST = 5;
/** A measurement of memory that came too high is made once more. */
const MONTHS_MOST = 3;

it('a month of calls leaves nothing behind in memory, and no file open', { timeout: 120_000 }, async () => {
  const world = await startForgetfulWorld();
  let calls = 0;
  const oneCall = (): Promise<void> => {
    calls += 1;
    return world.call(`c${calls}`, `+4670${String(calls).padStart(7, '0')}`);
  };
  const oneDay = async (day: number): Promise<void> => {
    const fromAt = NOON + day * DAY_MS;
    for (let group = 0; group < GROUPS_A_DAY; group += 1) {
      await Promise.all(Array.from({ length: CALLS_AT_ONCE }, oneCall));
      await world.comes(fromAt + (group + 1) * MINUTE_MS);
    }
    await world.comes(fromAt + DAY_MS);
  };
  const measure = async () => ({ bytes: await heap(), files: (await readdir('/proc/self/fd')).length });

  const daysPass = async (from: number, days: number): Promise<void> => {
    for (let day = from; day < from + days; day += 1) await oneDay(day);
  };

  await daysPass(0, DAYS_TO_WARM_UP);
  let grown = Number.POSITIVE_INFINITY;
  let opened = Number.POSITIVE_INFINITY;
  // What leaks does so in every month; what the engine still makes room for does not.
  for (let month = 0; month < MONTHS_MOST && grown >= GROWTH_MOST_BYTES; month += 1) {
    const before = await measure();
    await daysPass(DAYS_TO_WARM_UP + month * DAYS, DAYS);
    const after = await measure();
    grown = after.bytes - before.bytes;
    opened = after.files - before.files;
  }
  await world.end();

  expect(world.posted()).toBeGreaterThanOrEqual(calls);
  expect(grown).toBeLessThan(GROWTH_MOST_BYTES);
  expect(opened).toBeLessThan(FILES_MOST);
});
