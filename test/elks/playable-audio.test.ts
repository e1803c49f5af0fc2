import { describe, expect, it } from 'vitest';
import wavefile from 'wavefile';
import { playableAudio } from '../../src/elks/playable-audio.ts';

const RATE_HZ = 8_000;
/** A tenth of it where nothing else runs; the library alone took 4 to 7 seconds. */
const HOLDS_UP_MOST_MS = 1_500;
/** A falling ramp: half a second from the loudest to the quietest. */
const SAMPLES = Array.from({ length: RATE_HZ / 2 }, (_, index) => Math.round(32_000 - index * 16));

const wave = (change?: (wave: InstanceType<typeof wavefile.WaveFile>) => void): Uint8Array => {
  const made = new wavefile.WaveFile();
  made.fromScratch(1, RATE_HZ, '16', SAMPLES);
  change?.(made);
  return made.toBuffer();
};

const read = (bytes: Uint8Array | null) => {
  const made = new wavefile.WaveFile(bytes ?? new Uint8Array());
  const { audioFormat, bitsPerSample, sampleRate } = made.fmt as Record<string, number>;
  return {
    audioFormat,
    bitsPerSample,
    sampleRate,
    samples: [...made.getSamples(false, Int16Array)].map(Number),
  };
};

describe('a recording for the chat', () => {
  it('is left as it is when it is 16-bit PCM already', async () => {
    const bytes = wave();
    expect(await playableAudio(bytes)).toBe(bytes);
  });

  it.each([
    ['mu-law', wave((made) => made.toMuLaw()), 7],
    ['A-law', wave((made) => made.toALaw()), 6],
    ['8-bit PCM', wave((made) => made.toBitDepth('8')), 1],
    ['24-bit PCM', wave((made) => made.toBitDepth('24')), 1],
  ])('becomes 16-bit PCM that sounds the same: %s', async (_name, bytes, format) => {
    expect(read(bytes).audioFormat).toBe(format);
    const { samples, ...header } = read(await playableAudio(bytes));
    expect(header).toEqual({ audioFormat: 1, bitsPerSample: 16, sampleRate: RATE_HZ });
    expect(samples).toHaveLength(SAMPLES.length);
    const worst = Math.max(...samples.map((sample, index) => Math.abs(sample - (SAMPLES[index] ?? 0))));
    // The coarsest step of these codes, a thirty-second of full scale.
    expect(worst).toBeLessThanOrEqual(1_024);
  });

  it.each([
    ['mu-law', (made: InstanceType<typeof wavefile.WaveFile>) => made.toMuLaw()],
    ['8-bit PCM', (made: InstanceType<typeof wavefile.WaveFile>) => made.toBitDepth('8')],
  ])('of half an hour holds up no call: %s', async (_name, change) => {
    const bytes = Buffer.concat([wave(change), Buffer.alloc(RATE_HZ * 30 * 60, 0x55)]);
    bytes.writeUInt32LE(bytes.length - 8, 4);
    const dataAt = bytes.indexOf('data');
    bytes.writeUInt32LE(bytes.length - dataAt - 8, dataAt + 4);
    await playableAudio(wave());
    const startedAt = performance.now();
    const playable = await playableAudio(bytes);
    expect(performance.now() - startedAt).toBeLessThan(HOLDS_UP_MOST_MS);
    expect(playable?.length).toBe(44 + (bytes.length - dataAt - 8) * 2);
  });

  it('keeps both channels apart', async () => {
    const stereo = new wavefile.WaveFile();
    stereo.fromScratch(2, RATE_HZ, '16', [SAMPLES, SAMPLES.map((sample) => -sample)]);
    stereo.toMuLaw();
    const made = new wavefile.WaveFile((await playableAudio(stereo.toBuffer())) ?? new Uint8Array());
    const [left, right] = made.getSamples(false, Int16Array) as unknown as [Int16Array, Int16Array];
    expect(made.fmt).toMatchObject({ audioFormat: 1, numChannels: 2, bitsPerSample: 16 });
    expect(left).toHaveLength(SAMPLES.length);
    expect(right[0]).toBe(-(left[0] ?? 0));
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a web page', Buffer.from('<!doctype html><p>Back soon.')],
    ['only a beginning', Buffer.from('RIFF\x24\0\0\0WAVE', 'latin1')],
    ['four letters', Buffer.from('RIFF')],
    ['an MP3', Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1')],
  ])('is nothing when it cannot be read: %s', async (_name, bytes) => {
    expect(await playableAudio(bytes)).toBeNull();
  });
});
