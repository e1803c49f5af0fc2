// Reads calls back from where their newest lines stand; many in a row with one open file.
import type { Call } from '../core/call.ts';
import type { OpenFile } from './file-ops.ts';
import { parseLine } from './journal-line.ts';
import type { Place } from './known-calls.ts';
import { createPlanReader, type WithPlan } from './plan-reader.ts';
import type { Day, SegmentFolder } from './segment-folder.ts';
import { lineAt } from './segment-lines.ts';

export interface CallReader {
  /** The call on the line at that place; undefined when what stands there is not a state of that call. */
  readonly read: (callId: string, place: Place) => Promise<Call | undefined>;
  readonly close: () => Promise<void>;
}

export const createCallReader = (folder: SegmentFolder): CallReader => {
  let opened: { readonly day: Day; readonly file: OpenFile; readonly withPlan: WithPlan } | null = null;

  const close = async (): Promise<void> => {
    const closing = opened;
    opened = null;
    await closing?.file.close();
  };

  return {
    close,
    read: async (callId, { day, offset }) => {
      if (opened?.day !== day) {
        await close();
        const file = await folder.open(day);
        opened = { day, file, withPlan: createPlanReader(file) };
      }
      const { file, withPlan } = opened;
      const reading = parseLine((await lineAt(file, offset)) ?? '');
      if (reading.kind !== 'line' || reading.line.call?.id !== callId) return undefined;
      return (await withPlan(reading.line, offset)).call;
    },
  };
};

export const readCall = async (
  folder: SegmentFolder,
  callId: string,
  place: Place,
): Promise<Call | undefined> => {
  const reader = createCallReader(folder);
  try {
    return await reader.read(callId, place);
  } finally {
    await reader.close();
  }
};
