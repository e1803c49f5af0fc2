// What of all that a channel is told is about a call: somebody waits for that.
import type { Effect } from './effect.ts';

const OF_CALLS: ReadonlySet<Effect['kind']> = new Set([
  'card',
  'alert',
  'alerts',
  'recording',
  'pins-shut',
  'reminder',
  'late-calls',
]);

export const isOfCall = ({ kind }: Pick<Effect, 'kind'>): boolean => OF_CALLS.has(kind);
