// The stores as they are, but whoever wants to know is told after every change that is safe. Told last, and without
// waiting for them.
import type { Call } from '../core/call.ts';
import type { CallStore, SettingsStore } from '../ports/store.ts';

export interface Watching {
  /** A call as it now is; undefined: the settings. */
  readonly onChange: (call?: Call) => void;
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

export const watchedCalls = (store: CallStore, { onChange, onErased }: Watching): CallStore => {
  /** As it is by now: what came after it may have been told already. In a rush it may have left memory. */
  const tell = (callId: string): void => {
    const told = (call: Call | undefined): void => {
      if (call !== undefined) onChange(call);
    };
    const call = store.atHand(callId);
    if (call === null) store.find(callId).then(told, () => undefined);
    else told(call);
  };

  return {
    ...store,
    update: (callId, decide) =>
      store.update(callId, decide).then((after) => {
        if (after !== undefined) onChange(after);
        return after;
      }),
    updateAll: (updates) =>
      store.updateAll(updates).map(({ callIds, failed: kept }) => {
        const failed = kept.then((fails) => {
          const failedIds = new Set(fails.map(({ callId }) => callId));
          for (const callId of callIds) if (!failedIds.has(callId)) tell(callId);
          return fails;
        });
        return { callIds, failed };
      }),
    erase: async (what) => {
      await store.erase(what);
      onErased(what.callIds);
    },
  };
};
