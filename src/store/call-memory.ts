// The calls held as objects: all that are not yet on disk, and the ones used last. The rest is read from disk when asked for.
import type { Call } from '../core/call.ts';

/** Ringing calls and the late reports of finished ones find theirs here; about 2 KB each. */
export const CALLS_IN_MEMORY = 1_000;

export interface CallMemory {
  readonly get: (callId: string) => Call | undefined;
  /** A new state that is not on disk yet. */
  readonly hold: (call: Call) => void;
  /** One state handed to `hold` is on disk now. */
  readonly written: (callId: string) => void;
  readonly isUnwritten: (callId: string) => boolean;
  /** A state that is on disk, to be had without reading it again. */
  readonly remember: (call: Call) => void;
  readonly forget: (callId: string) => void;
  readonly unwritten: () => readonly Call[];
}

export const createCallMemory = (limit = CALLS_IN_MEMORY): CallMemory => {
  const held = new Map<string, { readonly call: Call; readonly lines: number }>();
  /** In two halves: when the newer one is full, the older one goes as a whole. */
  let newer = new Map<string, Call>();
  let older = new Map<string, Call>();

  const remember = (call: Call): void => {
    if (newer.size >= limit / 2) {
      older = newer;
      newer = new Map();
    }
    newer.set(call.id, call);
  };

  return {
    get: (callId) => held.get(callId)?.call ?? newer.get(callId) ?? older.get(callId),
    hold: (call) => {
      held.set(call.id, { call, lines: (held.get(call.id)?.lines ?? 0) + 1 });
    },
    written: (callId) => {
      const entry = held.get(callId);
      if (entry === undefined) return;
      if (entry.lines > 1) {
        held.set(callId, { ...entry, lines: entry.lines - 1 });
        return;
      }
      held.delete(callId);
      remember(entry.call);
    },
    isUnwritten: (callId) => held.has(callId),
    remember,
    forget: (callId) => {
      for (const kept of [held, newer, older]) kept.delete(callId);
    },
    unwritten: () => [...held.values()].map(({ call }) => call),
  };
};
