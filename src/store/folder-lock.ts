// One process a folder: `lock` names the process that uses it. A lock whose process is gone is taken over.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import { folderNotUsable } from './data-folder.ts';
import { readIfThere, removeIfThere, replaceFile, writeAll } from './durable-file.ts';
import type { FileOps } from './file-ops.ts';
import { diskFiles } from './file-ops.ts';
import { StoreError, systemCode } from './store-error.ts';

/** Who holds a lock. A pid alone is not enough: it is used again, after a restart of a container almost always. */
interface Holder {
  readonly pid: number;
  /** Boot of the machine and start of the process on it; empty where /proc does not tell. */
  readonly born: string;
  /** Which folder it was made in, so that a copy of the folder (a backup) is not locked by whom it was copied from. */
  readonly folder: string;
}

export interface FolderLock {
  /** @throws StoreError `folder-locked` with the other's pid, `folder-not-usable` */
  readonly acquire: () => Promise<void>;
  readonly release: () => Promise<void>;
}

const STATE_FIELD = 3;
const START_TIME_FIELD = 22;
/** Died, and only stays listed until its parent takes note, which may be never. */
const DEAD_STATES: ReadonlySet<string | undefined> = new Set(['Z', 'X', 'x']);

/** When the process was born, null when it is dead, or '' when that cannot be told (no /proc, or no such process). */
const bornOf = async (processId: number): Promise<string | null> => {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${processId}/stat`, 'utf8');
    // The name, field 2, is in brackets and may hold spaces and brackets of its own.
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (DEAD_STATES.has(afterName[STATE_FIELD - 3])) return null;
    return `${boot.trim()}/${afterName[START_TIME_FIELD - 3] ?? ''}`;
  } catch {
    return '';
  }
};

const exists = (processId: number): boolean => {
  try {
    kill(processId, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

const parseHolder = (text: string): Holder | null => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid: processId, born, folder } = value as Partial<Record<keyof Holder, unknown>>;
    if (typeof processId !== 'number' || !Number.isSafeInteger(processId) || processId <= 0) return null;
    return typeof born === 'string' && typeof folder === 'string' ? { pid: processId, born, folder } : null;
  } catch {
    return null;
  }
};

const isAlive = async (holder: Holder, folder: string): Promise<boolean> => {
  if (holder.folder !== folder || !exists(holder.pid)) return false;
  const born = await bornOf(holder.pid);
  if (born === null) return false;
  return born === '' || holder.born === '' || born === holder.born;
};

const lockedBy = (dataDir: string, holder: Holder): StoreError =>
  new StoreError(
    'folder-locked',
    `Another Jour (process ${holder.pid}) is using ${dataDir}. Stop it first, or give this one its own DATA_DIR.`,
    { facts: { folder: dataDir, pid: holder.pid } },
  );

/** Makes the lock under a name nobody uses, then links it: of several who try, one succeeds. False when one is there. */
const linkLock = async (files: FileOps, path: string, text: string): Promise<boolean> => {
  const mine = `${path}.${randomUUID()}`;
  await replaceFile(files, mine, [Buffer.from(text)]);
  try {
    await files.link(mine, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await files.unlink(mine);
  }
};

interface Claim {
  readonly dataDir: string;
  readonly folder: string;
  readonly files: FileOps;
  /** What our lock holds; unique for every try. */
  readonly text: string;
}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT']);

/** On a disk without room for a new lock the stale one's bytes are written over: a process that died there can start again. */
const writeOverStale = async ({ files, text }: Claim, path: string): Promise<void> => {
  const mine = `${path}.${randomUUID()}`;
  await files.rename(path, mine);
  try {
    const bytes = Buffer.from(text);
    const file = await files.open(mine, 'r+');
    try {
      await writeAll(file, bytes, 0);
      await file.truncate(bytes.length);
      await file.datasync();
    } finally {
      await file.close();
    }
    await files.link(mine, path);
  } finally {
    await files.unlink(mine);
  }
};

const acquireWithoutRoom = async (claim: Claim, path: string, noRoom: unknown): Promise<void> => {
  const found = await readIfThere(claim.files, path);
  const holder = parseHolder(found?.toString() ?? '');
  if (holder !== null && (await isAlive(holder, claim.folder))) throw lockedBy(claim.dataDir, holder);
  if (found === null) throw noRoom;
  await writeOverStale(claim, path);
};

const acquireAt = async (claim: Claim, path: string): Promise<void> => {
  while (!(await linkLock(claim.files, path, claim.text))) {
    const found = await readIfThere(claim.files, path);
    if (found === null) continue;
    const holder = parseHolder(found.toString());
    if (holder !== null && (await isAlive(holder, claim.folder))) throw lockedBy(claim.dataDir, holder);
    await removeStale(claim, path, found);
  }
};

/** Only who holds the guard may remove a stale lock, and looks again first: nobody can remove one just taken by another. */
const removeStale = async (claim: Claim, path: string, stale: Buffer): Promise<void> => {
  const guard = `${path}.takeover`;
  await acquireAt(claim, guard);
  try {
    const found = await readIfThere(claim.files, path);
    if (found?.equals(stale)) await removeIfThere(claim.files, path);
  } finally {
    await removeIfThere(claim.files, guard);
  }
};

const makeClaim = async (dataDir: string, files: FileOps): Promise<Claim> => {
  const { dev, ino } = await files.stat(dataDir);
  const folder = `${dev}:${ino}`;
  const holder: Holder = { pid, born: (await bornOf(pid)) ?? '', folder };
  return { dataDir, folder, files, text: `${JSON.stringify({ ...holder, token: randomUUID() })}\n` };
};

/** Processes in different containers that share a volume cannot see each other: run one container a volume. */
export const createFolderLock = ({
  dataDir,
  files = diskFiles,
}: {
  readonly dataDir: string;
  readonly files?: FileOps;
}): FolderLock => {
  const path = join(dataDir, 'lock');
  let held: Claim | null = null;
  return {
    acquire: async () => {
      try {
        const claim = await makeClaim(dataDir, files);
        await acquireAt(claim, path).catch(async (error: unknown) => {
          if (!NO_ROOM.has(systemCode(error) ?? '')) throw error;
          await acquireWithoutRoom(claim, path, error);
        });
        held = claim;
      } catch (error) {
        throw error instanceof StoreError ? error : folderNotUsable(dataDir, error);
      }
    },
    release: async () => {
      const claim = held;
      held = null;
      if (claim === null) return;
      const found = await readIfThere(files, path);
      if (found?.toString() === claim.text) await removeIfThere(files, path);
    },
  };
};
