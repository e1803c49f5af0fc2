// Tells by their first bytes what kind of sound a file holds: names and types that come along prove nothing.

export type SoundKind = 'wav' | 'mp3' | 'vorbis' | 'opus' | 'm4a';

/** Both codecs name themselves in the first page. */
const OGG_PAGE_BYTES = 512;
const ID3_HEADER_BYTES = 10;

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  Buffer.from(bytes.subarray(at, at + length)).toString('latin1');

/** A frame header of MPEG audio layer III: sync, then neither a reserved version, rate nor bit rate (ISO 11172-3, 2.4.1.3). */
const isMp3Frame = (bytes: Uint8Array, at: number): boolean => {
  const [sync = 0, kind = 0, rates = 0] = bytes.subarray(at, at + 3);
  const isLayer3 = sync === 0xff && (kind & 0xe0) === 0xe0 && (kind & 0x06) === 0x02;
  const isVersionKnown = (kind & 0x18) !== 0x08;
  const isRateKnown = (rates & 0x0c) !== 0x0c && (rates & 0xf0) !== 0xf0 && (rates & 0xf0) !== 0;
  return isLayer3 && isVersionKnown && isRateKnown;
};

/** Whether a tag precedes the sound; its size is written in four bytes of seven bits. */
const isTagged = (bytes: Uint8Array): boolean =>
  bytes.length > ID3_HEADER_BYTES && textAt(bytes, 0, 3) === 'ID3';

const oggKind = (bytes: Uint8Array): SoundKind | null => {
  const page = textAt(bytes, 0, OGG_PAGE_BYTES);
  if (page.includes('OpusHead')) return 'opus';
  return page.includes('\x01vorbis') ? 'vorbis' : null;
};

/** Null: none that we read. */
export const soundKind = (bytes: Uint8Array): SoundKind | null => {
  const mark = textAt(bytes, 0, 4);
  if (mark === 'RIFF' && textAt(bytes, 8, 4) === 'WAVE') return 'wav';
  if (mark === 'OggS') return oggKind(bytes);
  if (textAt(bytes, 4, 4) === 'ftyp') return 'm4a';
  return isTagged(bytes) || isMp3Frame(bytes, 0) ? 'mp3' : null;
};
