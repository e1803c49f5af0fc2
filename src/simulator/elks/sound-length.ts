// Tells whether bytes are a sound that 46elks plays (WAV, MP3, OGG Vorbis), and how long it is.
export type SoundReading =
  | { readonly ok: true; readonly seconds: number }
  | { readonly ok: false; readonly why: string };

/** MP3 and OGG are taken to be this long: nothing hangs on it. */
const COMPRESSED_SECONDS = 5;

const tag = (bytes: Buffer, at: number, length: number): string => bytes.toString('latin1', at, at + length);

interface Chunk {
  readonly at: number;
  readonly size: number;
}

const findChunk = (bytes: Buffer, name: string): Chunk | undefined => {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    if (tag(bytes, at, 4) === name) return { at: at + 8, size };
    at += 8 + size + (size % 2);
  }
  return undefined;
};

const readWav = (bytes: Buffer): SoundReading => {
  const format = findChunk(bytes, 'fmt ');
  const data = findChunk(bytes, 'data');
  if (format === undefined || data === undefined || format.at + 16 > bytes.length)
    return { ok: false, why: 'a WAV file without fmt or data' };
  const bytesPerSecond = bytes.readUInt32LE(format.at + 8);
  if (bytesPerSecond === 0) return { ok: false, why: 'a WAV file of no rate' };
  return { ok: true, seconds: Math.min(data.size, bytes.length - data.at) / bytesPerSecond };
};

const isMp3 = (bytes: Buffer): boolean =>
  tag(bytes, 0, 3) === 'ID3' || (bytes.length > 1 && (bytes.readUInt16BE(0) & 0xffe0) === 0xffe0);

export const readSound = (bytes: Buffer): SoundReading => {
  if (tag(bytes, 0, 4) === 'RIFF' && tag(bytes, 8, 4) === 'WAVE') return readWav(bytes);
  if (isMp3(bytes) || tag(bytes, 0, 4) === 'OggS') return { ok: true, seconds: COMPRESSED_SECONDS };
  return { ok: false, why: `neither WAV, MP3 nor OGG: ${JSON.stringify(tag(bytes, 0, 16))}` };
};
