// The settings on disk as a lowdb adapter: whole files only, the last good copy beside, bad files set aside and never overwritten.
import { basename, dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import { SETTINGS_VERSION, type Settings } from '../core/settings.ts';
import { readIfThere, removeIfThere, replaceFile, syncFolder, TEMPORARY_SUFFIX } from './durable-file.ts';
import { FILE_MODE, type FileOps } from './file-ops.ts';
import type { Migrations } from './settings-migrations.ts';
import type { BadSettings, SettingsReading } from './settings-text.ts';
import { parseSettings, renderSettings } from './settings-text.ts';
import { describeError, StoreError, systemCode } from './store-error.ts';

/** What a start found. All but `loaded` and `first` is to be told to people. */
export type SettingsFound =
  | { readonly kind: 'loaded' }
  /** Never kept any here: the initial settings hold. */
  | { readonly kind: 'first' }
  /** Brought up to date; the old file is kept under `keptAs`. */
  | { readonly kind: 'migrated'; readonly from: number; readonly keptAs: string }
  /** The file was bad (`why`), so the last good copy holds; `keptAs` is where the bad file is now, null when it was missing. */
  | {
      readonly kind: 'healed';
      readonly why: BadSettings;
      readonly detail: string;
      readonly keptAs: string | null;
    }
  /** Neither file can be used: the initial settings hold until somebody sets them anew. `keptAs`: every bad file there is. */
  | {
      readonly kind: 'lost';
      readonly why: BadSettings;
      readonly detail: string;
      readonly keptAs: readonly string[];
    };

export interface SettingsFile extends Adapter<Settings> {
  /** What the last `read` found. */
  readonly found: () => SettingsFound;
  /** As before any were kept here. */
  readonly remove: () => Promise<void>;
}

export const SETTINGS_FILE = 'settings.json';
export const LAST_GOOD = 'settings.last-good.json';
const BAD_FILE = /^settings\.bad-\d+\.json$/;

type Good = Extract<SettingsReading, { kind: 'good' }>;
type Bad = Extract<SettingsReading, { kind: 'bad' }>;

interface Deps {
  readonly dataDir: string;
  readonly files: FileOps;
  readonly migrations: Migrations;
  /** Told of trouble that is not the caller's: a copy that could not be written now. */
  readonly warn: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

const refuseNewer = (path: string, version: number): StoreError =>
  new StoreError(
    'settings-newer',
    `${path} was written by a newer Jour (version ${version}; this one knows up to ${SETTINGS_VERSION}). Start that Jour, or put a copy from before the update in its place.`,
    { facts: { path, version, known: SETTINGS_VERSION } },
  );

const refuseUnreadable = (path: string, cause: unknown): StoreError =>
  new StoreError(
    'settings-unreadable',
    `Jour may not read ${path} (${describeError(cause)}). Give it to the user who runs Jour (chown) with mode 600 (chmod).`,
    { facts: { path }, cause },
  );

/** A file we may not read is a person's to mend; one the disk cannot give us counts as bad. */
const readSettings = async ({ files, migrations }: Deps, path: string): Promise<Good | Bad> => {
  let reading: SettingsReading;
  try {
    const bytes = await readIfThere(files, path);
    if (bytes === null) return { kind: 'bad', why: 'missing', detail: 'it is missing' };
    reading = parseSettings(bytes.toString(), migrations);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EACCES' || code === 'EPERM') throw refuseUnreadable(path, error);
    return { kind: 'bad', why: 'unreadable', detail: describeError(error) };
  }
  if (reading.kind === 'newer') throw refuseNewer(path, reading.version);
  return reading;
};

/** Renames to the first free `settings.<what>-<n>.json`: needs no room on a full disk, and overwrites nothing. */
const setAside = async ({ files }: Deps, path: string, what: string): Promise<string> => {
  const taken = new Set(await files.readdir(dirname(path)));
  let n = 1;
  while (taken.has(`settings.${what}-${n}.json`)) n += 1;
  const aside = join(dirname(path), `settings.${what}-${n}.json`);
  await files.rename(path, aside);
  // Whoever edited it by hand may have left it open to all.
  await files.chmod(aside, FILE_MODE).catch(() => undefined);
  await syncFolder(files, dirname(path));
  return aside;
};

const write = (files: FileOps, path: string, settings: Settings): Promise<void> =>
  replaceFile(files, path, [Buffer.from(renderSettings(settings))]);

/** What holds after a start is written down at once if the disk lets us; if not, it holds in memory and the next change writes it. */
const tryToWrite = async ({ files, warn }: Deps, path: string, settings: Settings): Promise<void> => {
  try {
    await write(files, path, settings);
  } catch (error) {
    warn('settings-copy-not-written', { file: basename(path), error: describeError(error) });
  }
};

interface Loaded {
  /** null: nothing usable. */
  readonly settings: Settings | null;
  readonly found: SettingsFound;
}

const renewCopy = async (deps: Deps, path: string, settings: Settings): Promise<void> => {
  const kept = await readIfThere(deps.files, path).catch(() => null);
  if (kept?.toString() !== renderSettings(settings)) await tryToWrite(deps, path, settings);
};

const loadGood = async (deps: Deps, path: string, good: Good): Promise<Loaded> => {
  if (good.migratedFrom === null) return { settings: good.settings, found: { kind: 'loaded' } };
  // For a process that dies before the new file has its name: nothing would hold the settings then.
  await renewCopy(deps, join(deps.dataDir, LAST_GOOD), good.settings);
  const keptAs = await setAside(deps, path, `version-${good.migratedFrom}`);
  await tryToWrite(deps, path, good.settings);
  return { settings: good.settings, found: { kind: 'migrated', from: good.migratedFrom, keptAs } };
};

const loadLastGood = async (deps: Deps, path: string, main: Bad): Promise<Loaded> => {
  const { why, detail } = main;
  const copyPath = join(deps.dataDir, LAST_GOOD);
  const copy = await readSettings(deps, copyPath);
  const keptAs = why === 'missing' ? null : await setAside(deps, path, 'bad');
  if (copy.kind === 'good') {
    await tryToWrite(deps, path, copy.settings);
    return { settings: copy.settings, found: { kind: 'healed', why, detail, keptAs } };
  }
  if (copy.why !== 'missing') await setAside(deps, copyPath, 'bad');
  const names = await deps.files.readdir(deps.dataDir);
  const bad = names.filter((name) => BAD_FILE.test(name)).map((name) => join(deps.dataDir, name));
  if (bad.length === 0) return { settings: null, found: { kind: 'first' } };
  return { settings: null, found: { kind: 'lost', why, detail, keptAs: bad } };
};

export const createSettingsFile = (deps: Deps): SettingsFile => {
  const path = join(deps.dataDir, SETTINGS_FILE);
  const copyPath = join(deps.dataDir, LAST_GOOD);
  let found: SettingsFound = { kind: 'first' };
  return {
    found: () => found,
    remove: async () => {
      await removeIfThere(deps.files, path);
      await syncFolder(deps.files, deps.dataDir);
    },
    read: async () => {
      await removeIfThere(deps.files, `${path}${TEMPORARY_SUFFIX}`);
      const main = await readSettings(deps, path);
      const loaded =
        main.kind === 'good' ? await loadGood(deps, path, main) : await loadLastGood(deps, path, main);
      found = loaded.found;
      if (loaded.settings !== null) await renewCopy(deps, copyPath, loaded.settings);
      return loaded.settings;
    },
    write: async (settings) => {
      await write(deps.files, path, settings);
      await tryToWrite(deps, copyPath, settings);
    },
  };
};
