// What becomes of the sound files that people hand in.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertSound } from '../../src/sound/convert.ts';
import {
  fixture,
  peakDb,
  rmsDb,
  samplesOf,
  shareOf,
  shipped,
  silence,
  soundIn,
  tone,
  wavOf,
} from './given-sounds.ts';

const plain = { endsInBeep: false };
const convert = (bytes: Uint8Array) => convertSound(bytes, plain);
const PHONE_HEADER = '524946';

describe('files of every kind', () => {
  test.each(['closed.wav', 'closed.mp3', 'closed.ogg', 'closed-opus.ogg'])(
    '%s becomes telephone sound as loud as the shipped prompts, unclipped',
    async (name) => {
      const { bytes, seconds } = soundIn(await convert(fixture(name)));
      const header = Buffer.from(bytes);
      expect(header.toString('hex', 0, 3)).toBe(PHONE_HEADER);
      expect([header.readUInt16LE(20), header.readUInt16LE(22), header.readUInt32LE(24)]).toEqual([
        1, 1, 8_000,
      ]);
      expect(header.readUInt16LE(34)).toBe(16);
      expect(header.readUInt32LE(40)).toBe(bytes.length - 44);
      expect(seconds).toBeCloseTo(1.6, 1);
      const loudness = rmsDb(samplesOf(shipped('en/closed')));
      expect(Math.abs(rmsDb(samplesOf(bytes)) - loudness)).toBeLessThan(3);
      expect(peakDb(samplesOf(bytes))).toBeLessThanOrEqual(-1);
    },
  );

  test.each([8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])(
    'a tone at %i Hz keeps its pitch',
    async (rate) => {
      const { bytes } = soundIn(await convert(wavOf(tone(1, 440, { rate }), { rate, channels: 2 })));
      expect(shareOf(samplesOf(bytes).slice(2_000, -2_000), 440)).toBeGreaterThan(0.99);
    },
  );

  test('what no telephone carries does not fold back into what it does', async () => {
    const rate = 44_100;
    const mixed = tone(1, 440, { rate, peak: 0.3 }).map(
      (sample, index) => sample + 0.3 * Math.sin((2 * Math.PI * 7_000 * index) / rate),
    );
    const { bytes } = soundIn(await convert(wavOf(mixed, { rate })));
    expect(shareOf(samplesOf(bytes).slice(2_000, -2_000), 440)).toBeGreaterThan(0.99);
  });

  test('a program that writes to a pipe cannot know the length; the sound is read all the same', async () => {
    const bytes = Buffer.from(fixture('closed.wav'));
    bytes.writeUInt32LE(0x7ffff024, 4);
    bytes.writeUInt32LE(0x7ffff000, 40);
    expect(soundIn(await convert(bytes)).seconds).toBeCloseTo(1.6, 1);
  });
});

describe('level', () => {
  test.each([0.01, 0.05, 0.3, 1])('a tone of peak %f comes out at one level', async (peak) => {
    const { bytes } = soundIn(await convert(wavOf(tone(2, 440, { peak }))));
    expect(rmsDb(samplesOf(bytes).slice(2_000, -2_000))).toBeCloseTo(-20, 0);
  });

  test('one loud click neither clips nor leaves the speech behind it inaudible', async () => {
    const samples = tone(2, 440, { peak: 0.02 });
    samples.fill(1, 8_000, 8_004);
    const { bytes } = soundIn(await convert(wavOf(samples)));
    expect(peakDb(samplesOf(bytes))).toBeLessThanOrEqual(-1);
    expect(rmsDb(samplesOf(bytes).slice(10_000, -2_000))).toBeGreaterThan(-36);
  });

  test('silence at the ends is cut to a little', async () => {
    const { seconds } = soundIn(await convert(wavOf([...silence(2), ...tone(1, 440), ...silence(3)])));
    expect(seconds).toBeCloseTo(1.3, 1);
  });

  test('a constant offset is gone', async () => {
    const { bytes } = soundIn(
      await convert(wavOf(tone(1, 440, { peak: 0.2 }).map((sample) => sample + 0.4))),
    );
    const samples = samplesOf(bytes);
    expect(Math.abs(samples.reduce((sum, sample) => sum + sample, 0) / samples.length)).toBeLessThan(0.01);
  });

  test('before callers speak there is a beep', async () => {
    const { bytes } = soundIn(await convertSound(fixture('closed.wav'), { endsInBeep: true }));
    expect(shareOf(samplesOf(bytes).slice(-2_400, -500), 1_000)).toBeGreaterThan(0.9);
  });
});

describe('what cannot become a prompt', () => {
  const cut = (name: string, length: number): Buffer => fixture(name).subarray(0, length);
  test.each([
    ['text', Buffer.from('Hello, this is no sound at all.'), 'not-audio'],
    ['a web page', Buffer.from('<!DOCTYPE html><title>Sign in</title>'), 'not-audio'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-audio'],
    ['nothing', Buffer.alloc(0), 'not-audio'],
    ['an M4A', Buffer.from('0000001c667479704d344120', 'hex'), 'm4a'],
    [
      'a video in OGG',
      Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('\x80theora')]),
      'not-audio',
    ],
    ['the head of a WAV', cut('closed.wav', 40), 'broken'],
    ['the head of an MP3', cut('closed.mp3', 20), 'broken'],
    ['the head of a Vorbis file', cut('closed.ogg', 90), 'broken'],
    ['the head of an Opus file', cut('closed-opus.ogg', 60), 'broken'],
    ['silence', wavOf(silence(3)), 'silent'],
    ['a moment', wavOf(tone(0.05, 440)), 'silent'],
    ['more than a minute', wavOf(tone(62, 440)), 'too-long'],
    ['ten minutes', wavOf(silence(600)), 'too-long'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1), 'too-big'],
  ])('%s', async (_, bytes, fault) => {
    expect(await convert(bytes)).toEqual({ kind: 'unfit', fault });
  });

  test('a minute is just right', async () => {
    expect(soundIn(await convert(wavOf(tone(60, 440)))).seconds).toBeGreaterThan(59);
  });

  test('whatever stands in a WAV’s header, it is read or refused', async () => {
    const wav = wavOf(tone(0.5, 440));
    const patch = fc.array(fc.tuple(fc.integer({ min: 12, max: 43 }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(patch, async (patches) => {
        const bytes = Buffer.from(wav);
        for (const [at, value] of patches) bytes.writeUInt8(value, at);
        expect(['sound', 'unfit']).toContain((await convert(bytes)).kind);
      }),
      { numRuns: 200 },
    );
  });

  test('bytes of any kind are no sound, and crash nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), async (bytes) => {
        expect((await convert(bytes)).kind).toBe('unfit');
      }),
      { numRuns: 300 },
    );
  });
});
