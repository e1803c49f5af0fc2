// Everything that is kept in DATA_DIR, started and stopped as one: folder, lock, settings, calls with their outbox.
import { SECOND_MS } from '../core/instant.ts';
import type { Settings } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { type CallJournal, createCallJournal } from './call-journal.ts';
import { prepareFolder } from './data-folder.ts';
import { diskFiles, type FileOps } from './file-ops.ts';
import { createFolderLock } from './folder-lock.ts';
import { createHangWatch } from './hang-watch.ts';
import type { JournalFound } from './load-journal.ts';
import type { SettingsFound } from './settings-file.ts';
import { createSettingsStore } from './settings-store.ts';

export interface StoreFound {
  readonly settings: SettingsFound;
  readonly journal: JournalFound;
}

export interface FileStore extends Pick<CallJournal, 'retry' | 'health' | 'removeBefore'> {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  /** For what else is kept there: the same watch tells whether they hang. */
  readonly files: FileOps;
  /**
   * Resolves to what was found, also told to the log: anything but `loaded`, `first` and undamaged is to be told to people.
   * @throws StoreError when a person has to mend something first; the folder is not locked then
   */
  readonly start: () => Promise<StoreFound>;
  /** Writes what waits, then frees the folder. Rejects when something could not be written, within seconds also where the disk hangs. */
  readonly close: () => Promise<void>;
}

interface Deps {
  readonly dataDir: string;
  readonly initial: Settings;
  readonly clock: Clock;
  readonly log?: Log;
  readonly files?: FileOps;
}

const tell = (log: Log | undefined, { settings, journal }: StoreFound): void => {
  if (settings.kind === 'migrated') log?.info('settings-migrated', settings);
  if (settings.kind === 'healed') log?.warn('settings-healed', settings);
  if (settings.kind === 'lost') log?.error('settings-lost', settings);
  if (journal.torn !== null) log?.warn('journal-torn', journal.torn);
  for (const damage of journal.damaged) log?.error('journal-damaged', damage);
};

export const createFileStore = (deps: Deps): FileStore => {
  const { dataDir, log, files = diskFiles } = deps;
  const disk = createHangWatch();
  const watched = disk.watched(files);
  const lock = createFolderLock({ dataDir, files: watched });
  const settings = createSettingsStore({ ...deps, files: watched });
  const journal = createCallJournal({ ...deps, disk });
  let looking: NodeJS.Timeout | undefined;

  const open = async (): Promise<StoreFound> => {
    const found = { settings: await settings.open(), journal: await journal.open() };
    tell(log, found);
    return found;
  };

  return {
    settings,
    calls: journal.calls,
    outbox: journal.outbox,
    files: watched,
    retry: journal.retry,
    health: journal.health,
    removeBefore: journal.removeBefore,
    start: async () => {
      await prepareFolder(dataDir);
      await lock.acquire();
      const found = await open().catch(async (error: unknown) => {
        await lock.release();
        throw error;
      });
      looking = setInterval(journal.look, SECOND_MS).unref();
      return found;
    },
    close: async () => {
      const ends = await Promise.allSettled([disk.unlessItHangs(settings.close), journal.close()]);
      const released = disk.unlessItHangs(lock.release);
      await released.finally(() => clearInterval(looking));
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    },
  };
};
