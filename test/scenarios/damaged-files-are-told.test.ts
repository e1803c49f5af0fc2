import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aVoicemail } from './cards.ts';
import { ANNA, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await aVoicemail(world);
});
afterEach(() => world.end());

const restartedWith = async (damage: (dataDir: string) => Promise<void>): Promise<readonly string[]> => {
  await world.stopApp();
  await damage(world.dataDir);
  await world.startApp();
  await world.settle();
  return world.texts().filter((text) => text.includes('damaged on disk'));
};

const cutShort = async (path: string): Promise<void> => {
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.slice(0, 100));
};

it('settings that were cut: the last good copy holds, and the channel is told once', async () => {
  const told = await restartedWith((dataDir) => cutShort(join(dataDir, 'settings.json')));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('the last good copy holds now');
  expect(told[0]).toContain('`settings.bad-1.json`');
  expect(await world.types(ANNA, '/oncall')).toContain('1. @anna');
  expect(await restartedWith(async () => undefined)).toHaveLength(1);
});

it('settings of which no copy is any good: the channel is told that nobody is on call', async () => {
  const told = await restartedWith(async (dataDir) => {
    await cutShort(join(dataDir, 'settings.json'));
    await cutShort(join(dataDir, 'settings.last-good.json'));
  });
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('nobody is on call, and callers reach voicemail');
  expect(told[0]).toContain('from a backup');
  expect(told[0]).toContain('`settings.bad-1.json` and `settings.bad-2.json`');
});

it('calls of which a part was damaged: the channel is told of which day, and how much', async () => {
  const told = await restartedWith(async (dataDir) => {
    const [name = ''] = await readdir(join(dataDir, 'calls'));
    const path = join(dataDir, 'calls', name);
    await writeFile(path, `nonsense\n${await readFile(path, 'utf8')}`);
  });
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/1 record about the calls of \d{4}-\d\d-\d\d was damaged on disk/);
});
