// Settings files in every bad state: what holds after a start, what is kept aside, what is told.
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { umask } from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diskFiles, type FileOps } from '../../src/store/file-ops.ts';
import { SETTINGS_MIGRATIONS } from '../../src/store/settings-migrations.ts';
import { createSettingsStore, type DurableSettings } from '../../src/store/settings-store.ts';
import { aFolder, emptySettings, fullSettings, withMember } from './builders.ts';
import { aFailingDisk } from './failing-disk.ts';

const inFolder = (dataDir: string, files?: FileOps): DurableSettings =>
  createSettingsStore({ dataDir, initial: emptySettings, ...(files ? { files } : {}) });

const aFolderWithSettings = async (): Promise<{
  dataDir: string;
  file: string;
  copy: string;
  text: string;
}> => {
  const dataDir = await aFolder();
  const store = inFolder(dataDir);
  await store.open();
  await store.update(() => fullSettings);
  const file = join(dataDir, 'settings.json');
  return {
    dataDir,
    file,
    copy: join(dataDir, 'settings.last-good.json'),
    text: await readFile(file, 'utf8'),
  };
};

describe('settings on disk', () => {
  it('are there again after a restart', async () => {
    const { dataDir } = await aFolderWithSettings();
    const store = inFolder(dataDir);
    expect(await store.open()).toEqual({ kind: 'loaded' });
    expect(store.current()).toEqual(fullSettings);
  });

  it('begin with the initial settings where nothing was kept, and write nothing', async () => {
    const dataDir = await aFolder();
    expect(await inFolder(dataDir).open()).toEqual({ kind: 'first' });
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('are there again although the process died while it brought them up to date', async () => {
    const { dataDir, file, copy, text } = await aFolderWithSettings();
    await writeFile(file, JSON.stringify({ ...JSON.parse(text), version: 1 }));
    await rm(copy);
    const never = new Promise<never>(() => undefined);
    await new Promise<void>((dies) => {
      const open: FileOps['open'] = (path, flags, mode) => {
        if (path !== `${file}.tmp`) return diskFiles.open(path, flags, mode);
        dies();
        return never;
      };
      void inFolder(dataDir, { ...diskFiles, open }).open();
    });
    const store = inFolder(dataDir);
    expect(await store.open()).toMatchObject({ kind: 'healed', why: 'missing' });
    expect(store.current()).toEqual(fullSettings);
  });

  it('are for the owner alone, under any umask', async () => {
    const before = umask(0o777);
    try {
      const { file, copy } = await aFolderWithSettings();
      for (const path of [file, copy]) expect((await stat(path)).mode & 0o777).toBe(0o600);
    } finally {
      umask(before);
    }
  });

  it('are written, synced and renamed before the folder is synced and the update resolves', async () => {
    const disk = aFailingDisk();
    const dataDir = await aFolder();
    await inFolder(dataDir, disk.files).update(() => fullSettings);
    const folder = dataDir.slice(dataDir.lastIndexOf('/') + 1);
    const ofFile = disk.did.slice(0, 4);
    expect(ofFile).toEqual([
      'write settings.json.tmp',
      'sync settings.json.tmp',
      'rename settings.json',
      `sync ${folder}`,
    ]);
  });

  it('write nothing when an update changes nothing', async () => {
    const disk = aFailingDisk();
    await inFolder(await aFolder(), disk.files).update((settings) => settings);
    expect(disk.did).toEqual([]);
  });
});

describe('a settings file cut anywhere', () => {
  it('is replaced by the last good copy, set aside and told of', async () => {
    const { dataDir, file, text } = await aFolderWithSettings();
    const cuts = Array.from({ length: Math.ceil(text.length / 100) }, (_, n) => n * 100);
    for (const [n, cut] of cuts.entries()) {
      await writeFile(file, text.slice(0, cut));
      const store = inFolder(dataDir);
      const keptAs = join(dataDir, `settings.bad-${n + 1}.json`);
      expect(await store.open()).toMatchObject({
        kind: 'healed',
        why: cut === 0 ? 'empty' : 'not-json',
        keptAs,
      });
      expect(store.current()).toEqual(fullSettings);
      expect(await readFile(keptAs, 'utf8')).toBe(text.slice(0, cut));
      expect(await readFile(file, 'utf8')).toBe(text);
    }
  });
});

describe('bad settings', () => {
  const bad = [
    ['of zeros', '\0'.repeat(500), 'not-json'],
    ['of blanks', '\n \n', 'empty'],
    ['that are null', 'null', 'not-valid'],
    ['without a version', '{"lines":[]}', 'not-valid'],
    ['with a roster of numbers', JSON.stringify({ ...fullSettings, rosters: [7] }), 'not-valid'],
    ['of an age nobody knows', JSON.stringify({ ...fullSettings, version: 0 }), 'not-valid'],
  ] as const;
  it.each(bad)('%s are set aside', async (_name, text, why) => {
    const { dataDir, file } = await aFolderWithSettings();
    await writeFile(file, text);
    const store = inFolder(dataDir);
    expect(await store.open()).toMatchObject({ kind: 'healed', why });
    expect(store.current()).toEqual(fullSettings);
  });

  it('that went missing are taken from the copy', async () => {
    const { dataDir, file } = await aFolderWithSettings();
    const aside = join(dataDir, 'elsewhere.json');
    await (await import('node:fs/promises')).rename(file, aside);
    const store = inFolder(dataDir);
    expect(await store.open()).toMatchObject({ kind: 'healed', why: 'missing', keptAs: null });
    expect(store.current()).toEqual(fullSettings);
  });

  it('that are a folder are set aside too', async () => {
    const { dataDir, file } = await aFolderWithSettings();
    await (await import('node:fs/promises')).rm(file);
    await mkdir(file);
    const store = inFolder(dataDir);
    expect(await store.open()).toMatchObject({ kind: 'healed', why: 'unreadable' });
    expect(store.current()).toEqual(fullSettings);
  });

  it('are told of as long as nobody set them anew, when the copy is bad as well', async () => {
    const { dataDir, file, copy } = await aFolderWithSettings();
    await writeFile(file, '{');
    await writeFile(copy, '');
    const keptAs = [join(dataDir, 'settings.bad-1.json'), join(dataDir, 'settings.bad-2.json')];
    const store = inFolder(dataDir);
    expect(await store.open()).toMatchObject({ kind: 'lost', why: 'not-json', keptAs });
    expect(store.current()).toEqual(emptySettings);
    const again = inFolder(dataDir);
    expect(await again.open()).toMatchObject({ kind: 'lost', why: 'missing', keptAs });
    await again.update(() => fullSettings);
    expect(await inFolder(dataDir).open()).toEqual({ kind: 'loaded' });
  });

  it('do not stop a start on a full disk', async () => {
    const { dataDir, file } = await aFolderWithSettings();
    await writeFile(file, '');
    const disk = aFailingDisk();
    disk.room = 0;
    const store = inFolder(dataDir, disk.files);
    expect(await store.open()).toMatchObject({ kind: 'healed', why: 'empty' });
    expect(store.current()).toEqual(fullSettings);
  });

  it('leave the good copy renewed when only the copy was bad', async () => {
    const { dataDir, copy, text } = await aFolderWithSettings();
    await writeFile(copy, 'rubbish');
    expect(await inFolder(dataDir).open()).toEqual({ kind: 'loaded' });
    expect(await readFile(copy, 'utf8')).toBe(text);
  });

  it('that may not be read are a matter for a person', async () => {
    const { dataDir } = await aFolderWithSettings();
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
    const { files } = aFailingDisk({ readFile: () => Promise.reject(denied) });
    await expect(inFolder(dataDir, files).open()).rejects.toMatchObject({ code: 'settings-unreadable' });
  });
});

describe('settings of another version', () => {
  it('from a newer Jour are refused and left as they are', async () => {
    const { dataDir, file } = await aFolderWithSettings();
    const text = JSON.stringify({ ...fullSettings, version: 99, moons: 2 });
    await writeFile(file, text);
    await expect(inFolder(dataDir).open()).rejects.toMatchObject({
      code: 'settings-newer',
      facts: { version: 99 },
    });
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('from an older Jour are migrated after the old file was kept', async () => {
    const { dataDir, file } = await aFolderWithSettings();
    const old = JSON.stringify({ version: 0, people: ['UANNA'] });
    await writeFile(file, old);
    const migrations = new Map([
      [0, () => ({ ...withMember(emptySettings, 'UANNA'), version: 1 })],
      ...SETTINGS_MIGRATIONS,
    ]);
    const store = createSettingsStore({ dataDir, initial: emptySettings, migrations });
    const keptAs = join(dataDir, 'settings.version-0-1.json');
    expect(await store.open()).toEqual({ kind: 'migrated', from: 0, keptAs });
    expect(store.current()).toEqual(withMember(emptySettings, 'UANNA'));
    expect(await readFile(keptAs, 'utf8')).toBe(old);
    expect(await inFolder(dataDir).open()).toEqual({ kind: 'loaded' });
  });
});

describe('a disk that fails under an update', () => {
  it.each([0, 1, 100, 700])(
    'after %i bytes: the file and what is seen stay, and the next update works',
    async (room) => {
      const { dataDir, file, text } = await aFolderWithSettings();
      const disk = aFailingDisk();
      const store = inFolder(dataDir, disk.files);
      await store.open();
      disk.room = room;
      const failing = store.update((settings) => withMember(settings, 'UCIA'));
      await expect(failing).rejects.toMatchObject({ why: { kind: 'disk-fails' }, cause: { code: 'ENOSPC' } });
      expect(store.current()).toEqual(fullSettings);
      expect(await readFile(file, 'utf8')).toBe(text);
      expect((await readdir(dataDir)).sort()).toEqual(['settings.json', 'settings.last-good.json']);
      disk.room = Number.POSITIVE_INFINITY;
      await store.update((settings) => withMember(settings, 'UDAN'));
      const again = inFolder(dataDir);
      await again.open();
      expect(Object.keys(again.current().membersById)).toEqual(['UANNA', 'UBO', 'UDAN']);
    },
  );

  it('in syncing: rejects too', async () => {
    const disk = aFailingDisk();
    const store = inFolder(await aFolder(), disk.files);
    disk.syncFails = 'EIO';
    await expect(store.update(() => fullSettings)).rejects.toMatchObject({
      why: { kind: 'disk-fails' },
      cause: { code: 'EIO' },
    });
    expect(store.current()).toEqual(emptySettings);
  });
});

describe('a disk that does not answer an update', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('is told of after seconds, and the change is made when it answers', async () => {
    const disk = aFailingDisk();
    const store = inFolder(await aFolder(), disk.files);
    let answer = (): void => undefined;
    disk.hold = new Promise((resolve) => {
      answer = resolve;
    });
    const waiting = expect(store.update(() => fullSettings)).rejects.toMatchObject({
      why: { kind: 'disk-hangs' },
    });
    vi.advanceTimersByTime(10_000);
    await waiting;
    expect(store.current()).toEqual(emptySettings);
    disk.hold = null;
    answer();
    await store.close();
    expect(store.current()).toEqual(fullSettings);
  });
});
