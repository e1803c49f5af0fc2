// The sound files that callers hear: 8 kHz, 16-bit, one channel; and the beep before a recording.
import { PHONE_SAMPLES_PER_SECOND } from './resample.ts';

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;
const FULL_SCALE = 32_767;

/** As in the shipped prompts (data/prompts/make.ts): 46elks makes no beep of its own before it records. */
const BEEP = { hertz: 1_000, seconds: 0.35, peak: Math.SQRT2 * 0.1, fadeSeconds: 0.01 } as const;
/** After the beep callers speak at once. */
const AFTER_BEEP_SECONDS = 0.04;

const count = (seconds: number): number => Math.round(seconds * PHONE_SAMPLES_PER_SECOND);

const beep = (): Float32Array => {
  const length = count(BEEP.seconds);
  const edge = count(BEEP.fadeSeconds);
  return Float32Array.from({ length }, (_, index) => {
    const fade = Math.min(1, index / edge, (length - 1 - index) / edge);
    return BEEP.peak * fade * Math.sin((2 * Math.PI * BEEP.hertz * index) / PHONE_SAMPLES_PER_SECOND);
  });
};

export const withBeep = (samples: Float32Array): Float32Array => {
  const tone = beep();
  const whole = new Float32Array(samples.length + tone.length + count(AFTER_BEEP_SECONDS));
  whole.set(samples);
  whole.set(tone, samples.length);
  return whole;
};

const header = (dataBytes: number): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(PHONE_SAMPLES_PER_SECOND, 24);
  bytes.writeUInt32LE(PHONE_SAMPLES_PER_SECOND * SAMPLE_BYTES, 28);
  bytes.writeUInt16LE(SAMPLE_BYTES, 32);
  bytes.writeUInt16LE(SAMPLE_BYTES * 8, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(dataBytes, 40);
  return bytes;
};

/** Samples from -1 to 1 as a WAV file. */
export const phoneWav = (samples: Float32Array): Uint8Array => {
  const data = Buffer.alloc(samples.length * SAMPLE_BYTES);
  samples.forEach((sample, index) => {
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE), index * SAMPLE_BYTES);
  });
  return Buffer.concat([header(data.length), data]);
};
