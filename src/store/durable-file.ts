// Files that are whole or not there: written under another name, synced, renamed, and the folder synced.
// Not `write-file-atomic`: on a disk that fills up it takes a short write for success and renames the cut file into place.
import { dirname } from 'node:path';
import type { FileOps, OpenFile } from './file-ops.ts';
import { FILE_MODE } from './file-ops.ts';
import { systemCode } from './store-error.ts';

/** A half-written replacement is called so; there is one process a folder, so the name need not be unique. */
export const TEMPORARY_SUFFIX = '.tmp';

const WRITE_BYTES = 64 * 1024;

/** Writes every byte or rejects: one `write` may take only a part, on a full disk for example. */
export const writeAll = async (file: OpenFile, bytes: Buffer, position: number): Promise<void> => {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new Error('the disk took no more bytes');
    done += bytesWritten;
  }
};

/** Makes the names in a folder (new, renamed, removed) survive a power cut. */
export const syncFolder = async (files: FileOps, folder: string): Promise<void> => {
  const handle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export const removeIfThere = async (files: FileOps, path: string): Promise<void> => {
  try {
    await files.unlink(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
};

/** The bytes, or null when there is no such file. */
export const readIfThere = async (files: FileOps, path: string): Promise<Buffer | null> => {
  try {
    return await files.readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
};

async function* inGreaterPieces(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    gathered.push(piece);
    bytes += piece.length;
    if (bytes < WRITE_BYTES) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
  }
  yield Buffer.concat(gathered);
}

const writeSynced = async (
  files: FileOps,
  path: string,
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<number> => {
  const file = await files.open(path, 'w', FILE_MODE);
  let length = 0;
  try {
    await file.chmod(FILE_MODE);
    for await (const bytes of inGreaterPieces(pieces)) {
      await writeAll(file, bytes, length);
      length += bytes.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return length;
};

/**
 * Replaces or makes the file; resolves when it would survive a power cut. A crash leaves the old or the new one.
 * @param onReplaced told its length once the name means the new file; what follows may still fail, and that stays so
 */
export const replaceFile = async (
  files: FileOps,
  path: string,
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  onReplaced: (length: number) => void = () => undefined,
): Promise<void> => {
  const temporary = `${path}${TEMPORARY_SUFFIX}`;
  try {
    const length = await writeSynced(files, temporary, pieces);
    await files.rename(temporary, path);
    onReplaced(length);
    await syncFolder(files, dirname(path));
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
};
