// Makes a phone recording playable everywhere: 16-bit PCM WAV. Phone platforms also write mu-law, A-law and 8-bit.
import type { WaveFile } from 'wavefile';

interface WaveFormat {
  readonly audioFormat: number;
  readonly bitsPerSample: number;
}

/** Format tags of RIFF/WAVE (RFC 2361). */
const PCM = 1;
const A_LAW = 6;
const MU_LAW = 7;
const IMA_ADPCM = 17;

const decode = (wave: WaveFile, { audioFormat, bitsPerSample }: WaveFormat): boolean => {
  if (audioFormat === MU_LAW) wave.fromMuLaw();
  else if (audioFormat === A_LAW) wave.fromALaw();
  else if (audioFormat === IMA_ADPCM) wave.fromIMAADPCM();
  else if (audioFormat === PCM && bitsPerSample !== 16) wave.toBitDepth('16');
  else return false;
  return true;
};

interface SoundData {
  samples: Uint8Array;
  chunkSize: number;
}

const replaceSamples = (wave: WaveFile, samples: Uint8Array): void => {
  Object.assign(wave.data as SoundData, { samples, chunkSize: samples.length });
};

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** @param words what each byte stands for, two bytes each */
const looked = (bytes: Uint8Array, words: Uint8Array): Uint8Array => {
  const found = new Uint8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const word = (bytes[at] ?? 0) * 2;
    found[at * 2] = words[word] ?? 0;
    found[at * 2 + 1] = words[word + 1] ?? 0;
  }
  return found;
};

/** Only every possible byte by the library: it takes a second for five minutes, while callers wait. */
const decodeByTable = (wave: WaveFile, format: WaveFormat): void => {
  const { samples } = wave.data as SoundData;
  replaceSamples(wave, ALL_BYTES);
  decode(wave, format);
  replaceSamples(wave, looked(samples, (wave.data as SoundData).samples));
};

const isOfBytes = ({ audioFormat, bitsPerSample }: WaveFormat): boolean =>
  bitsPerSample === 8 && [PCM, MU_LAW, A_LAW].includes(audioFormat);

/** The same sound as 16-bit PCM WAV, untouched when it is that already; null when it cannot be read as WAV. */
export const playableAudio = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
  // Loaded when the first voicemail comes: a start has no use for it.
  const loaded = await import('wavefile');
  // Plain Node puts what this CommonJS package exports under `default`; other loaders put it beside.
  const { WaveFile: Wave } = 'WaveFile' in loaded ? loaded : (loaded as { default: typeof loaded }).default;
  try {
    const wave = new Wave(bytes);
    const format = wave.fmt as WaveFormat;
    if (!isOfBytes(format)) return decode(wave, format) ? wave.toBuffer() : bytes;
    decodeByTable(wave, format);
    return wave.toBuffer();
  } catch {
    return null;
  }
};
