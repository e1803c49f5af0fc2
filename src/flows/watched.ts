// The stores as they are, but whoever wants to know is told after every change that is safe. Told last, and without
// waiting for them.
import type { CallStore, SettingsStore } from '../ports/store.ts';

export interface Watching {
  /** Which calls; to look them up is left to those who show them. Undefined: the settings. */
  readonly onChange: (callIds?: readonly string[]) => void;
  readonly onErased: (callIds: ReadonlySet<string>) => void;
}

export const watchedSettings = (
  store: SettingsStore,
  { onChange }: Pick<Watching, 'onChange'>,
): SettingsStore => ({
  ...store,
  update: async (change) => {
    const before = store.current();
    const after = await store.update(change);
    if (after !== before) onChange();
    return after;
  },
});

export const watchedCalls = (store: CallStore, { onChange, onErased }: Watching): CallStore => ({
  ...store,
  update: (callId, decide) =>
    store.update(callId, decide).then((after) => {
      if (after !== undefined) onChange([callId]);
      return after;
    }),
  updateAll: (updates) =>
    store.updateAll(updates).map(({ callIds, failed: kept }) => {
      const failed = kept.then((fails) => {
        const failedIds = new Set(fails.map(({ callId }) => callId));
        const keptIds = failedIds.size === 0 ? callIds : callIds.filter((callId) => !failedIds.has(callId));
        if (keptIds.length > 0) onChange(keptIds);
        return fails;
      });
      return { callIds, failed };
    }),
  erase: async (what) => {
    await store.erase(what);
    onErased(what.callIds);
  },
});
