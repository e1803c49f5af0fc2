// What is still in use once all that is not was collected.
import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

export const heap = (): number => {
  collect();
  return memoryUsage().heapUsed;
};
