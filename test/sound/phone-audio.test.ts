// The process of its own in which sound files are read.
import { expect, test } from 'vitest';
import { createPhoneAudio } from '../../src/sound/phone-audio.ts';
import { fixture, soundIn } from './given-sounds.ts';

const plain = { endsInBeep: false };

test('a sound comes back as telephone sound, one after another', async () => {
  const makeSound = createPhoneAudio();
  const made = await Promise.all(['closed.mp3', 'closed.wav'].map((name) => makeSound(fixture(name), plain)));
  expect(made.map((sound) => soundIn(sound).seconds.toFixed(1))).toEqual(['1.6', '1.6']);
});

/** Valid from its first bytes on, then whatever a stranger likes. */
const damaged = (name: string, seed: number): Buffer => {
  const bytes = Buffer.from(fixture(name));
  for (let at = 100 + seed; at < bytes.length; at += 7 + (seed % 5))
    bytes.writeUInt8((at * 31 + seed) % 256, at);
  return bytes;
};

test.each(['closed.mp3', 'closed.ogg', 'closed-opus.ogg'])(
  '%s with damage all over ends the child at worst',
  async (name) => {
    const makeSound = createPhoneAudio();
    for (const seed of [1, 2, 3]) {
      const made = await makeSound(damaged(name, seed), plain);
      expect(['sound', 'unfit']).toContain(made.kind);
    }
  },
);
