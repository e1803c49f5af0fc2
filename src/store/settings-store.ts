// The settings port over lowdb: one change after another, each on disk before anybody sees it.
import { Low } from 'lowdb';
import { Hindered } from '../core/hindered.ts';
import type { Settings } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { FileOps } from './file-ops.ts';
import { diskFiles } from './file-ops.ts';
import type { SettingsFound } from './settings-file.ts';
import { createSettingsFile } from './settings-file.ts';
import { type Migrations, SETTINGS_MIGRATIONS } from './settings-migrations.ts';
import { settingsSchema } from './settings-schema.ts';
import { describeError, StoreError } from './store-error.ts';
import { unlessDiskHangs } from './unless-disk-hangs.ts';

export interface DurableSettings extends SettingsStore {
  /**
   * Reads what is kept, heals what it can and says what it found. Until then `current()` is the initial settings.
   * @throws StoreError `settings-newer`, `settings-unreadable`
   */
  readonly open: () => Promise<SettingsFound>;
  /** Resolves when the changes under way are done. */
  readonly close: () => Promise<void>;
}

interface Deps {
  /** A folder that `prepareFolder` accepted and that is locked for us. */
  readonly dataDir: string;
  /** Hold when nothing is kept yet. */
  readonly initial: Settings;
  readonly files?: FileOps;
  readonly log?: Pick<Log, 'warn'>;
  readonly migrations?: Migrations;
}

/** What we could not read again must not be written. Also catches a promise, should plain JavaScript hand one in. */
export const checkSettings = (settings: Settings): Settings => {
  const checked = settingsSchema.safeParse(settings);
  if (checked.success) return settings;
  throw new StoreError(
    'settings-not-valid',
    `The change would make settings that are not valid: ${checked.error.message}`,
  );
};

export const createSettingsStore = (deps: Deps): DurableSettings => {
  const { dataDir, initial, files = diskFiles, log, migrations = SETTINGS_MIGRATIONS } = deps;
  const file = createSettingsFile({
    dataDir,
    files,
    migrations,
    warn: (event, facts) => log?.warn(event, facts),
  });
  const low = new Low<Settings>(file, initial);
  // lowdb changes its memory before it writes, so what others see is kept apart from `low.data`.
  let current = initial;
  /** Whether `current` came from the disk or went there. Initial settings that were never set must not pass for it. */
  let isKept = false;
  let last: Promise<unknown> = Promise.resolve();

  const write = async (settings: Settings): Promise<void> => {
    low.data = settings;
    try {
      await low.write();
      isKept = true;
    } catch (error) {
      // The file may have its name already: a change that is said to have failed must not hold after a start.
      low.data = current;
      await (isKept ? low.write() : file.remove()).catch(() => undefined);
      throw new Hindered({ kind: 'disk-fails', error: describeError(error) }, error);
    }
  };

  const step = async (change: (settings: Settings) => Settings): Promise<Settings> => {
    const next = change(current);
    if (next === current) return current;
    await write(checkSettings(next));
    current = next;
    return next;
  };

  return {
    current: () => current,
    update: (change) => {
      const result = last.then(() => step(change));
      last = result.catch(() => undefined);
      return unlessDiskHangs(result);
    },
    open: async () => {
      await low.read();
      current = low.data;
      const found = file.found();
      isKept = found.kind !== 'first' && found.kind !== 'lost';
      return found;
    },
    close: async () => {
      await last;
    },
  };
};
