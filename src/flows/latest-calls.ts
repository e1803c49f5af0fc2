// The latest calls, as somebody who asks for them is told.
import type { Call } from '../core/call.ts';
import { callOnLine, callSummary, isMissed } from '../core/call-view.ts';
import type { Reply } from '../core/reply.ts';
import type { CallStore, SettingsStore } from '../ports/store.ts';

const CALLS_SHOWN = 10;

export const createLatestCalls =
  (deps: { readonly settings: SettingsStore; readonly calls: CallStore }) =>
  async (missedOnly: boolean): Promise<Reply> => {
    const settings = deps.settings.current();
    const isWanted = (call: Call): boolean => !missedOnly || isMissed(callSummary(call, settings));
    const calls = await deps.calls.latest({ limit: CALLS_SHOWN, matches: isWanted });
    return { kind: 'calls', calls: calls.map((call) => callOnLine(call, settings)), missedOnly };
  };
