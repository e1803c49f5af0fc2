import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPromptShelf, wavSeconds } from '../../src/web/prompt-shelf.ts';

/** A WAV of `samples` 8 kHz 16-bit mono samples, with an odd chunk before the data as some programs write it. */
const wav = (samples: number): Buffer => {
  const format = Buffer.from('666d74201000000001000100401f0000803e000002001000', 'hex');
  const extra = Buffer.concat([Buffer.from('LIST'), Buffer.from([3, 0, 0, 0]), Buffer.from('abc\0')]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(samples * 2);
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    format,
    extra,
    Buffer.from('data'),
    size,
    Buffer.alloc(samples * 2),
  ]);
  const total = Buffer.alloc(4);
  total.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), total, body]);
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jour-prompts-'));
  await Promise.all(['en', 'sv'].map((language) => mkdir(join(folder, language))));
});
afterEach(() => rm(folder, { recursive: true }));

test('a prompt is found by language and name, and by the hash of its content', async () => {
  await writeFile(join(folder, 'en', 'hold.wav'), wav(4000));
  await writeFile(join(folder, 'sv', 'hold.wav'), wav(8000));
  const shelf = createPromptShelf({ folder });
  await shelf.load();
  const hold = shelf.find('sv', 'hold');
  const hash = createHash('sha256').update(wav(8000)).digest('hex').slice(0, 32);
  expect(hold).toMatchObject({ hash, path: `/prompts/${hash}.wav`, seconds: 1 });
  expect(hold && Buffer.from(hold.bytes).equals(wav(8000))).toBe(true);
  expect(shelf.byHash(hash)).toBe(hold);
  expect(shelf.find('en', 'hold')?.seconds).toBe(0.5);
});

test('a line’s own sound comes first, then its language, then English', async () => {
  await writeFile(join(folder, 'en', 'hold.wav'), wav(4000));
  await writeFile(join(folder, 'en', 'info.wav'), wav(6000));
  await writeFile(join(folder, 'sv', 'hold.wav'), wav(8000));
  const shelf = createPromptShelf({ folder });
  await shelf.load();
  const own = shelf.add(wav(12_000));
  const line = { language: 'sv', prompts: { welcome: { hash: own.hash, seconds: 1.5 } } } as const;
  expect(shelf.forLine(line, 'welcome')).toBe(own);
  expect(shelf.byHash(own.hash)).toBe(own);
  expect(shelf.forLine(line, 'hold')?.seconds).toBe(1);
  expect(shelf.forLine(line, 'info')?.seconds).toBe(0.75);
  expect(shelf.forLine(undefined, 'hold')?.seconds).toBe(0.5);
  expect(shelf.forLine(line, 'constructor')).toBeUndefined();
  // Its file is lost: better the shipped one than none.
  const lost = { language: 'en', prompts: { hold: { hash: '0'.repeat(32), seconds: 1 } } } as const;
  expect(shelf.forLine(lost, 'hold')?.seconds).toBe(0.5);
});

test('what is not there is not found, nor anything before loading', async () => {
  await writeFile(join(folder, 'en', 'hold.wav'), wav(10));
  await writeFile(join(folder, 'en', 'notes.txt'), 'not a sound');
  await writeFile(join(folder, 'texts.json'), '{}');
  const shelf = createPromptShelf({ folder });
  expect(shelf.find('en', 'hold')).toBeUndefined();
  await shelf.load();
  expect(shelf.find('en', 'hold')).toBeDefined();
  expect(shelf.find('sv', 'hold')).toBeUndefined();
  expect(shelf.find('en', 'notes')).toBeUndefined();
  expect(shelf.find('en', '../texts')).toBeUndefined();
  expect(shelf.byHash('')).toBeUndefined();
  expect(shelf.byHash('constructor')).toBeUndefined();
});

test('a file that is no WAV stops the loading and is named', async () => {
  await writeFile(join(folder, 'sv', 'menu.wav'), '<html>not found</html>');
  await expect(createPromptShelf({ folder }).load()).rejects.toThrow(/menu\.wav is not a WAV/);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a cut header', wav(10).subarray(0, 20)],
  ['no samples', wav(0)],
  ['another kind of RIFF', Buffer.from('RIFF\0\0\0\0AVI data')],
])('%s is no WAV', (_what, bytes) => {
  expect(wavSeconds(bytes)).toBeUndefined();
});

test('a WAV cut short is as long as what is left of it', () => {
  const bytes = wav(8000);
  expect(wavSeconds(bytes.subarray(0, bytes.length - 8000))).toBe(0.5);
});
