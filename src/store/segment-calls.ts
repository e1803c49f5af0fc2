// The calls on the lines of one segment, the newest line first, one piece of it in memory at a time.
import type { Call } from '../core/call.ts';
import type { OpenFile } from './file-ops.ts';
import { type LineReading, parseLine } from './journal-line.ts';
import { createPlanReader, type WithPlan } from './plan-reader.ts';
import type { Day } from './segment-folder.ts';
import { linesBackwards, type PlacedLine } from './segment-lines.ts';
import { systemCode } from './store-error.ts';

export interface SegmentReading {
  readonly open: (day: Day) => Promise<OpenFile>;
  /** How much of the segment is whole. */
  readonly lengthOf: (day: Day, file: OpenFile) => Promise<number>;
}

type IsWanted = (line: string) => boolean;

const callsOf = async (
  lines: readonly PlacedLine[],
  isWanted: IsWanted,
  withPlan: WithPlan,
): Promise<readonly Call[]> => {
  const calls: Call[] = [];
  for (const { bytes, offset } of lines) {
    const text = bytes.toString();
    const reading: LineReading = isWanted(text) ? parseLine(text) : { kind: 'damaged' };
    if (reading.kind !== 'line' || reading.line.call === undefined) continue;
    const { planBack } = reading.line;
    const { call } = planBack === undefined ? reading.line : await withPlan(reading.line, offset);
    if (call !== undefined) calls.push(call);
  }
  return calls;
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
  isWanted: IsWanted = () => true,
): AsyncGenerator<readonly Call[], number> {
  const file = await openIfThere(reading, day);
  if (file === null) return 0;
  try {
    const length = await reading.lengthOf(day, file);
    const withPlan = createPlanReader(file);
    for await (const lines of linesBackwards(file, length)) yield await callsOf(lines, isWanted, withPlan);
    return length;
  } finally {
    await file.close();
  }
}
