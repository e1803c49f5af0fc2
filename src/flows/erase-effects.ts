// What Slack is to forget, and what is kept to know that it was forgotten.
import type { Call } from '../core/call.ts';
import type { MarkedMessage, NewEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import { filesOf } from '../core/keeping.ts';

/** What of a call Slack is to delete: everything, or its sounds alone. Null: nothing of it is there. */
export const eraseEntry = (
  call: Call,
  { now, what }: { readonly now: Instant; readonly what: 'call' | 'recordings' },
): NewEntry | null => {
  const about = [...(call.card === undefined ? [] : [call.card]), ...(call.told ?? [])];
  const messages = what === 'call' ? about : [];
  const fileIds = filesOf(call);
  if (messages.length + fileIds.length === 0) return null;
  return {
    key: `erase:${what}:${call.id}`,
    channelId: (call.card ?? messages[0])?.channelId ?? '',
    effect: { kind: 'erase', messages, fileIds, marked: [], cardOf: what === 'call' ? null : call.id },
    createdAt: now,
    nextAt: now,
  };
};

/** Messages that speak of a caller and of no call. */
export const eraseMarkedEntry = (marked: readonly MarkedMessage[], now: Instant): NewEntry => ({
  key: `erase:marked:${now}`,
  channelId: marked[0]?.channelId ?? '',
  effect: { kind: 'erase', messages: [], fileIds: [], marked, cardOf: null },
  createdAt: now,
  nextAt: now,
});

/** Name of the mark of a call that was erased: the provider has it on record for days, and it is not to come back from there. */
export const erasedMark = (callId: string): string => `erased:${callId}`;
