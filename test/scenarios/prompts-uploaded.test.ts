// A team hands in a sound of its own, and callers hear it.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixture, samplesOf, shareOf, shipped, silence, tone, wavOf } from '../sound/given-sounds.ts';
import { callerHears, formOf, handsIn, hashOf, opensPrompt, uploads } from './sounds.ts';
import { ANNA, BO, startWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const OLD = 'comes with Jour';

test.each(['closed.wav', 'closed.mp3', 'closed.ogg', 'closed-opus.ogg'])(
  'callers hear an uploaded %s',
  async (file) => {
    const before = await callerHears(world);
    expect(before.bytes.equals(shipped('en/voicemail'))).toBe(true);

    expect(await uploads(world, ANNA, 'voicemail', file)).toContain(
      'callers now hear your own sound, 2 s long',
    );

    const { url, bytes } = await callerHears(world);
    expect(url).toBe(`${world.publicUrl}/prompts/${hashOf(bytes)}.wav`);
    expect(url).not.toBe(before.url);
    expect([bytes.toString('latin1', 0, 4), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([
      'RIFF',
      8_000,
      16,
    ]);
    expect(shareOf(samplesOf(bytes).slice(-2_400, -500), 1_000)).toBeGreaterThan(0.9);
    const told = world.texts().filter((text) => text.includes('changed what callers hear'));
    expect(told).toEqual([
      expect.stringContaining('@anna changed what callers hear at `voicemail`: an uploaded sound, 2 s long.'),
    ]);
  },
);

test('the form says what callers hear now, and Slack plays it to who asked', async () => {
  const form = await opensPrompt(world, ANNA, 'closed');
  expect(form).toContain(`What callers hear at \`closed\` on Main:* ${OLD}, 3 s.`);
  const file = await world.slack.until('the sound in a direct message', () =>
    world.slack.files.find(({ shares }) => shares.length > 0),
  );
  expect(file.name).toBe('closed.wav');
  expect(file.bytes?.equals(shipped('en/closed'))).toBe(true);
  expect(world.messages().some(({ files }) => (files ?? []).length > 0)).toBe(false);
});

test('a sound sent twice is answered as the first time', async () => {
  await opensPrompt(world, ANNA, 'voicemail');
  const { id } = world.slack.people.uploads(ANNA.id, { name: 'closed.wav', bytes: fixture('closed.wav') });
  const sent = await world.slack.submits(ANNA.id, formOf(world, ANNA)?.id ?? '', { sound: [id] });
  const isTaken = (): boolean => formOf(world, ANNA)?.text.includes('callers now hear') === true;
  await expect.poll(isTaken, { timeout: 10_000 }).toBe(true);
  const again = await world.slack.sendsAgain(sent);
  expect(again.body).toContain('callers now hear your own sound');
  expect(again.body).not.toContain('nothing was changed');
});

test('the sound is kept over a restart, readable by its owner only', async () => {
  await uploads(world, ANNA, 'voicemail', 'closed.wav');
  const { url } = await callerHears(world);
  const path = join(world.dataDir, 'prompts', url.split('/').at(-1) ?? '');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await world.restart();
  expect((await callerHears(world)).url).toBe(url);
});

test('another sound has another address, since the phone company keeps what it fetched', async () => {
  await uploads(world, ANNA, 'voicemail', 'closed.wav');
  const first = await callerHears(world);
  await opensPrompt(world, BO, 'voicemail');
  await handsIn(world, BO, { name: 'new.wav', bytes: wavOf(tone(2, 600)) });
  const second = await callerHears(world);
  expect(second.url).not.toBe(first.url);
  expect((await fetch(first.url)).status).toBe(200);
});

test('the same sound again changes nothing', async () => {
  await uploads(world, ANNA, 'voicemail', 'closed.wav');
  expect(await uploads(world, ANNA, 'voicemail', 'closed.wav')).toContain('nothing was changed');
});

test.each([
  ['notes.wav', Buffer.from('Not a sound at all'), 'no sound that I can read'],
  ['memo.m4a', Buffer.from('0000001c667479704d344120', 'hex'), 'an M4A or MP4'],
  ['long.wav', wavOf(tone(61.5, 440)), 'may be 60 s at most'],
  ['quiet.wav', wavOf(silence(4)), 'Nothing can be heard'],
  ['cut.mp3', fixture('closed.mp3').subarray(0, 20), 'cannot be read'],
])('%s is refused, and callers hear what they heard', async (name, bytes, why) => {
  await opensPrompt(world, ANNA, 'voicemail');
  expect(await handsIn(world, ANNA, { name, bytes })).toContain(why);
  expect((await callerHears(world)).bytes.equals(shipped('en/voicemail'))).toBe(true);
  expect(formOf(world, ANNA)?.text).toContain(OLD);
});

test('after a refusal the form takes another file', async () => {
  await opensPrompt(world, ANNA, 'voicemail');
  await handsIn(world, ANNA, { name: 'notes.wav', bytes: Buffer.from('Not a sound') });
  const text = await handsIn(world, ANNA, { name: 'closed.wav', bytes: fixture('closed.wav') });
  expect(text).toContain('callers now hear your own sound');
});
