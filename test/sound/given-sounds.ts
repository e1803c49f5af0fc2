// Sounds made of numbers, and what a telephone sound measures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PhoneSound } from '../../src/ports/sound.ts';

export const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../fixtures', name));

export const shipped = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../data/prompts', `${name}.wav`));

interface Wav {
  readonly rate?: number;
  readonly channels?: number;
}

/** 16-bit; every channel gets the same samples, from -1 to 1. */
export const wavOf = (samples: readonly number[], { rate = 8_000, channels = 1 }: Wav = {}): Buffer => {
  const head = Buffer.alloc(44);
  const size = samples.length * channels * 2;
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + size, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(size, 40);
  const data = Buffer.alloc(size);
  samples.forEach((sample, index) => {
    for (let channel = 0; channel < channels; channel += 1)
      data.writeInt16LE(Math.round(sample * 32_767), (index * channels + channel) * 2);
  });
  return Buffer.concat([head, data]);
};

export const tone = (seconds: number, hertz: number, { rate = 8_000, peak = 0.5 } = {}): number[] =>
  Array.from(
    { length: Math.round(seconds * rate) },
    (_, index) => peak * Math.sin((2 * Math.PI * hertz * index) / rate),
  );

export const silence = (seconds: number, rate = 8_000): number[] =>
  Array.from({ length: Math.round(seconds * rate) }, () => 0);

export const samplesOf = (wav: Uint8Array): number[] => {
  const bytes = Buffer.from(wav);
  return Array.from(
    { length: (bytes.length - 44) / 2 },
    (_, index) => bytes.readInt16LE(44 + index * 2) / 32_768,
  );
};

const decibels = (ratio: number): number => 20 * Math.log10(ratio);
export const peakDb = (samples: readonly number[]): number =>
  decibels(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
export const rmsDb = (samples: readonly number[]): number =>
  decibels(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));

/** The part of a sound's power that lies at one frequency. */
export const shareOf = (samples: readonly number[], hertz: number): number => {
  const turn = (2 * Math.PI * hertz) / 8_000;
  const real = samples.reduce((sum, sample, index) => sum + sample * Math.cos(turn * index), 0);
  const imaginary = samples.reduce((sum, sample, index) => sum + sample * Math.sin(turn * index), 0);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0);
  return (2 * (real * real + imaginary * imaginary)) / (samples.length * power);
};

/** The sound, or an error that says why there is none. */
export const soundIn = (made: PhoneSound): PhoneSound & { kind: 'sound' } => {
  if (made.kind === 'sound') return made;
  throw new Error(`unfit: ${made.fault}`);
};
