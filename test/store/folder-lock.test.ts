// One process a folder: the second is told who the first is, and a lock whose process is gone is taken over.
import { spawn } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pid, platform } from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { createFolderLock } from '../../src/store/folder-lock.ts';
import { aFolder } from './builders.ts';
import { firstLine, killed, runChild } from './child.ts';
import { aFailingDisk } from './failing-disk.ts';

const lockOf = (dataDir: string) => createFolderLock({ dataDir });

/** What our own lock looks like, to be falsified. */
const ownLock = async (dataDir: string): Promise<Record<string, unknown>> => {
  const lock = lockOf(dataDir);
  await lock.acquire();
  const text = await readFile(join(dataDir, 'lock'), 'utf8');
  await lock.release();
  return JSON.parse(text) as Record<string, unknown>;
};

describe('the lock of a folder', () => {
  it('is freed on release, and leaves nothing behind', async () => {
    const dataDir = await aFolder();
    const lock = lockOf(dataDir);
    await lock.acquire();
    expect(await readdir(dataDir)).toEqual(['lock']);
    await lock.release();
    expect(await readdir(dataDir)).toEqual([]);
    await lock.release();
  });

  it('keeps out a second one, with the pid and what to do', async () => {
    const dataDir = await aFolder();
    await lockOf(dataDir).acquire();
    await expect(lockOf(dataDir).acquire()).rejects.toMatchObject({
      code: 'folder-locked',
      facts: { pid },
      message: expect.stringMatching(`process ${pid}.*Stop it first`),
    });
  });

  it('keeps out a second one also on a full disk, and there is refused with what to do when it was free', async () => {
    const disk = aFailingDisk();
    disk.room = 0;
    const dataDir = await aFolder();
    const onFullDisk = createFolderLock({ dataDir, files: disk.files });
    await expect(onFullDisk.acquire()).rejects.toMatchObject({
      code: 'folder-not-usable',
      message: expect.stringContaining('The disk is full: make room, then start again.'),
    });
    const lock = lockOf(dataDir);
    await lock.acquire();
    await expect(onFullDisk.acquire()).rejects.toMatchObject({ code: 'folder-locked', facts: { pid } });
    await lock.release();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('is not freed by one who never had it', async () => {
    const dataDir = await aFolder();
    await lockOf(dataDir).acquire();
    const second = lockOf(dataDir);
    await second.acquire().catch(() => undefined);
    await second.release();
    expect(await readdir(dataDir)).toEqual(['lock']);
  });

  it.each([
    ['of a process that is gone', { pid: 2 ** 22 + 1 }],
    ['of an earlier process with the same pid', { born: 'another boot/1' }],
    ['copied along with the folder', { folder: '1:1' }],
  ])('is taken over when it is one %s', async (_name, falsified) => {
    const dataDir = await aFolder();
    const own = await ownLock(dataDir);
    await writeFile(join(dataDir, 'lock'), JSON.stringify({ ...own, ...falsified }));
    await lockOf(dataDir).acquire();
    expect(JSON.parse(await readFile(join(dataDir, 'lock'), 'utf8'))).toMatchObject({ pid });
    expect(await readdir(dataDir)).toEqual(['lock']);
  });

  it.runIf(platform === 'linux')(
    'is taken over when its process was killed and nobody took note yet',
    async () => {
      const dataDir = await aFolder();
      const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30']);
      try {
        const zombie = Number(await firstLine(parent));
        await vi.waitUntil(async () => (await readFile(`/proc/${zombie}/stat`, 'utf8')).includes(') Z '));
        await writeFile(
          join(dataDir, 'lock'),
          JSON.stringify({ ...(await ownLock(dataDir)), pid: zombie, born: '' }),
        );
        await lockOf(dataDir).acquire();
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );

  it.each(['', 'rubbish', '{"pid":"1"}'])('is taken over when it says nothing: %j', async (text) => {
    const dataDir = await aFolder();
    await writeFile(join(dataDir, 'lock'), text);
    await lockOf(dataDir).acquire();
  });

  it('is taken over after somebody died in taking it over', async () => {
    const dataDir = await aFolder();
    const gone = JSON.stringify({ ...(await ownLock(dataDir)), pid: 2 ** 22 + 1 });
    await writeFile(join(dataDir, 'lock'), gone);
    await writeFile(join(dataDir, 'lock.takeover'), gone);
    await lockOf(dataDir).acquire();
    expect(await readdir(dataDir)).toEqual(['lock']);
  });

  it('does not hold in a copy of the folder', async () => {
    const dataDir = await aFolder();
    const copy = join(await aFolder(), 'copy');
    await lockOf(dataDir).acquire();
    await cp(dataDir, copy, { recursive: true });
    await lockOf(copy).acquire();
  });

  it('goes to one only of many who find it stale', async () => {
    const dataDir = await aFolder();
    const gone = JSON.stringify({ ...(await ownLock(dataDir)), pid: 2 ** 22 + 1 });
    for (let round = 0; round < 20; round += 1) {
      await writeFile(join(dataDir, 'lock'), gone);
      const locks = Array.from({ length: 8 }, () => lockOf(dataDir));
      const tries = await Promise.allSettled(locks.map((lock) => lock.acquire()));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await Promise.all(locks.map((lock) => lock.release()));
      expect(await readdir(dataDir)).toEqual([]);
    }
  });

  it('keeps out another process as long as that one lives', async () => {
    const dataDir = await aFolder();
    const first = runChild('./lock-child.ts', dataDir);
    expect(await firstLine(first)).toBe('locked');
    const second = runChild('./lock-child.ts', dataDir);
    expect(await firstLine(second)).toBe(`folder-locked ${first.pid}`);
    await killed(first);
    await lockOf(dataDir).acquire();
  });
});
