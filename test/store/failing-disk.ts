// A disk that fails when told to: real files below, so that what is left behind can be looked at.
import { diskFiles, type FileOps, type OpenFile } from '../../src/store/file-ops.ts';

export interface FailingDisk {
  readonly files: FileOps;
  /** Bytes that still fit; a write that does not fit writes what does, as a full disk would. */
  room: number;
  /** Set: every sync of data fails so. */
  syncFails: string | null;
  /** How often data was synced, and how many bytes were written. */
  syncs: number;
  /** Resolves syncs only when this does. */
  hold: Promise<void> | null;
  /** Nothing at all comes back before this does. */
  stuck: Promise<void> | null;
  /** Every operation that changes what a power cut leaves, in order. */
  readonly did: string[];
}

const failure = (code: string): Error => Object.assign(new Error(`${code}: as told`), { code });

const failingFile = (disk: FailingDisk, file: OpenFile, name: string): OpenFile => {
  const synced = async (): Promise<void> => {
    await disk.stuck;
    await disk.hold;
    if (disk.syncFails !== null) throw failure(disk.syncFails);
    disk.syncs += 1;
    disk.did.push(`sync ${name}`);
  };
  return {
    read: async (buffer, offset, length, position) => {
      await disk.stuck;
      return file.read(buffer, offset, length, position);
    },
    write: async (buffer, offset, length, position) => {
      await disk.stuck;
      if (disk.room === 0 && length > 0) throw failure('ENOSPC');
      const fits = Math.min(length, disk.room);
      disk.room -= fits;
      disk.did.push(`write ${name}`);
      return file.write(buffer, offset, fits, position);
    },
    truncate: (length) => file.truncate(length),
    chmod: (mode) => file.chmod(mode),
    stat: () => file.stat(),
    sync: () => synced().then(() => file.sync()),
    datasync: () => synced().then(() => file.datasync()),
    close: () => file.close(),
  };
};

/** From now on nothing comes back, until what is returned is called. */
export const sticks = (disk: FailingDisk): (() => void) => {
  let answer = (): void => undefined;
  disk.stuck = new Promise((resolve) => {
    answer = resolve;
  });
  return () => {
    disk.stuck = null;
    answer();
  };
};

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const aFailingDisk = (overrides: Partial<FileOps> = {}): FailingDisk => {
  const disk: FailingDisk = {
    room: Number.POSITIVE_INFINITY,
    syncFails: null,
    syncs: 0,
    hold: null,
    stuck: null,
    did: [],
    files: {
      ...diskFiles,
      open: async (path, flags, mode) => {
        await disk.stuck;
        return failingFile(disk, await diskFiles.open(path, flags, mode), lastPart(path));
      },
      readdir: async (path) => {
        await disk.stuck;
        return diskFiles.readdir(path);
      },
      readFile: async (path) => {
        await disk.stuck;
        return diskFiles.readFile(path);
      },
      rename: async (from, to) => {
        await diskFiles.rename(from, to);
        disk.did.push(`rename ${lastPart(to)}`);
      },
      ...overrides,
    },
  };
  return disk;
};
