// Takes calls out of the journal for good: every line that holds one is left out of its segment, which is written anew.

import type { Erasure } from '../ports/store.ts';
import { removeIfThere, replaceFile } from './durable-file.ts';
import type { FileOps, OpenFile } from './file-ops.ts';
import { type JournalLine, parseLine } from './journal-line.ts';
import type { JournalState } from './journal-state.ts';
import { createLineRun } from './line-text.ts';
import { createPlanReader } from './plan-reader.ts';
import type { Day, SegmentFolder } from './segment-folder.ts';
import { linesOf, type PlacedLine } from './segment-lines.ts';
import type { SegmentWriter } from './segment-writer.ts';

interface Deps {
  readonly folder: SegmentFolder;
  readonly files: FileOps;
  readonly writer: SegmentWriter;
  readonly state: JournalState;
  /** Runs the work while nothing is being written. */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  /** Resolves when all that was committed is on disk. */
  readonly flush: () => Promise<void>;
}

interface Told {
  readonly key: string;
  readonly effect: object;
}

/** Whether it is about what is to be erased. */
export const isErased = ({ key, effect }: Told, { callIds, keys }: Erasure): boolean =>
  keys.has(key) || ('callId' in effect && typeof effect.callId === 'string' && callIds.has(effect.callId));

const keptMarks = (
  marks: JournalLine['marks'],
  erasure: Erasure,
): Readonly<Record<string, number>> | undefined =>
  marks && Object.fromEntries(Object.entries(marks).filter(([name]) => !erasure.marks.has(name)));

/** The line without what is to be erased; null: nothing of it is left. */
const withoutErased = (line: JournalLine, erasure: Erasure): Omit<JournalLine, 'v'> | null => {
  if (line.call !== undefined && erasure.callIds.has(line.call.id)) return null;
  const { v: _version, put, postponed, marks, ...rest } = line;
  const stays = <E extends Told>(entries: readonly E[] | undefined) =>
    entries?.filter((entry) => !isErased(entry, erasure));
  const kept = { ...rest, put: stays(put), postponed: stays(postponed), marks: keptMarks(marks, erasure) };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
};

interface KeptLine {
  readonly bytes: Buffer;
  readonly callId: string | undefined;
}

/** What cannot be read stays, unless it speaks of what is to be erased. */
const keptUnread = (bytes: Buffer, text: string, { callIds }: Erasure): KeptLine | null =>
  [...callIds].some((id) => text.includes(id)) ? null : { bytes, callId: undefined };

/** What is to stand at `at` instead of a line of the file; null: nothing. */
type Keep = (line: PlacedLine, at: number) => Promise<KeptLine | null>;

const createKeeper = (file: OpenFile, erasure: Erasure): Keep => {
  const withPlan = createPlanReader(file);
  const render = createLineRun();
  return async ({ bytes, offset }, at) => {
    const text = bytes.toString();
    const reading = parseLine(text);
    if (reading.kind !== 'line') return keptUnread(bytes, text, erasure);
    const kept = withoutErased(await withPlan(reading.line, offset), erasure);
    return kept && { bytes: render(kept, at), callId: kept.call?.id };
  };
};

/** What stays of these lines, to stand at `at`; where each call's last line then stands goes into `offsets`. */
const keptBytes = async (
  lines: readonly PlacedLine[],
  at: number,
  keep: Keep,
  offsets: Map<string, number>,
): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let offset = at;
  for (const line of lines) {
    const kept = await keep(line, offset);
    if (kept === null) continue;
    if (kept.callId !== undefined) offsets.set(kept.callId, offset);
    pieces.push(kept.bytes);
    offset += kept.bytes.length;
  }
  return Buffer.concat(pieces);
};

export const createEraser = ({ folder, files, writer, state, exclusively, flush }: Deps) => {
  /** The lines of a segment that stay; where each call's last one then stands goes into `offsets`. */
  async function* keptPieces(
    day: Day,
    erasure: Erasure,
    offsets: Map<string, number>,
  ): AsyncGenerator<Buffer> {
    const file = await folder.open(day);
    try {
      const end = day === writer.day() ? writer.length() : (await file.stat()).size;
      const keep = createKeeper(file, erasure);
      let offset = 0;
      for await (const lines of linesOf(file, end)) {
        const kept = await keptBytes(lines, offset, keep, offsets);
        offset += kept.length;
        yield kept;
      }
    } finally {
      await file.close();
    }
  }

  const rewrite = async (day: Day, erasure: Erasure): Promise<void> => {
    const offsets = new Map<string, number>();
    const pieces = keptPieces(day, erasure, offsets);
    const moved = (): void => state.known.rewrite(day, offsets);
    if (day === writer.day()) await writer.begin(day, pieces, moved);
    else await replaceFile(files, folder.segmentPath(day), pieces, moved);
    // What was set aside as damaged may speak of them too, and nobody needs it any more.
    await removeIfThere(files, folder.badPath(day));
  };

  /** Calls that are read back meanwhile wait: their lines move. */
  const rewriting = async (work: () => Promise<void>): Promise<void> => {
    const done = work();
    state.moving = done.catch(() => undefined);
    try {
      await done;
    } finally {
      state.moving = null;
    }
  };

  const forgetInMemory = (erasure: Erasure): void => {
    for (const callId of erasure.callIds) {
      state.known.forget(callId);
      state.looks.forget(callId);
    }
    for (const name of erasure.marks) state.marks.delete(name);
    state.outbox.settle(state.outbox.entries().filter((entry) => isErased(entry, erasure)));
  };

  const step = async (day: Day, erasure: Erasure): Promise<void> => {
    const work = (): Promise<void> => rewriting(() => rewrite(day, erasure));
    await (day === writer.day() ? exclusively(work) : work());
  };

  /** Rejects when the disk fails; what is gone by then stays gone, and it may be asked for again. */
  return async (erasure: Erasure): Promise<void> => {
    await flush();
    forgetInMemory(erasure);
    // What was told of them meanwhile would else be written after their lines are gone.
    await flush();
    const done = new Set<Day>();
    // A day may begin meanwhile, and what was the newest segment is an older one then.
    for (;;) {
      const next = (await folder.days()).find((day) => !done.has(day));
      if (next === undefined) return;
      await step(next, erasure);
      done.add(next);
    }
  };
};
