// The calls on the lines of one segment, the newest line first, one piece of it in memory at a time.
import type { Call } from '../core/call.ts';
import type { OpenFile } from './file-ops.ts';
import { parseLine } from './journal-line.ts';
import type { Day } from './segment-folder.ts';
import { linesBackwards } from './segment-lines.ts';
import { systemCode } from './store-error.ts';

export interface SegmentReading {
  readonly open: (day: Day) => Promise<OpenFile>;
  /** How much of the segment is whole. */
  readonly lengthOf: (day: Day, file: OpenFile) => Promise<number>;
}

const callOf = (text: string): readonly Call[] => {
  const reading = parseLine(text);
  return reading.kind === 'line' && reading.line.call !== undefined ? [reading.line.call] : [];
};

const openIfThere = async ({ open }: SegmentReading, day: Day): Promise<OpenFile | null> => {
  try {
    return await open(day);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Returns the bytes there were to read; a segment that was removed meanwhile has none. */
export async function* callsBackwards(
  reading: SegmentReading,
  day: Day,
  isWanted: (line: string) => boolean = () => true,
): AsyncGenerator<readonly Call[], number> {
  const file = await openIfThere(reading, day);
  if (file === null) return 0;
  try {
    const length = await reading.lengthOf(day, file);
    for await (const lines of linesBackwards(file, length)) yield lines.filter(isWanted).flatMap(callOf);
    return length;
  } finally {
    await file.close();
  }
}
