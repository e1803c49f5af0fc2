// Which line a call to a member is about: its language is spoken to the end, whatever became of what the call was for.

import { checkById } from '../core/phone-check.ts';
import type { Line } from '../core/settings.ts';
import type { CallStore, SettingsStore } from '../ports/store.ts';
import { lineOfCall } from './call-effects.ts';

/** From memory alone: somebody holds a phone to their ear. The first line for one that nothing is known of. */
export const createLineCalledOut =
  (deps: { readonly settings: SettingsStore; readonly calls: CallStore }) =>
  (id: string): Line | null => {
    const settings = deps.settings.current();
    const about = deps.calls.atHand(id) ?? checkById(settings, id);
    return (about ? lineOfCall(settings, about) : settings.lines[0]) ?? null;
  };
