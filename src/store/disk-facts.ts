// Whether the data folder can be written, and how much room there is.
import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import type { DiskFacts } from '../core/checkup-facts.ts';
import { DISK_DOES_NOT_ANSWER } from '../core/warning.ts';
import { describeError } from './store-error.ts';
import { unlessDiskHangs } from './unless-disk-hangs.ts';

const HANGING: DiskFacts = { fault: DISK_DOES_NOT_ANSWER, freeBytes: null };

const asked = async (dataDir: string, fault: string | null): Promise<DiskFacts> => {
  const freeBytes = await statfs(dataDir).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  const refusal = await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => null,
    describeError,
  );
  return { fault: refusal ?? fault, freeBytes };
};

/** @param fault why what was to be written lately could not be */
export const diskFacts = async (dataDir: string, fault: string | null): Promise<DiskFacts> =>
  // A disk that hangs is asked nothing: each question would hold one of the few threads that also look up names.
  fault === DISK_DOES_NOT_ANSWER ? HANGING : unlessDiskHangs(asked(dataDir, fault)).catch(() => HANGING);
