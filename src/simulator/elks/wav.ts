// Makes WAV files as a phone would record them: 8 kHz, one channel, 16-bit PCM or mu-law.
export type WavFormat = 'pcm' | 'mulaw';

const RATE_HZ = 8_000;
const HEADER_BYTES = 44;
const FORMAT_CODES: Readonly<Record<WavFormat, number>> = { pcm: 1, mulaw: 7 };

const writeHeader = (file: Buffer, format: WavFormat): void => {
  const width = format === 'pcm' ? 2 : 1;
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(FORMAT_CODES[format], 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE_HZ, 24);
  file.writeUInt32LE(RATE_HZ * width, 28);
  file.writeUInt16LE(width, 32);
  file.writeUInt16LE(width * 8, 34);
  file.write('data', 36);
  file.writeUInt32LE(file.length - HEADER_BYTES, 40);
};

/** A gliding tone in syllables, so that it can be heard as somebody talking; -1 to 1. */
const voiceAt = (second: number): number => {
  const syllable = Math.abs(Math.sin(second * Math.PI * 3));
  const pitch = 160 + 60 * Math.sin(second * 2.1);
  const phase = 2 * Math.PI * pitch * second;
  return syllable * (0.5 * Math.sin(phase) + 0.25 * Math.sin(2 * phase) + 0.1 * Math.sin(5 * phase));
};

const MULAW_BIAS = 0x84;
const MULAW_CLIP = 32_635;

/** ITU-T G.711 mu-law of one 16-bit sample. */
const mulawOf = (sample: number): number => {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), MULAW_CLIP) + MULAW_BIAS;
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude)) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
};

/** A voice-like tone of that length as a WAV file. */
export const makeWav = (seconds: number, format: WavFormat = 'pcm'): Buffer => {
  const samples = Math.round(seconds * RATE_HZ);
  const width = format === 'pcm' ? 2 : 1;
  const file = Buffer.alloc(HEADER_BYTES + samples * width);
  writeHeader(file, format);
  for (let index = 0; index < samples; index += 1) {
    const sample = Math.round(voiceAt(index / RATE_HZ) * 24_000);
    if (format === 'pcm') file.writeInt16LE(sample, HEADER_BYTES + index * 2);
    else file.writeUInt8(mulawOf(sample), HEADER_BYTES + index);
  }
  return file;
};
