// The newest calls that match, read backwards from disk: as few segments as will do, and one piece of one in memory at a time.
import type { Call } from '../core/call.ts';
import type { OpenFile } from './file-ops.ts';
import { parseLine } from './journal-line.ts';
import type { Day } from './segment-folder.ts';
import { startOf } from './segment-folder.ts';
import { linesBackwards } from './segment-lines.ts';
import { systemCode } from './store-error.ts';

/** A search that finds too little stops after this much, some seconds of reading, with what it has. */
export const SEARCH_BYTES = 256 * 1024 * 1024;

export interface LatestQuery {
  readonly limit: number;
  readonly matches?: (call: Call) => boolean;
}

interface Deps {
  /** Calls whose newest state is not on disk. */
  readonly unwritten: readonly Call[];
  /** Newest first. */
  readonly days: readonly Day[];
  readonly reading: <T>(day: Day, use: (file: OpenFile) => Promise<T>) => Promise<T>;
  /** How much of the segment is whole. */
  readonly lengthOf: (day: Day, file: OpenFile) => Promise<number>;
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

/** Resolves to the bytes read; a segment that was removed meanwhile has none. */
const searchSegment = async (deps: Deps, day: Day, search: Search): Promise<number> => {
  try {
    return await deps.reading(day, async (file) => {
      const length = await deps.lengthOf(day, file);
      for await (const texts of linesBackwards(file, length)) {
        for (const text of texts) {
          const reading = parseLine(text);
          if (reading.kind === 'line' && reading.line.call !== undefined) search.meet(reading.line.call);
        }
      }
      return length;
    });
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 0;
    throw error;
  }
};

/**
 * Every call not met in the segments of a day and after has its newest line before that day, so it started before it:
 * once enough met calls started on that day or later, no older segment can hold a newer one.
 */
export const latestCalls = async (query: LatestQuery, deps: Deps): Promise<readonly Call[]> => {
  const search = createSearch(query);
  deps.unwritten.forEach(search.meet);
  let bytes = 0;
  for (const day of deps.days) {
    if (bytes >= SEARCH_BYTES) break;
    bytes += await searchSegment(deps, day, search);
    if (search.isDone(startOf(day))) break;
  }
  return search.found();
};
