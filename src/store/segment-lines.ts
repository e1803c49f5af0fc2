// Reads the lines of a journal segment: forwards, backwards, or one that starts at a known place. Never the whole file at once.
import type { OpenFile } from './file-ops.ts';

const NEWLINE = 10;
/** Small enough that handling one piece never holds up an answer to a call. */
const PIECE_BYTES = 64 * 1024;
const ONE_LINE_BYTES = 8 * 1024;

const readPiece = async (file: OpenFile, from: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
};

export interface PlacedLine {
  readonly offset: number;
  /** With its newline, which only a torn last line lacks. */
  readonly bytes: Buffer;
}

/** The whole lines of `bytes`, which stand at `offset`. */
const splitLines = (bytes: Buffer, offset: number): readonly PlacedLine[] => {
  const lines: PlacedLine[] = [];
  let from = 0;
  for (let cut = bytes.indexOf(NEWLINE); cut !== -1; cut = bytes.indexOf(NEWLINE, from)) {
    lines.push({ offset: offset + from, bytes: bytes.subarray(from, cut + 1) });
    from = cut + 1;
  }
  return lines;
};

/** Every line from the first to the last byte before `end`, in pieces of many. */
export async function* linesOf(file: OpenFile, end: number): AsyncGenerator<readonly PlacedLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (let at = 0; at < end; at += PIECE_BYTES) {
    const piece = await readPiece(file, at, Math.min(PIECE_BYTES, end - at));
    const bytes = Buffer.concat([rest, piece]);
    const lines = splitLines(bytes, offset);
    const whole = lines.reduce((sum, line) => sum + line.bytes.length, 0);
    rest = bytes.subarray(whole);
    offset += whole;
    yield lines;
  }
  if (rest.length > 0) yield [{ offset, bytes: rest }];
}

/** The whole lines before `end`, newest first, in pieces of many. */
export async function* linesBackwards(file: OpenFile, end: number): AsyncGenerator<readonly PlacedLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  for (let to = end; to > 0; to -= PIECE_BYTES) {
    const from = Math.max(0, to - PIECE_BYTES);
    const bytes = Buffer.concat([await readPiece(file, from, to - from), rest]);
    const cut = bytes.indexOf(NEWLINE);
    const firstWhole = from === 0 ? 0 : cut === -1 ? bytes.length : cut + 1;
    rest = bytes.subarray(0, firstWhole);
    yield splitLines(bytes.subarray(firstWhole), from + firstWhole).toReversed();
  }
}

/** The line that starts at `offset`; undefined when none ends after it. */
export const lineAt = async (file: OpenFile, offset: number): Promise<string | undefined> => {
  for (let length = ONE_LINE_BYTES; ; length *= 4) {
    const bytes = await readPiece(file, offset, length);
    const cut = bytes.indexOf(NEWLINE);
    if (cut !== -1) return bytes.toString('utf8', 0, cut);
    if (bytes.length < length) return undefined;
  }
};
