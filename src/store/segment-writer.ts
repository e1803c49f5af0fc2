// The newest segment, to which commits are added: all of the bytes and synced, or none.
import { replaceFile, syncFolder, writeAll } from './durable-file.ts';
import { FILE_MODE, type FileOps, type OpenFile } from './file-ops.ts';
import type { Day, SegmentFolder } from './segment-folder.ts';

export interface SegmentWriter {
  /** null: there is none yet. */
  readonly day: () => Day | null;
  /** How much of it is whole and synced. */
  readonly length: () => number;
  /** Goes on with a segment that is good up to `length`; whatever stands behind is cut off, at the latest before the next append. */
  readonly resume: (day: Day, length: number) => Promise<void>;
  /** Makes a new segment, whole or not at all, and goes on with it as soon as it has its name: `onBegun` is told then. */
  readonly begin: (day: Day, pieces: AsyncIterable<Buffer>, onBegun: () => void) => Promise<void>;
  /** Resolves to where the bytes start, once they would survive a power cut. */
  readonly append: (bytes: Buffer) => Promise<number>;
  readonly close: () => Promise<void>;
}

export const createSegmentWriter = (folder: SegmentFolder, files: FileOps): SegmentWriter => {
  let day: Day | null = null;
  let length = 0;
  let file: OpenFile | null = null;
  /** Whether the segment's name would survive a power cut; before that, nothing may be added to it. */
  let isNameSafe = false;

  const open = async (path: string): Promise<OpenFile> => {
    const opened = await files.open(path, 'r+');
    try {
      await opened.truncate(length);
      // Whoever mended it by hand may have left it open to all.
      await opened.chmod(FILE_MODE);
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  };

  const close = async (): Promise<void> => {
    const closing = file;
    file = null;
    await closing?.close();
  };

  const nameSafely = async (): Promise<void> => {
    if (!isNameSafe) await syncFolder(files, folder.path);
    isNameSafe = true;
  };

  /** After a failed sync the kernel may call lost pages clean, so the bytes go and are written anew with a new handle. */
  const takeBack = async (): Promise<void> => {
    await file?.truncate(length).catch(() => undefined);
    await close().catch(() => undefined);
  };

  return {
    day: () => day,
    length: () => length,
    resume: async (newDay, newLength) => {
      day = newDay;
      length = newLength;
      file = await open(folder.segmentPath(newDay)).catch(() => null);
      await nameSafely().catch(() => undefined);
    },
    begin: async (newDay, pieces, onBegun) => {
      await replaceFile(files, folder.segmentPath(newDay), pieces, (newLength) => {
        // The old file may have no name any more: what is added to it would be lost.
        void close().catch(() => undefined);
        isNameSafe = false;
        day = newDay;
        length = newLength;
        onBegun();
      });
      isNameSafe = true;
    },
    append: async (bytes) => {
      if (day === null) throw new Error('no segment was begun');
      await nameSafely();
      file ??= await open(folder.segmentPath(day));
      try {
        await writeAll(file, bytes, length);
        await file.datasync();
      } catch (error) {
        await takeBack();
        throw error;
      }
      const start = length;
      length += bytes.length;
      return start;
    },
    close,
  };
};
