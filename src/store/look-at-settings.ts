// Reads the kept settings without lock and without healing anything, for a look from beside a Jour that runs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../core/settings.ts';
import { LAST_GOOD, SETTINGS_FILE } from './settings-file.ts';
import { parseSettings } from './settings-text.ts';

const read = async (path: string): Promise<Settings | null> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  const reading = parseSettings(text);
  return reading.kind === 'good' ? reading.settings : null;
};

/** Null: none are kept yet, or none can be read. */
export const lookAtSettings = async (dataDir: string): Promise<Settings | null> =>
  (await read(join(dataDir, SETTINGS_FILE))) ?? (await read(join(dataDir, LAST_GOOD)));
