// A disk of a few megabytes in memory, to be filled up; only where this user may mount one.
import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemCode } from '../../src/store/store-error.ts';

const run = promisify(execFile);
const SIZE = '2m';
const PIECE = Buffer.alloc(4_096, 0x55);

export interface SmallDisk {
  readonly path: string;
  /** Until not a byte more fits. */
  readonly fill: () => Promise<void>;
  readonly makeRoom: () => Promise<void>;
  /** Writable again with false. */
  readonly makeReadOnly: (isReadOnly: boolean) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Null where mounting is not allowed. */
export const createSmallDisk = async (): Promise<SmallDisk | null> => {
  const path = await mkdtemp(join(tmpdir(), 'jour-disk-'));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=700`, 'jour', path]);
  } catch {
    await remove();
    return null;
  }
  const ballast = join(path, 'ballast');
  return {
    path,
    fill: async () => {
      const file = await open(ballast, 'a');
      try {
        for (;;) await file.write(PIECE);
      } catch (error) {
        if (systemCode(error) !== 'ENOSPC') throw error;
      } finally {
        await file.close();
      }
    },
    makeRoom: () => rm(ballast, { force: true }),
    makeReadOnly: async (isReadOnly) => {
      await run('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, path]);
    },
    remove: async () => {
      await run('umount', ['-l', path]);
      await remove();
    },
  };
};
