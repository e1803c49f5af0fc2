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
}

export interface CallerFloodDeps {
  readonly clock: Clock;
  readonly warn: Warn;
}

export const createCallerFlood = ({ clock, warn }: CallerFloodDeps) => {
  const countedByCaller = new Map<PhoneNumber, readonly Counted[]>();

  const tell = (step: FloodStep, caller: PhoneNumber, line: Line): void => {
    if (step !== 'ring') void warn({ kind: 'caller-floods', caller, lineName: line.name, step }, line);
  };

  /** The same call asked about again is no second call. Callers without a number are not told apart, so none is counted. */
  return (callId: string, caller: Caller, line: Line): FloodStep => {
    if (caller.kind !== 'number') return 'ring';
    const now = clock.now();
    const before = countedByCaller.get(caller.number) ?? [];
    const known = before.find((counted) => counted.callId === callId);
    if (known !== undefined) return known.step;
    const step = floodStep(
      before.map(({ at }) => at),
      now,
    );
    if (countedByCaller.size >= CALLERS_MOST) countedByCaller.clear();
    const lately = before.filter(({ at }) => now - at < DAY_MS).slice(1 - CALLS_KEPT);
    countedByCaller.set(caller.number, [...lately, { callId, at: now, step }]);
    tell(step, caller.number, line);
    return step;
  };
};

export type CallerFlood = ReturnType<typeof createCallerFlood>;
