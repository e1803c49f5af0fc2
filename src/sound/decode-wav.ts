// WAV in whatever form programs write it: 8 to 32-bit, floating point, mu-law, A-law, IMA ADPCM.
import { createRequire } from 'node:module';
import type { WaveFile } from 'wavefile';
import { SOUND_SECONDS_MOST } from '../core/sound.ts';
import type { Piece } from './mono.ts';

interface WaveFormat {
  readonly audioFormat: number;
  readonly numChannels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
}

/** Format tags of RIFF/WAVE (RFC 2361). */
const A_LAW = 6;
const MU_LAW = 7;
const IMA_ADPCM = 17;
const CHANNELS_MOST = 8;

/** Compressed samples become 16-bit ones. */
const expand = (wave: WaveFile, { audioFormat }: WaveFormat): void => {
  if (audioFormat === A_LAW) wave.fromALaw();
  else if (audioFormat === MU_LAW) wave.fromMuLaw();
  else if (audioFormat === IMA_ADPCM) wave.fromIMAADPCM();
};

/** How the library's sample values become -1 to 1: it gives 8-bit ones from 0 to 255 and floating ones as they are. */
const scaleOf = (bitDepth: string): { readonly middle: number; readonly full: number } => {
  if (bitDepth === '32f' || bitDepth === '64') return { middle: 0, full: 1 };
  if (bitDepth === '8') return { middle: 128, full: 128 };
  return { middle: 0, full: 2 ** (Number.parseInt(bitDepth, 10) - 1) };
};

/** Floating samples may be anything; what is no number counts as silence. */
const scaled = (values: Float64Array, bitDepth: string): Float32Array => {
  const { middle, full } = scaleOf(bitDepth);
  return Float32Array.from(values, (value) => {
    const sample = (value - middle) / full;
    return Number.isFinite(sample) ? Math.max(-8, Math.min(8, sample)) : 0;
  });
};

/** Cuts off what is too long anyway, a little behind the limit so that it shows: the rest is not worth reading. */
const shorten = (wave: WaveFile, { sampleRate, numChannels, bitsPerSample }: WaveFormat): void => {
  const data = wave.data as { samples: Uint8Array };
  const bytesPerSecond = sampleRate * numChannels * Math.ceil(bitsPerSample / 8);
  data.samples = data.samples.subarray(0, (SOUND_SECONDS_MOST + 1) * bytesPerSecond);
};

/** What nearly every file holds, read here since the library takes 20 times as long. */
const from16Bit = (bytes: Uint8Array, channelCount: number): readonly Float32Array[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Math.floor(bytes.length / 2 / channelCount);
  return Array.from({ length: channelCount }, (_, channel) => {
    const samples = new Float32Array(length);
    for (let at = 0; at < length; at += 1)
      samples[at] = view.getInt16((at * channelCount + channel) * 2, true) / 2 ** 15;
    return samples;
  });
};

const channelsOf = (wave: WaveFile, channelCount: number): readonly Float32Array[] => {
  const { bitDepth } = wave;
  if (bitDepth === '16') return from16Bit((wave.data as { samples: Uint8Array }).samples, channelCount);
  const samples: unknown = wave.getSamples(false, Float64Array);
  const channels = (Array.isArray(samples) ? samples : [samples]) as Float64Array[];
  return channels.map((channel) => scaled(channel, bitDepth));
};

/** The package holds the library twice; loaders do not agree on which of the two `import` means. */
const load = (): typeof import('wavefile') => createRequire(import.meta.url)('wavefile');

/** @throws when the library cannot read it */
export const decodeWav = (bytes: Uint8Array): readonly Piece[] => {
  const wave = new (load().WaveFile)(bytes);
  // Copied: expanding empties the library's own object.
  const format = { ...(wave.fmt as WaveFormat) };
  if (format.numChannels < 1 || format.numChannels > CHANNELS_MOST) return [];
  shorten(wave, format);
  expand(wave, format);
  return [{ samplesPerSecond: format.sampleRate, channels: channelsOf(wave, format.numChannels) }];
};
