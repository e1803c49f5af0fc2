// One alert for many calls that reached nobody while Jour was away.
import type { Call } from './call.ts';
import { callerView } from './call-view.ts';
import { waits } from './call-work.ts';
import type { Instant } from './instant.ts';
import type { Message } from './message.ts';
import { onCallNow } from './on-call.ts';
import type { Line, Settings } from './settings.ts';

/** The cards name them all; the alert is to be read at a glance. */
const NAMED_MOST = 20;

/** Null once there is nobody left who waits. */
export const lateCallsMessage = (
  calls: readonly Call[],
  line: Line,
  { settings, now }: { readonly settings: Settings; readonly now: Instant },
): (Message & { readonly kind: 'late-calls' }) | null => {
  const waiting = calls.filter(waits).toSorted((a, b) => a.startedAt - b.startedAt);
  if (waiting.length === 0) return null;
  return {
    kind: 'late-calls',
    lineName: line.name,
    calls: waiting
      .slice(0, NAMED_MOST)
      .map(({ caller, startedAt }) => ({ caller: callerView(caller, line), at: startedAt })),
    more: Math.max(0, waiting.length - NAMED_MOST),
    mention: onCallNow(settings, line.rosterName, now).map(({ userId }) => userId),
  };
};
