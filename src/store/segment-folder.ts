// The folder of journal segments, one a day (UTC), named after it.
import { join } from 'node:path';
import type { Instant } from '../core/instant.ts';
import { removeIfThere, syncFolder, TEMPORARY_SUFFIX } from './durable-file.ts';
import type { FileOps, OpenFile } from './file-ops.ts';

/** `2026-11-22`; compares like the days do. */
export type Day = string;

const SEGMENT = /^(\d{4}-\d{2}-\d{2})\.jsonl$/;

export const dayOf = (at: Instant): Day => new Date(at).toISOString().slice(0, 10);
export const startOf = (day: Day): Instant => Date.parse(`${day}T00:00:00Z`);

const isDay = (text: string): boolean => !Number.isNaN(startOf(text));

export interface SegmentFolder {
  readonly path: string;
  readonly segmentPath: (day: Day) => string;
  /** Damaged lines of that day are kept here. */
  readonly badPath: (day: Day) => string;
  /** Oldest first. */
  readonly days: () => Promise<readonly Day[]>;
  /** For reading. */
  readonly open: (day: Day) => Promise<OpenFile>;
  /** Opens the segment for `use` and closes it after. */
  readonly reading: <T>(day: Day, use: (file: OpenFile) => Promise<T>) => Promise<T>;
  readonly remove: (days: readonly Day[]) => Promise<void>;
  /** Segments that were being made when the process died. */
  readonly removeHalfMade: () => Promise<void>;
}

export const createSegmentFolder = (path: string, files: FileOps): SegmentFolder => {
  const segmentPath = (day: Day): string => join(path, `${day}.jsonl`);
  const badPath = (day: Day): string => join(path, `${day}.bad`);
  const open = (day: Day): Promise<OpenFile> => files.open(segmentPath(day), 'r');
  return {
    path,
    open,
    segmentPath,
    badPath,
    days: async () => {
      const names = await files.readdir(path);
      return names
        .flatMap((name) => SEGMENT.exec(name)?.[1] ?? [])
        .filter(isDay)
        .sort();
    },
    reading: async (day, use) => {
      const file = await open(day);
      try {
        return await use(file);
      } finally {
        await file.close();
      }
    },
    remove: async (days) => {
      for (const day of days) {
        await removeIfThere(files, segmentPath(day));
        await removeIfThere(files, badPath(day));
      }
      await syncFolder(files, path);
    },
    removeHalfMade: async () => {
      const names = await files.readdir(path);
      for (const name of names)
        if (name.endsWith(TEMPORARY_SUFFIX)) await removeIfThere(files, join(path, name));
    },
  };
};
