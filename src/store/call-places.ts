// Where the newest line of each call stands, for the two newest segments: a number a call, whatever the call holds.
import type { Day } from './segment-folder.ts';

export interface Place {
  readonly day: Day;
  readonly offset: number;
}

export interface CallPlaces {
  readonly of: (callId: string) => Place | undefined;
  /** In the newest segment. */
  readonly set: (callId: string, offset: number) => void;
  readonly forget: (callId: string) => void;
  /** A new segment with these calls in it; of the ones before, only the newest is still known. */
  readonly begin: (day: Day, offsets: Map<string, number>) => void;
  /** The same segment, whose lines now stand elsewhere. */
  readonly rewrite: (day: Day, offsets: Map<string, number>) => void;
  /** Newest first, two at most. */
  readonly days: () => readonly Day[];
}

interface Segment {
  readonly day: Day;
  readonly offsets: Map<string, number>;
}

export const createCallPlaces = (): CallPlaces => {
  let segments: readonly Segment[] = [];
  return {
    of: (callId) => {
      for (const { day, offsets } of segments) {
        const offset = offsets.get(callId);
        if (offset !== undefined) return { day, offset };
      }
      return undefined;
    },
    set: (callId, offset) => {
      segments[0]?.offsets.set(callId, offset);
    },
    forget: (callId) => {
      for (const { offsets } of segments) offsets.delete(callId);
    },
    begin: (day, offsets) => {
      segments = [{ day, offsets }, ...segments.slice(0, 1)];
    },
    rewrite: (day, offsets) => {
      segments = segments.map((segment) => (segment.day === day ? { day, offsets } : segment));
    },
    days: () => segments.map(({ day }) => day),
  };
};
