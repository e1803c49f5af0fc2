// What a start found damaged on disk, as warnings for the channel: nothing of it may be known from the log alone.
import { basename } from 'node:path';
import type { Warning } from './core/warning.ts';
import type { StoreFound } from './store/file-store.ts';

const ofSettings = ({ settings }: StoreFound): readonly Warning[] => {
  switch (settings.kind) {
    case 'healed':
      return [{ kind: 'settings-healed', keptAs: settings.keptAs && basename(settings.keptAs) }];
    case 'lost':
      return [{ kind: 'settings-lost', keptAs: settings.keptAs.map((path) => basename(path)) }];
    default:
      return [];
  }
};

/** A torn last line is none: it was never acknowledged, so it comes again. */
export const warningsOf = (found: StoreFound): readonly Warning[] => [
  ...ofSettings(found),
  ...found.journal.damaged.map(({ day, lines, keptAs }) => ({
    kind: 'calls-damaged' as const,
    day,
    entries: lines,
    keptAs: keptAs && basename(keptAs),
  })),
];
