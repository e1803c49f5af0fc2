// Reads the text of a settings file: good, bad and why, or from a newer Jour. Older versions are brought up to date here.
import { isRecord } from '../core/json-record.ts';
import { SETTINGS_VERSION, type Settings } from '../core/settings.ts';
import { type Migrations, SETTINGS_MIGRATIONS } from './settings-migrations.ts';
import { settingsSchema } from './settings-schema.ts';

export type BadSettings = 'missing' | 'empty' | 'unreadable' | 'not-json' | 'not-valid';

export type SettingsReading =
  | { readonly kind: 'good'; readonly settings: Settings; readonly migratedFrom: number | null }
  | { readonly kind: 'bad'; readonly why: BadSettings; readonly detail: string }
  | { readonly kind: 'newer'; readonly version: number };

const bad = (why: BadSettings, detail: string): SettingsReading => ({ kind: 'bad', why, detail });

const upToDate = (document: unknown, version: number, migrations: Migrations): unknown => {
  let current = document;
  for (let from = version; from < SETTINGS_VERSION; from += 1) {
    const migrate = migrations.get(from);
    if (migrate === undefined || !isRecord(current)) return undefined;
    current = migrate(current);
  }
  return current;
};

const readDocument = (document: unknown, migrations: Migrations): SettingsReading => {
  const version = isRecord(document) ? document.version : undefined;
  if (typeof version !== 'number' || !Number.isSafeInteger(version))
    return bad('not-valid', 'it has no version');
  if (version > SETTINGS_VERSION) return { kind: 'newer', version };
  const checked = settingsSchema.safeParse(upToDate(document, version, migrations));
  if (!checked.success) {
    const first = checked.error.issues[0];
    return bad('not-valid', `${first?.path.join('.') ?? ''}: ${first?.message ?? 'not valid'}`);
  }
  return {
    kind: 'good',
    settings: checked.data,
    migratedFrom: version === SETTINGS_VERSION ? null : version,
  };
};

export const parseSettings = (
  text: string,
  migrations: Migrations = SETTINGS_MIGRATIONS,
): SettingsReading => {
  if (text.trim() === '') return bad('empty', 'it is empty');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return bad('not-json', error instanceof Error ? error.message : 'not JSON');
  }
  return readDocument(document, migrations);
};

/** Stands where the changes are to be written; no text that people gave can hold it as it is written here. */
const CHANGES = '"changes": []';

/** Readable, since people look at this file; a change a line, since there are many. */
export const renderSettings = ({ changes, ...settings }: Settings): string => {
  const whole = JSON.stringify({ ...settings, changes: [] }, null, 2);
  if (changes.length === 0) return `${whole}\n`;
  const lines = changes.map((change) => `    ${JSON.stringify(change)}`).join(',\n');
  const at = whole.lastIndexOf(CHANGES);
  return `${whole.slice(0, at)}"changes": [\n${lines}\n  ]${whole.slice(at + CHANGES.length)}\n`;
};
