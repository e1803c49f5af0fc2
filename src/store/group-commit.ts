// Commits wait in order and are written together: one write and one sync for all that came while the last one was under way.
import { describeError } from './store-error.ts';

export interface Health {
  readonly writable: boolean;
  /** What the disk said last, when it is not writable. */
  readonly error?: string;
  /** Commits that are in memory and not yet on disk. */
  readonly unwritten: number;
}

export interface GroupCommit<T> {
  /** Resolves when `text` is on disk. When it rejects the text stays in line and is written as soon as that works. */
  readonly commit: (text: string, about: T) => Promise<void>;
  /** Resolves when everything handed in so far is on disk; tries now if nothing is under way. */
  readonly flush: () => Promise<void>;
  /** Runs the work while nothing is being written; what is handed in meanwhile waits. */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  readonly health: () => Health;
}

interface Deps<T> {
  /** Called before each write, for example to begin a new segment. */
  readonly prepare: () => Promise<void>;
  /** Resolves to where the bytes start. */
  readonly append: (bytes: Buffer) => Promise<number>;
  readonly written: (about: T, offset: number) => void;
}

interface Item<T> {
  readonly text: string;
  /** undefined: nothing to write, somebody only waits for what is before it. */
  readonly about: T | undefined;
  /** null: was told of a failure already. */
  waiter: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | null;
}

interface Work {
  readonly run: () => Promise<void>;
  readonly reject: (error: unknown) => void;
}

/** So that every try on a full disk stays cheap, however much waits. */
const BATCH_CHARACTERS = 1024 * 1024;
/** Under load, how long commits gather for the next write: a sync costs the same for one as for many. */
const GATHER_MS = 20;

const gather = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, GATHER_MS);
  });

const nextBatch = <T>(queue: readonly Item<T>[]): readonly Item<T>[] => {
  let characters = 0;
  const end = queue.findIndex(({ text }) => {
    characters += text.length;
    return characters > BATCH_CHARACTERS;
  });
  return queue.slice(0, end === -1 ? queue.length : Math.max(1, end));
};

export const createGroupCommit = <T>({ prepare, append, written }: Deps<T>): GroupCommit<T> => {
  let queue: Item<T>[] = [];
  let works: Work[] = [];
  let running = false;
  let error: string | null = null;

  const writeBatch = async (): Promise<void> => {
    await prepare();
    for (let work = works.shift(); work !== undefined; work = works.shift()) await work.run();
    const batch = nextBatch(queue);
    let offset = await append(Buffer.from(batch.map(({ text }) => text).join('')));
    queue = queue.slice(batch.length);
    for (const { text, about, waiter } of batch) {
      if (about !== undefined) written(about, offset);
      offset += Buffer.byteLength(text);
      waiter?.resolve();
    }
  };

  /** Whoever waits is told at once; what they handed in stays in line. */
  const fail = (cause: unknown): void => {
    error = describeError(cause);
    for (const item of queue) {
      item.waiter?.reject(cause);
      item.waiter = null;
    }
    queue = queue.filter(({ about }) => about !== undefined);
    for (const { reject } of works) reject(cause);
    works = [];
  };

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      await writeBatch();
      while (queue.length > 0 || works.length > 0) {
        await gather();
        await writeBatch();
      }
      error = null;
    } catch (cause) {
      fail(cause);
    } finally {
      running = false;
    }
  };

  const enter = (text: string, about: T | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      queue.push({ text, about, waiter: { resolve, reject } });
      void run();
    });

  /** Whether it worked is told to whoever handed it in, and is no failure of the commits behind it. */
  const exclusively = (work: () => Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      works.push({ run: () => work().then(resolve, reject), reject });
      void run();
    });

  return {
    commit: enter,
    exclusively,
    flush: () => (queue.length === 0 ? Promise.resolve() : enter('', undefined)),
    health: () => ({
      writable: error === null,
      ...(error === null ? {} : { error }),
      unwritten: queue.filter(({ about }) => about !== undefined).length,
    }),
  };
};
