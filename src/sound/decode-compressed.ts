// MP3, OGG Vorbis and OGG Opus by decoders in WebAssembly, fed in small portions so that decoding can stop early.
import type { Piece } from './mono.ts';

const PORTION_BYTES = 64 * 1024;

function* portions(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PORTION_BYTES) yield bytes.subarray(at, at + PORTION_BYTES);
}

interface DecodedAudio {
  readonly channelData: Float32Array[];
  readonly sampleRate: number;
}

const pieceOf = ({ channelData, sampleRate }: DecodedAudio): Piece => ({
  samplesPerSecond: sampleRate,
  channels: channelData,
});

export async function* decodeMp3(bytes: Uint8Array): AsyncGenerator<Piece> {
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  for (const portion of portions(bytes)) yield pieceOf(decoder.decode(portion));
}

export async function* decodeVorbis(bytes: Uint8Array): AsyncGenerator<Piece> {
  const { OggVorbisDecoder } = await import('@wasm-audio-decoders/ogg-vorbis');
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  for (const portion of portions(bytes)) yield pieceOf(await decoder.decode(portion));
  yield pieceOf(await decoder.flush());
}

type Opus = InstanceType<typeof import('opus-decoder')['OpusDecoder']>;

const opusDecoderFor = async (header: import('codec-parser').OpusHeader): Promise<Opus> => {
  const { OpusDecoder } = await import('opus-decoder');
  const decoder = new OpusDecoder({
    channels: header.channels,
    streamCount: header.streamCount,
    coupledStreamCount: header.coupledStreamCount,
    channelMappingTable: header.channelMappingTable,
    preSkip: header.preSkip,
  });
  await decoder.ready;
  return decoder;
};

/** The parser finds the packets in the OGG pages, the decoder knows only packets. */
export async function* decodeOpus(bytes: Uint8Array): AsyncGenerator<Piece> {
  const { default: CodecParser } = await import('codec-parser');
  const parser = new CodecParser('application/ogg', { enableFrameCRC32: false });
  let decoder: Opus | undefined;
  for (const page of parser.parseAll(bytes)) {
    const frames = 'codecFrames' in page ? (page.codecFrames ?? []) : [];
    const [first] = frames;
    if (first === undefined) continue;
    decoder ??= await opusDecoderFor(first.header as import('codec-parser').OpusHeader);
    yield pieceOf(decoder.decodeFrames(frames.map((frame) => frame.data)));
  }
}
