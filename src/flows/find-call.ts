// Finds a call however old it is: the store knows the latest by id, and the older ones only by looking through them.
import type { Call } from '../core/call.ts';
import type { CallStore } from '../ports/store.ts';

export const findCall = async (calls: CallStore, callId: string): Promise<Call | undefined> => {
  const known = await calls.find(callId);
  if (known !== undefined) return known;
  const [old] = await calls.latest({ limit: 1, matches: ({ id }) => id === callId });
  return old;
};
