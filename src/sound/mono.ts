// Decoded sound, mixed to one channel as it comes in, and stopped as soon as it is longer than a prompt may be: a small
// file can hold hours.
import { SOUND_SECONDS_MOST } from '../core/sound.ts';

export interface Mono {
  readonly samplesPerSecond: number;
  /** -1 to 1. */
  readonly samples: Float32Array;
}

export type Decoded =
  | { readonly kind: 'mono'; readonly mono: Mono }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'broken' };

/** What a decoder gives piece by piece. */
export interface Piece {
  readonly samplesPerSecond: number;
  readonly channels: readonly Float32Array[];
}

/** Beyond these no microphone and no music lies. */
const RATE_LEAST = 4_000;
const RATE_MOST = 384_000;
/** Encoders pad the end a little. */
const PADDING_SECONDS = 0.5;

const mixed = ({ channels }: Piece): Float32Array => {
  const [first = new Float32Array(0), ...others] = channels;
  if (others.length === 0) return first;
  return first.map(
    (sample, index) =>
      others.reduce((sum, channel) => sum + (channel[index] ?? 0), sample) / (others.length + 1),
  );
};

const joined = (parts: readonly Float32Array[], length: number): Float32Array => {
  const whole = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const isUsable = (samplesPerSecond: number): boolean =>
  samplesPerSecond >= RATE_LEAST && samplesPerSecond <= RATE_MOST;

/** Reads no further than it must; pieces of another rate than the first (a second song) end the sound. */
export const monoFrom = async (pieces: AsyncIterable<Piece> | Iterable<Piece>): Promise<Decoded> => {
  const parts: Float32Array[] = [];
  let length = 0;
  let rate = 0;
  for await (const piece of pieces) {
    if (piece.channels[0] === undefined || piece.channels[0].length === 0) continue;
    rate ||= piece.samplesPerSecond;
    if (!isUsable(rate)) return { kind: 'broken' };
    if (piece.samplesPerSecond !== rate) break;
    parts.push(mixed(piece));
    length += piece.channels[0].length;
    if (length / rate > SOUND_SECONDS_MOST + PADDING_SECONDS) return { kind: 'too-long' };
  }
  if (length === 0) return { kind: 'broken' };
  return { kind: 'mono', mono: { samplesPerSecond: rate, samples: joined(parts, length) } };
};
