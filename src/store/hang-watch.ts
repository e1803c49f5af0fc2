// Knows whether the disk hangs: something that was asked of it does not come back, as on a network mount that is gone.
// No error tells of that, and no promise settles, so what is under way is looked at every second. Looks are counted, not
// time: after a clock that was set, or a machine that slept, nothing has waited longer.
import { Hindered } from '../core/hindered.ts';
import type { FileOps, OpenFile } from './file-ops.ts';

/** A disk that is well takes milliseconds, one that is busy some seconds at worst. */
export const LOOKS_UNTIL_IT_HANGS = 5;

export interface HangWatch {
  /** The same files; what is asked of them is watched, and while the disk hangs asked only when it answers. */
  readonly watched: (files: FileOps) => FileOps;
  /** To be called every second. */
  readonly look: () => void;
  /** What whoever waits is told now; null: it answers. */
  readonly hanging: () => Hindered | null;
  /** `tell` is called each time it begins to hang. */
  readonly onHang: (tell: (why: Hindered) => void) => void;
  /** As if it hung. */
  readonly refuse: () => Promise<never>;
  /** Rejects as soon as the disk hangs, and does not even begin while it does. What was begun goes on all the same. */
  readonly unlessItHangs: <T>(work: () => Promise<T>) => Promise<T>;
}

interface UnderWay {
  looks: number;
}

type Watch = <T>(ask: () => Promise<T>) => Promise<T>;

const watchedFile = (file: OpenFile, watch: Watch): OpenFile => ({
  read: (...asked) => watch(() => file.read(...asked)),
  write: (...asked) => watch(() => file.write(...asked)),
  truncate: (length) => watch(() => file.truncate(length)),
  chmod: (mode) => watch(() => file.chmod(mode)),
  stat: () => watch(() => file.stat()),
  sync: () => watch(() => file.sync()),
  datasync: () => watch(() => file.datasync()),
  close: () => watch(() => file.close()),
});

/** @param kind what whoever waits is told: of what was to be read only, nothing is done later */
export const createHangWatch = (kind: 'disk-hangs' | 'disk-unread' = 'disk-hangs'): HangWatch => {
  const underWay = new Set<UnderWay>();
  const waiting = new Set<(error: Hindered) => void>();
  /** What is to be asked when it answers. */
  const held = new Set<() => void>();

  const hanging = (): Hindered | null => {
    for (const { looks } of underWay) if (looks >= LOOKS_UNTIL_IT_HANGS) return new Hindered({ kind });
    return null;
  };

  /** Each question would hold one of the few threads that look up names too, and without names Slack is not reached. */
  const untilItAnswers = async (): Promise<void> => {
    while (hanging() !== null) await new Promise<void>((resolve) => held.add(resolve));
  };

  const letOn = (): void => {
    if (hanging() !== null) return;
    for (const goOn of held) goOn();
    held.clear();
  };

  const watch: Watch = async (ask) => {
    if (hanging() !== null) await untilItAnswers();
    const entry = { looks: 0 };
    underWay.add(entry);
    try {
      return await ask();
    } finally {
      underWay.delete(entry);
      if (held.size > 0) letOn();
    }
  };

  return {
    hanging,
    watched: (files) => ({
      open: async (...asked) => watchedFile(await watch(() => files.open(...asked)), watch),
      readFile: (path) => watch(() => files.readFile(path)),
      readdir: (path) => watch(() => files.readdir(path)),
      stat: (path) => watch(() => files.stat(path)),
      access: (path, mode) => watch(() => files.access(path, mode)),
      mkdir: (path, mode) => watch(() => files.mkdir(path, mode)),
      chmod: (path, mode) => watch(() => files.chmod(path, mode)),
      rename: (from, to) => watch(() => files.rename(from, to)),
      link: (existing, name) => watch(() => files.link(existing, name)),
      unlink: (path) => watch(() => files.unlink(path)),
    }),
    look: () => {
      const before = hanging();
      for (const entry of underWay) entry.looks += 1;
      const now = hanging();
      if (before !== null || now === null) return;
      for (const tell of waiting) tell(now);
    },
    refuse: () => Promise.reject(new Hindered({ kind })),
    onHang: (tell) => void waiting.add(tell),
    unlessItHangs: <T>(work: () => Promise<T>): Promise<T> => {
      const why = hanging();
      if (why !== null) return Promise.reject(why);
      return new Promise<T>((resolve, reject) => {
        waiting.add(reject);
        const isOver = (): void => void waiting.delete(reject);
        work().then(resolve, reject).finally(isOver);
      });
    },
  };
};
