// A file is written anew and has its name already, but the folder cannot be synced.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/instant.ts';
import { createCallJournal } from '../../src/store/call-journal.ts';
import { diskFiles, type FileOps } from '../../src/store/file-ops.ts';
import { createSettingsStore } from '../../src/store/settings-store.ts';
import {
  aCall,
  aClock,
  aFinishedCall,
  aFolder,
  emptySettings,
  fullSettings,
  withMember,
} from './builders.ts';

const aStage = async () => {
  const dataDir = await aFolder();
  const clock = aClock();
  const trouble = { isOn: false };
  const files: FileOps = {
    ...diskFiles,
    open: async (path, flags, mode) => {
      if (trouble.isOn && flags === 'r' && (path.endsWith('/calls') || path === dataDir))
        throw Object.assign(new Error('EMFILE: as told'), { code: 'EMFILE' });
      return diskFiles.open(path, flags, mode);
    },
  };
  const open = async () => {
    const journal = createCallJournal({ dataDir, clock, files });
    await journal.open();
    const add = (id: string) => journal.calls.update(id, () => ({ call: aFinishedCall(id) }));
    return { ...journal, add };
  };
  const openSettings = async () => {
    const store = createSettingsStore({ dataDir, initial: emptySettings, files });
    await store.open();
    return store;
  };
  const foundAgain = () => createSettingsStore({ dataDir, initial: emptySettings, files }).open();
  return { dataDir, clock, trouble, open, openSettings, foundAgain };
};

const only = (id: string) => ({ callIds: new Set([id]), marks: new Set<string>(), keys: new Set<string>() });

it('what is acknowledged after calls were erased in vain is there after a start', async () => {
  const { trouble, open } = await aStage();
  const journal = await open();
  await journal.add('goes');
  await journal.add('stays');
  trouble.isOn = true;
  await expect(journal.calls.erase(only('goes'))).rejects.toThrow('EMFILE');
  await expect(journal.add('too early')).rejects.toThrow('EMFILE');
  trouble.isOn = false;
  await journal.add('after');
  await journal.close();

  const again = await open();
  const kept = ['stays', 'too early', 'after'];
  for (const id of kept) expect((await again.calls.find(id))?.id).toBe(id);
  expect(await again.calls.find('goes')).toBeUndefined();
  await again.close();
});

it('calls of yesterday are found where they stand now', async () => {
  const { clock, trouble, open } = await aStage();
  const first = await open();
  await first.add('goes');
  await first.add('stays');
  clock.at += DAY_MS;
  await first.calls.update('today', () => ({ call: aCall('today', { startedAt: clock.at }) }));
  await first.close();

  const journal = await open();
  trouble.isOn = true;
  await expect(journal.calls.erase(only('goes'))).rejects.toThrow('EMFILE');
  trouble.isOn = false;
  expect((await journal.calls.find('stays'))?.id).toBe('stays');
  await journal.close();
});

it('a day that has begun goes on, once its name is safe', async () => {
  const { clock, trouble, open } = await aStage();
  const journal = await open();
  await journal.calls.update('open', () => ({ call: aCall('open') }));
  clock.at += DAY_MS;
  trouble.isOn = true;
  await expect(journal.add('first')).rejects.toThrow('EMFILE');
  await expect(journal.add('second')).rejects.toThrow('EMFILE');
  trouble.isOn = false;
  await journal.add('third');
  await journal.close();

  const again = await open();
  for (const id of ['open', 'first', 'second', 'third']) expect((await again.calls.find(id))?.id).toBe(id);
  await again.close();
});

it('a change of the settings that was said to have failed does not hold after a start either', async () => {
  const { trouble, openSettings } = await aStage();
  const store = await openSettings();
  await store.update(() => fullSettings);
  trouble.isOn = true;
  await expect(store.update((settings) => withMember(settings, 'U0NEW'))).rejects.toThrow('EMFILE');
  trouble.isOn = false;
  expect(store.current()).toEqual(fullSettings);
  expect((await openSettings()).current()).toEqual(fullSettings);
});

it('nor do the initial settings, where a start found nothing that can be used: the next one has to tell of it again', async () => {
  const { dataDir, trouble, openSettings, foundAgain } = await aStage();
  await writeFile(join(dataDir, 'settings.json'), 'not what it was');
  const store = await openSettings();
  trouble.isOn = true;
  await expect(store.update(() => fullSettings)).rejects.toThrow('EMFILE');
  trouble.isOn = false;
  expect(store.current()).toEqual(emptySettings);
  expect(await foundAgain()).toMatchObject({ kind: 'lost' });
  await store.update(() => fullSettings);
  expect(await foundAgain()).toEqual({ kind: 'loaded' });
});
