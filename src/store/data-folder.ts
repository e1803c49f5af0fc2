// The folder everything is kept in: made when missing, refused with what to do when it cannot be used.
import { constants } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { syncFolder } from './durable-file.ts';
import type { FileOps } from './file-ops.ts';
import { diskFiles, FOLDER_MODE } from './file-ops.ts';
import { describeError, StoreError, systemCode } from './store-error.ts';

const notAFolder = (folder: string, cause?: unknown): StoreError =>
  new StoreError(
    'folder-not-a-folder',
    `${folder} is not a folder. Set DATA_DIR to a folder, or move that file away.`,
    { facts: { folder }, cause },
  );

const ADVICE: Readonly<Record<string, string>> = {
  EROFS: 'The file system is mounted read-only: mount it writable, or set DATA_DIR to a folder that is.',
  ENOSPC: 'The disk is full: make room, then start again.',
};
const OWNER_ADVICE =
  'Give it to the user who runs Jour (chown) with mode 700 (chmod), or set DATA_DIR to another folder.';

/** The error for a folder that is there but does not serve. */
export const folderNotUsable = (folder: string, cause: unknown): StoreError => {
  const systemSays = systemCode(cause) ?? 'unknown';
  return new StoreError(
    'folder-not-usable',
    `Jour cannot read and write in ${folder} (${describeError(cause)}). ${ADVICE[systemSays] ?? OWNER_ADVICE}`,
    { facts: { folder, systemSays }, cause },
  );
};

const isThere = (path: string, files: FileOps): Promise<boolean> =>
  files.stat(path).then(
    () => true,
    () => false,
  );

/** Not by `recursive`: Node tries without end where a folder is there and nothing can be made in it, as in /proc. */
const makeFolder = async (folder: string, files: FileOps): Promise<void> => {
  try {
    await files.mkdir(folder, FOLDER_MODE);
    await files.chmod(folder, FOLDER_MODE);
    // A parent we may not read is no reason to refuse the folder itself.
    await syncFolder(files, dirname(folder)).catch(() => undefined);
  } catch (error) {
    if (systemCode(error) === 'EEXIST' && (await files.stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (systemCode(error) !== 'ENOENT' || (await isThere(parent, files))) throw error;
    await makeFolder(parent, files);
    await makeFolder(folder, files);
  }
};

/**
 * Makes sure that `folder` is a folder we may read and write; a missing one is made for its owner alone (0700, under any umask).
 * @throws StoreError `folder-not-a-folder`, `folder-not-usable`
 */
export const prepareFolder = async (folder: string, files: FileOps = diskFiles): Promise<void> => {
  try {
    await makeFolder(resolve(folder), files);
    await files.access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST' || code === 'ENOTDIR') throw notAFolder(folder, error);
    throw folderNotUsable(folder, error);
  }
};
