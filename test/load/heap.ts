// What is still in use once all that is not was collected.
import { memoryUsage } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ROUNDS = 5;
const SETTLE_MS = 50;

/**
 * In bytes. What one collection finds held by nothing but what goes with it, or finalizes in a later turn of the event loop,
 * is only gone after another one: a single one said up to three MiB more.
 */
export const heap = async (): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    collect();
    least = Math.min(least, memoryUsage().heapUsed);
    await sleep(SETTLE_MS);
  }
  return least;
};
