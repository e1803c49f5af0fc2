// The files of the sounds a team made itself.
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createPromptFiles } from '../../src/store/prompt-files.ts';
import { aFailingDisk } from './failing-disk.ts';

let dataDir = '';
const told: string[] = [];
const log = createLog('info', { write: (line: string) => void told.push(line) });
beforeEach(async () => {
  told.length = 0;
  dataDir = await mkdtemp(join(tmpdir(), 'jour-own-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const [ONE, TWO] = [Buffer.from('RIFF one'), Buffer.from('RIFF two')];
const kept = (): Promise<string[]> => readdir(join(dataDir, 'prompts'));

test('a sound is kept under its hash, for its owner only, and found again', async () => {
  const files = createPromptFiles({ dataDir, log });
  const hashes = await Promise.all([files.keep(ONE), files.keep(TWO), files.keep(ONE)]);
  expect(hashes[2]).toBe(hashes[0]);
  expect((await kept()).sort()).toEqual([...new Set(hashes)].map((hash) => `${hash}.wav`).sort());
  for (const name of await kept())
    expect((await stat(join(dataDir, 'prompts', name))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dataDir, 'prompts'))).mode & 0o777).toBe(0o700);
  const loaded = await createPromptFiles({ dataDir, log }).load(hashes);
  expect([...loaded.values()].map(String).sort()).toEqual(['RIFF one', 'RIFF two']);
});

test('a file that is gone, or is not what it was, is told and left out', async () => {
  const files = createPromptFiles({ dataDir, log });
  const [one, two] = [await files.keep(ONE), await files.keep(TWO)];
  await writeFile(join(dataDir, 'prompts', `${two}.wav`), 'something else');
  const loaded = await files.load([one, two, 'f'.repeat(32), '../settings', `${one}.wav`]);
  expect([...loaded.keys()]).toEqual([one]);
  expect(told.join('')).toContain('missing or damaged');
  expect(told).toHaveLength(4);
});

test('a disk that is full leaves no half a file, and the next sound is kept again', async () => {
  const disk = aFailingDisk();
  const files = createPromptFiles({ dataDir, log, files: disk.files });
  disk.room = 3;
  await expect(files.keep(ONE)).rejects.toThrow();
  expect(await kept()).toEqual([]);
  disk.room = Number.POSITIVE_INFINITY;
  await files.keep(TWO);
  expect(await kept()).toHaveLength(1);
});
