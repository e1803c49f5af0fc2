// Whether the data folder can be written, and how much room there is.
import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import type { DiskFacts } from '../core/checkup-facts.ts';
import { describeError } from './store-error.ts';

/** `isWritable` false: what was to be written lately could not be. */
export const diskFacts = async (dataDir: string, isWritable = true): Promise<DiskFacts> => {
  const freeBytes = await statfs(dataDir).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  const fault = await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => (isWritable ? null : 'the last write failed'),
    describeError,
  );
  return { fault, freeBytes };
};
