// The calls of a line that were heard of together, long after they had reached nobody.
import type { Call } from '../core/call.ts';
import type { Effect } from '../core/effect.ts';
import { LOOK_BACK_MOST_MS } from '../core/past-call.ts';
import type { CallStore } from '../ports/store.ts';

export const callsHeardLate = async (
  calls: Pick<CallStore, 'between'>,
  { lineId, heardLateAt }: Extract<Effect, { kind: 'late-calls' }>,
): Promise<readonly Call[]> => {
  const late: Call[] = [];
  for await (const piece of calls.between({
    fromAt: heardLateAt - LOOK_BACK_MOST_MS,
    untilAt: heardLateAt,
  }))
    late.push(...piece.filter((call) => call.heardLateAt === heardLateAt && call.lineId === lineId));
  return late;
};
