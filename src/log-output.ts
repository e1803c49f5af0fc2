// Hands the log's lines to standard output. Whatever has become of that, a full disk or a reader that is gone, nothing waits
// for it and nothing throws: calls come first. Not pino's own destination, which tries a failed write for ever at its flush.
import { writeSync } from 'node:fs';

/** What is kept for a reader that is behind; the lines beyond it are lost. */
const KEPT_MOST_BYTES = 256 * 1024;
const STANDARD_OUTPUT = 1;
/** Somebody reads there, only not now. */
const BEHIND: ReadonlySet<unknown> = new Set(['EAGAIN', 'EBUSY']);
const NEWLINE = 10;

/** Takes some of the bytes and says how many, or throws. */
export type TakeBytes = (bytes: Buffer) => number;

const toStandardOutput: TakeBytes = (bytes) => writeSync(STANDARD_OUTPUT, bytes);

const isBehind = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && BEHIND.has(error.code);

/** Writes whole lines, after those that a reader who was behind has not got yet. True: some wait, to be tried again. */
export type LogOutput = (lines: string) => boolean;

export const createLogOutput = (take: TakeBytes = toStandardOutput): LogOutput => {
  let rest: Buffer = Buffer.alloc(0);
  let isLineWhole = true;

  const giveAll = (): void => {
    while (rest.length > 0) {
      const taken = take(rest);
      if (taken > 0) isLineWhole = rest[taken - 1] === NEWLINE;
      rest = rest.subarray(taken);
    }
  };

  return (lines) => {
    // After a line whose end was lost the next one begins anew.
    const begin = lines !== '' && rest.length === 0 && !isLineWhole ? '\n' : '';
    rest = Buffer.concat([rest, Buffer.from(begin + lines)]);
    try {
      giveAll();
    } catch (error) {
      if (!isBehind(error) || rest.length > KEPT_MOST_BYTES) rest = Buffer.alloc(0);
    }
    return rest.length > 0;
  };
};
