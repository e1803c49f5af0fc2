// What is written at once: the bytes of commits that wait together, and the one promise they share.
import type { LineText, PlansHeld } from './line-text.ts';

export interface Waiting {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What is written at once. */
export interface Batch<T> {
  readonly bytes: Buffer;
  used: number;
  /** What each commit is about, and its bytes. Two lists, since an object for each would live just long enough to be copied. */
  readonly abouts: T[];
  readonly lengths: number[];
  readonly plansHeld: PlansHeld;
  /** Of all who wait for it; after a failure, of those who come then. */
  waiting: Waiting;
}

/** So that every try on a full disk stays cheap, however much waits. */
const BATCH_BYTES = 256 * 1024;
/** UTF-8 has no more for one unit of a string. */
const BYTES_A_CHARACTER = 3;
const bytesMost = ({ head, tail }: LineText): number => head.length * BYTES_A_CHARACTER + tail.length;

export const createWaiting = (): Waiting => {
  let settle: Omit<Waiting, 'promise'> = { resolve: () => undefined, reject: () => undefined };
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Nobody need wait for it.
  promise.catch(() => undefined);
  return { promise, ...settle };
};

export const createBatches = <T>() => {
  /** One of the usual size, kept for the next batch. */
  let spare: Buffer | null = null;

  const bytesFor = (size: number): Buffer => {
    const bytes = spare !== null && spare.length >= size ? spare : Buffer.allocUnsafeSlow(size);
    if (bytes === spare) spare = null;
    return bytes;
  };

  return {
    /** With room for that line. */
    begin: (line: LineText): Batch<T> => ({
      bytes: bytesFor(Math.max(BATCH_BYTES, bytesMost(line))),
      used: 0,
      abouts: [],
      lengths: [],
      plansHeld: new Map(),
      waiting: createWaiting(),
    }),
    hasRoom: ({ bytes, used }: Batch<T>, line: LineText): boolean => bytes.length - used >= bytesMost(line),
    /** Its bytes are needed no more. */
    end: ({ bytes }: Batch<T>): void => {
      if (bytes.length === BATCH_BYTES) spare = bytes;
    },
  };
};
