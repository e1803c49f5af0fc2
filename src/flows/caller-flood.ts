// Counts the calls of each caller, and warns the channel of one who calls without end. Counted in memory: a restart forgets
// them, and callers cannot bring one about.
import type { Caller } from '../core/call.ts';
import { type FloodStep, floodStep } from '../core/caller-flood.ts';
import { DAY_MS, type Instant } from '../core/instant.ts';
import type { Line, PhoneNumber } from '../core/settings.ts';
import type { Clock } from '../ports/time.ts';
import type { Warn } from './warn.ts';

/** Callers remembered; when there are more, all are forgotten, and memory stays as it is. */
const CALLERS_MOST = 2_000;
/** No caller has more before the last of them is over a day old: the rest is rejected. */
const CALLS_KEPT = 200;

interface Counted {
  readonly callId: string;
  readonly at: Instant;
  readonly step: FloodStep;
  /** The newest call until then that was not rejected: those leave no record. */
  readonly keptId: string;
}

export interface CallerFloodDeps {
  readonly clock: Clock;
  readonly warn: Warn;
}

export const createCallerFlood = ({ clock, warn }: CallerFloodDeps) => {
  /** Oldest first. Most call once. */
  const callsByCaller = new Map<PhoneNumber, readonly Counted[]>();

  const tell = (step: FloodStep, flood: { caller: PhoneNumber; callId: string }, line: Line): void => {
    if (step !== 'ring') void warn({ kind: 'caller-floods', ...flood, lineName: line.name, step }, line);
  };

  const note = (caller: PhoneNumber, calls: readonly Counted[]): void => {
    if (callsByCaller.size >= CALLERS_MOST) callsByCaller.clear();
    callsByCaller.set(caller, calls);
  };

  /** The same call asked about again is no second call. Callers without a number are not told apart, so none is counted. */
  return (callId: string, caller: Caller, line: Line): FloodStep => {
    if (caller.kind !== 'number') return 'ring';
    const now = clock.now();
    const before = callsByCaller.get(caller.number);
    if (before === undefined) {
      note(caller.number, [{ callId, at: now, step: 'ring', keptId: callId }]);
      return 'ring';
    }
    const counted = before.find((call) => call.callId === callId);
    if (counted !== undefined) return counted.step;
    const step = floodStep(
      before.map(({ at }) => at),
      now,
    );
    const lately = before.filter(({ at }) => now - at < DAY_MS).slice(1 - CALLS_KEPT);
    const keptId = step === 'reject' ? (before.at(-1)?.keptId ?? callId) : callId;
    note(caller.number, [...lately, { callId, at: now, step, keptId }]);
    tell(step, { caller: caller.number, callId: keptId }, line);
    return step;
  };
};

export type CallerFlood = ReturnType<typeof createCallerFlood>;
