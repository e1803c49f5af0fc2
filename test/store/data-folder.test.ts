// The folder everything is kept in: made when missing, refused with what to do when it does not serve.
import { cp, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { umask } from 'node:process';
import { describe, expect, it } from 'vitest';
import { prepareFolder } from '../../src/store/data-folder.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { aCall, aClock, aFolder, anEntry, emptySettings, fullSettings } from './builders.ts';
import { aFailingDisk } from './failing-disk.ts';

describe('the data folder', () => {
  it.each([0o000, 0o022, 0o777])('is made for its owner alone under umask %o', async (mask) => {
    const folder = join(await aFolder(), 'kept', 'here');
    const before = umask(mask);
    try {
      await prepareFolder(folder);
    } finally {
      umask(before);
    }
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is refused when it is a file', async () => {
    const path = join(await aFolder(), 'file');
    await writeFile(path, '');
    const refused = { code: 'folder-not-a-folder', message: expect.stringContaining('Set DATA_DIR') };
    await expect(prepareFolder(path)).rejects.toMatchObject(refused);
    await expect(prepareFolder(join(path, 'below'))).rejects.toMatchObject(refused);
  });

  it.each([
    ['EACCES', 'chown'],
    ['EROFS', 'read-only'],
  ])('is refused with what to do when the system says %s', async (code, advice) => {
    const error = Object.assign(new Error(code), { code });
    const { files } = aFailingDisk({ access: () => Promise.reject(error) });
    await expect(prepareFolder(await aFolder(), files)).rejects.toMatchObject({
      code: 'folder-not-usable',
      facts: { systemSays: code },
      message: expect.stringContaining(advice),
    });
  });

  it('that cannot be made is refused', async () => {
    await expect(prepareFolder('/proc/jour')).rejects.toMatchObject({ code: 'folder-not-usable' });
  });
});

describe('everything kept in one folder', () => {
  const inFolder = (dataDir: string) => createFileStore({ dataDir, initial: emptySettings, clock: aClock() });

  it('starts in a folder that is missing, and goes on after a restart', async () => {
    const dataDir = join(await aFolder(), 'data');
    const store = inFolder(dataDir);
    expect(await store.start()).toEqual({
      settings: { kind: 'first' },
      journal: { days: [], torn: null, damaged: [] },
    });
    await store.settings.update(() => fullSettings);
    await store.calls.update('c1', () => ({ call: aCall('c1'), enqueue: [anEntry('card:c1')] }));
    await store.close();

    const again = inFolder(dataDir);
    await again.start();
    expect(again.settings.current()).toEqual(fullSettings);
    expect([again.calls.atHand('c1'), again.calls.atHand('c2')]).toEqual([null, undefined]);
    expect(await again.calls.find('c1')).toEqual(aCall('c1'));
    expect(again.calls.atHand('c1')).toEqual(aCall('c1'));
    expect(await again.outbox.pending()).toHaveLength(1);
    expect(again.health()).toEqual({ writable: true, unwritten: 0 });
    await again.close();
    expect((await readdir(dataDir)).sort()).toEqual(['calls', 'settings.json', 'settings.last-good.json']);
  });

  it('can be copied while it runs: a start on the copy has all that was kept before', async () => {
    const dataDir = await aFolder();
    const store = inFolder(dataDir);
    await store.start();
    await store.settings.update(() => fullSettings);
    const ids = Array.from({ length: 50 }, (_, n) => `c${n}`);
    const ring = (id: string) => store.calls.update(id, () => ({ call: aCall(id) }));
    await Promise.all(ids.map(ring));
    const copyDir = join(await aFolder(), 'copy');
    const during = ids.map((id) => ring(`during-${id}`));
    await cp(dataDir, copyDir, { recursive: true });
    await Promise.all(during);

    const copy = inFolder(copyDir);
    expect((await copy.start()).journal.damaged).toEqual([]);
    expect(copy.settings.current()).toEqual(fullSettings);
    for (const id of ids) expect(await copy.calls.find(id)).toEqual(aCall(id));
    await copy.close();
    await store.close();
  });

  it('leaves the folder free when a start is refused', async () => {
    const dataDir = await aFolder();
    await writeFile(join(dataDir, 'settings.json'), '{"version":99}');
    await expect(inFolder(dataDir).start()).rejects.toMatchObject({ code: 'settings-newer' });
    expect(await readdir(dataDir)).not.toContain('lock');
  });
});
