// What is known of each call of the two newest segments: its newest state as long as it is in memory, else where its line
// stands. All of one call is one object: with a table for each question, looking up in them would cost a call more than the rest.
import type { Call } from '../core/call.ts';
import type { Day } from './segment-folder.ts';

/** Ringing calls and the late reports of finished ones find theirs here; about 2 KB each. */
export const CALLS_IN_MEMORY = 1_000;

export interface Place {
  readonly day: Day;
  readonly offset: number;
}

interface Segment {
  readonly day: Day;
}

export interface KnownCall {
  readonly id: string;
  /** The newest state; undefined: it has to be read from disk. */
  call: Call | undefined;
  /** States that were handed in and are not on disk yet. */
  unwritten: number;
  /** Where its newest line stands; null: nowhere yet. */
  segment: Segment | null;
  offset: number;
  /** Something is still to happen to it. */
  isOpen: boolean;
  isOver: boolean;
  /** The half of memory that it was used in last. */
  half: number;
}

export interface KnownCalls {
  readonly of: (callId: string) => KnownCall | undefined;
  readonly all: () => Iterable<KnownCall>;
  /** A new state, which is not on disk yet. */
  readonly hold: (call: Call, known: KnownCall | undefined) => KnownCall;
  /** One state that was handed to `hold` is on disk now, in the newest segment. */
  readonly written: (known: KnownCall, offset: number) => void;
  /** A line of the call was met in the newest segment. */
  readonly placed: (callId: string, offset: number) => KnownCall;
  /** A state that is on disk, to be had without reading it again. */
  readonly remember: (known: KnownCall, call: Call) => void;
  readonly forget: (callId: string) => void;
  /** A new segment with these calls in it; of the ones before, only the newest is still known. */
  readonly begin: (day: Day, offsets: ReadonlyMap<string, number>) => void;
  /** The same segment, whose lines now stand elsewhere. */
  readonly rewrite: (day: Day, offsets: ReadonlyMap<string, number>) => void;
}

export const placeOf = ({ segment, offset }: KnownCall): Place | undefined =>
  segment === null ? undefined : { day: segment.day, offset };

/** One look at each: a hundred thousand take a millisecond once the code is warm. */
export const unwrittenCalls = (known: KnownCalls): readonly Call[] => {
  const found: Call[] = [];
  for (const { call, unwritten } of known.all()) if (unwritten > 0 && call !== undefined) found.push(call);
  return found;
};

export const createKnownCalls = (limit = CALLS_IN_MEMORY): KnownCalls => {
  const byId = new Map<string, KnownCall>();
  /** Newest first, two at most. */
  let segments: readonly Segment[] = [];
  /** Of those in memory that are on disk too, in two halves: when the newer one is full, the older one goes as a whole. */
  let newer: KnownCall[] = [];
  let older: readonly KnownCall[] = [];
  let half = 1;

  const add = (id: string): KnownCall => {
    const known: KnownCall = {
      id,
      call: undefined,
      unwritten: 0,
      segment: null,
      offset: 0,
      isOpen: false,
      isOver: false,
      half: 0,
    };
    byId.set(id, known);
    return known;
  };

  /** One that was forgotten may have been heard of anew. */
  const dropIfNowhere = (known: KnownCall): void => {
    const { id, call, segment } = known;
    if (call === undefined && segment === null && byId.get(id) === known) byId.delete(id);
  };

  const leaveMemory = (known: KnownCall): void => {
    if (known.half === half || known.unwritten > 0) return;
    known.call = undefined;
    dropIfNowhere(known);
  };

  const use = (known: KnownCall): void => {
    if (known.half === half) return;
    if (newer.length >= limit / 2) {
      older.forEach(leaveMemory);
      older = newer;
      newer = [];
      half += 1;
    }
    known.half = half;
    newer.push(known);
  };

  const placed: KnownCalls['placed'] = (callId, offset) => {
    const known = byId.get(callId) ?? add(callId);
    known.segment = segments[0] ?? null;
    known.offset = offset;
    return known;
  };

  const leaveSegment = (known: KnownCall): void => {
    known.segment = null;
    dropIfNowhere(known);
  };

  return {
    of: (callId) => byId.get(callId),
    all: () => byId.values(),
    hold: (call, before) => {
      const known = before ?? add(call.id);
      known.call = call;
      known.unwritten += 1;
      return known;
    },
    written: (known, offset) => {
      known.segment = segments[0] ?? null;
      known.offset = offset;
      known.unwritten -= 1;
      if (known.unwritten === 0) use(known);
    },
    placed,
    remember: (known, call) => {
      known.call = call;
      use(known);
    },
    forget: (callId) => void byId.delete(callId),
    begin: (day, offsets) => {
      const [newest, oldest] = segments;
      segments = [{ day }, ...(newest === undefined ? [] : [newest])];
      for (const [callId, offset] of offsets) placed(callId, offset);
      if (oldest === undefined) return;
      for (const known of byId.values()) if (known.segment === oldest) leaveSegment(known);
    },
    rewrite: (day, offsets) => {
      const moved = segments.find((segment) => segment.day === day);
      if (moved === undefined) return;
      for (const known of byId.values()) {
        if (known.segment !== moved) continue;
        const offset = offsets.get(known.id);
        if (offset === undefined) leaveSegment(known);
        else known.offset = offset;
      }
    },
  };
};
