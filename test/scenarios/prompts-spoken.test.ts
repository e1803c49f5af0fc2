// A team types what callers are to hear, and a program speaks it.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixture, shipped } from '../sound/given-sounds.ts';
import { asks, callerHears, hashOf } from './sounds.ts';
import { ANNA, startWorld, type World } from './world.ts';

let folder = '';
let world: World | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jour-tts-'));
  await writeFile(join(folder, 'closed.wav'), fixture('closed.wav'));
});
afterEach(async () => {
  await world?.end();
  await rm(folder, { recursive: true });
});

/** A program of these shell lines. */
const program = async (...lines: readonly string[]): Promise<string> => {
  const path = join(folder, 'speak.sh');
  await writeFile(path, ['#!/bin/sh', `cd '${folder}'`, ...lines].join('\n'));
  await chmod(path, 0o755);
  return path;
};

const startWith = async (command: string): Promise<World> => {
  world = await startWorld({ env: { TTS_COMMAND: command } });
  return world;
};

const SAY = '/oncall say voicemail We are "closed" today; $(rm -rf /) & speak after the beep.';

test('the program gets the text and the language, and callers hear what it writes', async () => {
  const speaks = await program('cat > text', 'echo "$@" > options', 'env > surroundings', 'cat closed.wav');
  const started = await startWith(speaks);
  expect(await asks(started, ANNA, SAY)).toContain('callers now hear your own sound, 2 s long');
  expect(await readFile(join(folder, 'text'), 'utf8')).toBe(
    'We are closed today; $(rm -rf /) & speak after the beep.',
  );
  expect(await readFile(join(folder, 'options'), 'utf8')).toBe('en\n');
  expect(await readFile(join(folder, 'surroundings'), 'utf8')).not.toMatch(/TOKEN|SECRET|PASSWORD|xoxb/);
  const { url, bytes } = await callerHears(started);
  expect(url).toContain(hashOf(bytes));
  expect(bytes.equals(shipped('en/voicemail'))).toBe(false);
  expect(
    started
      .texts()
      .some((text) => text.includes('@anna changed what callers hear at `voicemail`: a spoken text')),
  ).toBe(true);
});

test('a Swedish line is spoken to in Swedish', async () => {
  const started = await startWith(await program('echo "$@" > options', 'cat closed.wav'));
  await started.types(ANNA, '/oncall language sv');
  await asks(started, ANNA, '/oncall say closed Vi har stängt');
  expect(await readFile(join(folder, 'options'), 'utf8')).toBe('sv\n');
});

test.each([
  ['fails', ['exit 3']],
  ['writes nothing', ['exit 0']],
  ['writes no sound', ['echo hello']],
  ['writes without end', ['cat /dev/zero']],
])('a program that %s changes nothing, and the answer names another way', async (_, lines) => {
  const started = await startWith(await program(...lines));
  const answer = await asks(started, ANNA, SAY);
  expect(answer).toContain('The program that speaks text failed');
  expect(answer).toContain('/oncall prompt voicemail record');
  expect((await callerHears(started)).bytes.equals(shipped('en/voicemail'))).toBe(true);
});

test('where nothing speaks, the answer says how to record it instead', async () => {
  const started = await startWith(join(folder, 'not-there'));
  const answer = await asks(started, ANNA, SAY);
  expect(answer).toContain('no program here that speaks text');
  expect(answer).toContain('/oncall prompt voicemail record');
});

test('a text that would take minutes is refused', async () => {
  const started = await startWith(await program('cat closed.wav'));
  expect(await asks(started, ANNA, `/oncall say closed ${'word '.repeat(250)}`)).toContain(
    '1000 characters at most',
  );
});
