// Everything Jour keeps is for its own user alone, whatever the system would give new files, and whatever makes them.
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { umask } from 'node:process';
import { afterEach, expect, it } from 'vitest';
import { aVoicemail } from './cards.ts';
import { uploads } from './sounds.ts';
import { ANNA, startWorld, type World, withThreeOnCall } from './world.ts';

const OPEN_TO_ALL = 0o666;
const before = umask();
let world: World;
afterEach(async () => {
  umask(before);
  await world.end();
});

/** By path within the folder, the folder itself as '.'. */
const modes = async (): Promise<Readonly<Record<string, number>>> => {
  const entries = await readdir(world.dataDir, { recursive: true });
  const found = ['.', ...entries].map(
    async (name) => [name, (await stat(join(world.dataDir, name))).mode & 0o7777] as const,
  );
  return Object.fromEntries(await Promise.all(found));
};

/** As a person's editor may leave it. */
const damage = async (name: string, bytes: string): Promise<void> => {
  await writeFile(join(world.dataDir, name), bytes);
  await chmod(join(world.dataDir, name), OPEN_TO_ALL);
};

const segment = async (): Promise<string> => {
  const [name = ''] = await readdir(join(world.dataDir, 'calls'));
  return join('calls', name);
};

/** Settings, calls, a sound of our own, a parked plan, what was damaged, and all of it written anew afterwards. */
const everyKindOfWrite = async (): Promise<void> => {
  await withThreeOnCall(world);
  await aVoicemail(world);
  await uploads(world, ANNA, 'voicemail', 'closed.wav');
  await world.restart();
  await world.stopApp();
  const calls = await segment();
  await damage('settings.json', '{"version":1,');
  await damage(calls, `nonsense\n${await readFile(join(world.dataDir, calls), 'utf8')}`);
  await world.startApp();
  await world.settle();
  await aVoicemail(world);
  await world.types(ANNA, '/oncall keep calls 30d');
  await world.types(ANNA, '/oncall forget +46701740699');
};

it.each([0o000, 0o002, 0o022])('under umask %i', async (mask) => {
  umask(mask);
  world = await startWorld({ env: { PARK_ON_STOP: '1' } });
  await everyKindOfWrite();
  const whileRunning = await modes();
  await world.stopApp();
  const stopped = await modes();
  for (const [name, mode] of [...Object.entries(whileRunning), ...Object.entries(stopped)]) {
    const isFolder = !/\.|lock/.test(name) || name === '.';
    expect(`${name} ${mode.toString(8)}`).toBe(`${name} ${isFolder ? '700' : '600'}`);
  }
  const names = Object.keys({ ...whileRunning, ...stopped }).join('\n');
  for (const kind of ['settings.json', 'last-good', 'bad-1', 'parked.json', '.jsonl', '.wav', 'lock'])
    expect(names).toContain(kind);
});
