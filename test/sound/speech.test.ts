// Programs that speak text.
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createSpeech, SPEAK_LIMIT_MS } from '../../src/sound/speech.ts';

const log = createLog('silent');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jour-speech-'));
});
afterEach(() => rm(folder, { recursive: true }));

const speechBy = async (...lines: readonly string[]) => {
  const command = join(folder, 'a program');
  await writeFile(command, ['#!/bin/sh', `cd '${folder}'`, ...lines].join('\n'));
  await chmod(command, 0o755);
  return createSpeech({ command, log });
};

test('what the program writes is the sound, and the text reaches it as it is', async () => {
  const speech = await speechBy('cat > text', 'printf "RIFF $1"');
  const text = '-v --help `id` $HOME "quoted" åäö\n<speak>';
  expect(await speech(text, 'sv')).toEqual({ kind: 'audio', bytes: Buffer.from('RIFF sv') });
  expect(await readFile(join(folder, 'text'), 'utf8')).toBe(text);
});

test.each([
  ['that fails', ['printf RIFF', 'exit 2'], 'exit 2'],
  ['that writes nothing', [':'], 'exit 0'],
  ['that never ends', ['cat /dev/zero'], 'endless'],
  ['that is killed', ['kill -9 $$'], 'SIGKILL'],
])('a program %s has failed', async (_, lines, reason) => {
  const speech = await speechBy(...lines);
  expect(await speech('text', 'en')).toEqual({ kind: 'failed', reason });
});

test('a program has failed when its time is up, whatever it started besides', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const speech = await speechBy('echo begun > begun', 'sleep 10');
    const speaking = speech('text', 'en');
    await vi.waitUntil(() => existsSync(join(folder, 'begun')));
    vi.advanceTimersByTime(SPEAK_LIMIT_MS);
    const startedAt = performance.now();
    expect(await speaking).toEqual({ kind: 'failed', reason: 'late' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  } finally {
    vi.useRealTimers();
  }
});

test('a program that does not read the text may speak all the same', async () => {
  const speech = await speechBy('printf RIFF');
  expect((await speech('long '.repeat(100_000), 'en')).kind).toBe('audio');
});

test('a program that is not there, or none, is told as such', async () => {
  const nowhere = createSpeech({ command: join(folder, 'nowhere'), log });
  expect(await nowhere('text', 'en')).toEqual({ kind: 'no-program' });
  await writeFile(join(folder, 'no-program'), 'text');
  expect(await createSpeech({ command: join(folder, 'no-program'), log })('text', 'en')).toEqual({
    kind: 'no-program',
  });
});
