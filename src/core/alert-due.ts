// When a call that reached nobody becomes an alert. A message may still be on its way when the hang-up is reported,
// so an alert for a call that got as far as voicemail waits for it a while.
import type { Call } from './call.ts';
import { type Instant, MINUTE_MS } from './instant.ts';
import { metNothing } from './outcome.ts';
import type { CardState } from './view.ts';

/** A recording's report normally comes within seconds of the hang-up. */
export const RECORDING_WAIT_MS = 2 * MINUTE_MS;

/** When the alert is due after what was just learnt, or undefined when none is (or none more). */
export const alertDueAt = (call: Call, state: CardState, now: Instant): Instant | undefined => {
  if (state.kind !== 'missed' && state.kind !== 'abandoned') return undefined;
  const isKnownForSure = call.recordings.length > 0 || call.work?.verdict !== undefined || metNothing(call);
  const waitsForMessage = state.kind === 'missed' && !isKnownForSure;
  const dueAt = waitsForMessage ? now + RECORDING_WAIT_MS : now;
  if (call.alertDueAt === undefined) return dueAt;
  // An alert that is past due has left or is leaving: it is told once.
  return call.alertDueAt > now && dueAt < call.alertDueAt ? dueAt : undefined;
};
