// The newest calls that match, read backwards from disk: as few segments as will do, and one piece of one in memory at a time.
import type { Call } from '../core/call.ts';
import { callsBackwards, type SegmentReading } from './segment-calls.ts';
import type { Day } from './segment-folder.ts';
import { startOf } from './segment-folder.ts';

/** A search that finds too little stops after this much, some seconds of reading, with what it has. */
export const SEARCH_BYTES = 256 * 1024 * 1024;

export interface LatestQuery {
  readonly limit: number;
  readonly matches?: (call: Call) => boolean;
}

/** Where calls are read from. */
export interface CallSource extends SegmentReading {
  /** Calls whose newest state is not on disk. */
  readonly unwritten: () => readonly Call[];
  /** Newest first. */
  readonly days: () => Promise<readonly Day[]>;
}

interface Search {
  /** The first line met of a call, reading backwards, is its newest. */
  readonly meet: (call: Call) => void;
  readonly found: () => readonly Call[];
  /** Calls met so far that started at `at` or later and match are enough. */
  readonly isDone: (at: number) => boolean;
}

/** Calls that started together are listed in an order that does not change. */
export const byNewest = (a: Call, b: Call): number => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1);

const createSearch = ({ limit, matches = () => true }: LatestQuery): Search => {
  const seen = new Set<string>();
  let best: Call[] = [];
  const trim = (): void => {
    best = best.sort(byNewest).slice(0, limit);
  };
  return {
    meet: (call) => {
      if (seen.has(call.id)) return;
      seen.add(call.id);
      if (!matches(call)) return;
      best.push(call);
      if (best.length > 2 * limit + 100) trim();
    },
    found: () => {
      trim();
      return best;
    },
    isDone: (at) => best.filter(({ startedAt }) => startedAt >= at).length >= limit,
  };
};

/** Resolves to the bytes read. */
const searchSegment = async (source: CallSource, day: Day, search: Search): Promise<number> => {
  const pieces = callsBackwards(source, day);
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) return piece.value;
    piece.value.forEach(search.meet);
  }
};

/**
 * Every call not met in the segments of a day and after has its newest line before that day, so it started before it:
 * once enough met calls started on that day or later, no older segment can hold a newer one.
 */
export const latestCalls = async (query: LatestQuery, source: CallSource): Promise<readonly Call[]> => {
  const search = createSearch(query);
  source.unwritten().forEach(search.meet);
  let bytes = 0;
  for (const day of await source.days()) {
    if (bytes >= SEARCH_BYTES) break;
    bytes += await searchSegment(source, day, search);
    if (search.isDone(startOf(day))) break;
  }
  return search.found();
};
