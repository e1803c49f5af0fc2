// Settings that are kept nowhere: the same rules without a disk, for trying flows.
import type { Settings } from '../core/settings.ts';
import type { SettingsStore } from '../ports/store.ts';
import { checkSettings } from './settings-store.ts';

export const createMemorySettings = (initial: Settings): SettingsStore => {
  let current = initial;
  return {
    current: () => current,
    update: async (change) => {
      const next = change(current);
      if (next !== current) current = checkSettings(next);
      return current;
    },
  };
};
