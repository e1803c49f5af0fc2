// Commits wait in order and are written together: one write and one sync for all that came while the last one was under way.
// They wait as bytes, and all that are written together share one promise: so much waits under load that objects of each
// commit's own would keep the garbage collector busier than the rest of a call does.
import { DISK_DOES_NOT_ANSWER } from '../core/warning.ts';
import { type Batch, createBatches, createWaiting } from './commit-batches.ts';
import { endOf, type LineText } from './line-text.ts';
import { describeError } from './store-error.ts';

export interface Health {
  readonly writable: boolean;
  /** What the disk said last, when it is not writable. */
  readonly error?: string;
  /** Commits that are in memory and not yet on disk. */
  readonly unwritten: number;
}

export interface GroupCommit<T> {
  /** Resolves when the text is on disk. When it rejects the text stays in line and is written as soon as that works. */
  readonly commit: (text: LineText, about: T) => Promise<void>;
  /** Resolves when everything handed in so far is on disk; tries now if nothing is under way. */
  readonly flush: () => Promise<void>;
  /** Runs the work while nothing is being written; what is handed in meanwhile waits. */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  readonly health: () => Health;
  /** The disk hangs: as when it fails, whoever waits is told, and what they handed in stays in line. */
  readonly giveUp: (error: Error) => void;
}

interface Deps<T> {
  /** Called before each write, for example to begin a new segment. */
  readonly prepare: () => Promise<void>;
  /** Resolves to where the bytes start. They are used again once it has settled. */
  readonly append: (bytes: Buffer) => Promise<number>;
  readonly written: (about: T, offset: number) => void;
  /** Why nothing comes back from the disk now, if it hangs: nobody waits for it then. */
  readonly hanging: () => Error | null;
}

interface Work {
  readonly run: () => Promise<void>;
  readonly reject: (error: unknown) => void;
}

/** Under load, how long commits gather for the next write: a sync costs the same for one as for many. */
const GATHER_MS = 8;

const gather = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, GATHER_MS);
  });

/** @returns how many bytes it is */
const putInto = (bytes: Buffer, at: number, text: string | Uint8Array): number => {
  if (typeof text === 'string') return bytes.write(text, at);
  bytes.set(text, at);
  return text.length;
};

export const createGroupCommit = <T>({ prepare, append, written, hanging }: Deps<T>): GroupCommit<T> => {
  const batches = createBatches<T>();
  let queue: Batch<T>[] = [];
  let underWay: Batch<T> | null = null;
  let works: Work[] = [];
  let workUnderWay: Work | null = null;
  let running = false;
  let error: string | null = null;

  /** True when others came meanwhile. Those who come because it is written are not among them: nothing holds them up. */
  const writeBatch = async (batch: Batch<T>): Promise<boolean> => {
    underWay = batch;
    let offset = await append(batch.bytes.subarray(0, batch.used));
    queue = queue.slice(1);
    const isUnderLoad = queue.length > 0;
    error = null;
    batch.abouts.forEach((about, number) => {
      written(about, offset);
      offset += batch.lengths[number] ?? 0;
    });
    batch.waiting.resolve();
    batches.end(batch);
    return isUnderLoad;
  };

  const writeNext = async (): Promise<boolean> => {
    await prepare();
    for (let work = works.shift(); work !== undefined; work = works.shift()) {
      workUnderWay = work;
      await work.run();
      workUnderWay = null;
    }
    const [batch] = queue;
    if (batch === undefined) return false;
    try {
      return await writeBatch(batch);
    } finally {
      underWay = null;
    }
  };

  /** Whoever waits is told at once; what they handed in stays in line. */
  const tellWaiting = (cause: unknown): void => {
    for (const batch of queue) {
      batch.waiting.reject(cause);
      batch.waiting = createWaiting();
    }
    for (const { reject } of works) reject(cause);
    works = [];
  };

  const fail = (cause: unknown): void => {
    error = describeError(cause);
    tellWaiting(cause);
  };

  const runThrough = async (): Promise<void> => {
    running = true;
    try {
      let isUnderLoad = await writeNext();
      while (queue.length > 0 || works.length > 0) {
        // What fills more than one batch has gathered.
        if (isUnderLoad && queue.length <= 1) await gather();
        isUnderLoad = await writeNext();
      }
      error = null;
    } catch (cause) {
      fail(cause);
    } finally {
      running = false;
    }
  };

  const run = (): void => {
    if (!running) void runThrough();
  };

  /** Nobody need wait for what it rejects with. */
  const unlessItHangs = (promise: Promise<void>): Promise<void> => {
    const why = hanging();
    if (why === null) return promise;
    const refused = Promise.reject(why);
    refused.catch(() => undefined);
    return refused;
  };

  /** Where the next commit goes: not behind what is being written. */
  const batchFor = (line: LineText): Batch<T> => {
    const last = queue.at(-1);
    if (last !== undefined && last !== underWay && batches.hasRoom(last, line)) return last;
    const batch = batches.begin(line);
    queue.push(batch);
    return batch;
  };

  const commit = (line: LineText, about: T): Promise<void> => {
    const batch = batchFor(line);
    const { bytes, used } = batch;
    const end = endOf(line, used, batch.plansHeld);
    batch.used += putInto(bytes, used, line.head);
    batch.used += putInto(bytes, batch.used, end);
    batch.abouts.push(about);
    batch.lengths.push(batch.used - used);
    run();
    return unlessItHangs(batch.waiting.promise);
  };

  /** Whether it worked is told to whoever handed it in, and is no failure of the commits behind it. */
  const exclusively = (work: () => Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const why = hanging();
      if (why !== null) return reject(why);
      works.push({ run: () => work().then(resolve, reject), reject });
      return run();
    });

  return {
    commit,
    exclusively,
    flush: () => {
      const last = queue.at(-1);
      if (last === undefined) return Promise.resolve();
      const { promise } = last.waiting;
      run();
      return unlessItHangs(promise);
    },
    giveUp: (why) => {
      workUnderWay?.reject(why);
      tellWaiting(why);
    },
    health: () => {
      const said = hanging() === null ? error : DISK_DOES_NOT_ANSWER;
      return {
        writable: said === null,
        ...(said === null ? {} : { error: said }),
        unwritten: queue.reduce((sum, { abouts }) => sum + abouts.length, 0),
      };
    },
  };
};
