// What is written at once: the bytes of commits that wait together, and the one promise they share.

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
  /** Of all who wait for it; after a failure, of those who come then. */
  waiting: Waiting;
}

/** So that every try on a full disk stays cheap, however much waits. */
const BATCH_BYTES = 256 * 1024;
/** UTF-8 has no more for one unit of a string. */
const BYTES_A_CHARACTER = 3;
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
    /** With room for so many characters. */
    begin: (characters: number): Batch<T> => ({
      bytes: bytesFor(Math.max(BATCH_BYTES, characters * BYTES_A_CHARACTER)),
      used: 0,
      abouts: [],
      lengths: [],
      waiting: createWaiting(),
    }),
    hasRoom: ({ bytes, used }: Batch<T>, characters: number): boolean =>
      bytes.length - used >= characters * BYTES_A_CHARACTER,
    /** Its bytes are needed no more. */
    end: ({ bytes }: Batch<T>): void => {
      if (bytes.length === BATCH_BYTES) spare = bytes;
    },
  };
};
