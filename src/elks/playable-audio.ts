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

/** The same sound as 16-bit PCM WAV, untouched when it is that already; null when it cannot be read as WAV. */
export const playableAudio = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
  // Loaded when the first voicemail comes: a start has no use for it.
  const loaded = await import('wavefile');
  // Plain Node puts what this CommonJS package exports under `default`; other loaders put it beside.
  const { WaveFile: Wave } = 'WaveFile' in loaded ? loaded : (loaded as { default: typeof loaded }).default;
  try {
    const wave = new Wave(bytes);
    const format = wave.fmt as WaveFormat;
    return decode(wave, format) ? wave.toBuffer() : bytes;
  } catch {
    return null;
  }
};
