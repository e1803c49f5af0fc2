// Reads the two newest segments at a start. A torn last line goes; damaged lines are kept aside; both are told, neither stops a start.
import { replaceFile } from './durable-file.ts';
import type { FileOps, OpenFile } from './file-ops.ts';
import { isWhole, parseLine } from './journal-line.ts';
import type { JournalState } from './journal-state.ts';
import { replayLine } from './journal-state.ts';
import type { Day, SegmentFolder } from './segment-folder.ts';
import { linesOf, type PlacedLine } from './segment-lines.ts';
import type { SegmentWriter } from './segment-writer.ts';
import { describeError, StoreError } from './store-error.ts';

export interface JournalFound {
  /** The segments that were read, oldest first. */
  readonly days: readonly Day[];
  /** A last line that was being written when the process died: never acknowledged, dropped. */
  readonly torn: { readonly day: Day; readonly bytes: number } | null;
  /** Lines that something else damaged: skipped. If other lines name one for its plan, their calls are without. `keptAs` is the file they were copied to, null when that failed. */
  readonly damaged: readonly { readonly day: Day; readonly lines: number; readonly keptAs: string | null }[];
}

interface Deps {
  readonly folder: SegmentFolder;
  readonly files: FileOps;
  readonly state: JournalState;
  readonly writer: SegmentWriter;
}

/** Older segments than the newest two are read by nobody but `latest`. */
export const SEGMENTS_READ = 2;

interface SegmentReading {
  readonly size: number;
  readonly damaged: readonly Buffer[];
  /** The last line, when it is damaged. */
  readonly tail: Buffer | undefined;
}

const refuseNewer = (path: string, version: number): StoreError =>
  new StoreError(
    'journal-newer',
    `${path} was written by a newer Jour (line version ${version}). Start that Jour again.`,
    { facts: { path, version } },
  );

const refuseUnreadable = (path: string, cause: unknown): StoreError =>
  new StoreError(
    'journal-unreadable',
    `Jour cannot read ${path} (${describeError(cause)}). Give it to the user who runs Jour (chown) with mode 600 (chmod); if the disk is failing, move the file away and start again.`,
    { facts: { path }, cause },
  );

/** Replays one line; false when it is damaged. */
const readLine = (state: JournalState, path: string, { bytes, offset }: PlacedLine): boolean => {
  if (!isWhole(bytes)) return false;
  const reading = parseLine(bytes.toString());
  if (reading.kind === 'newer') throw refuseNewer(path, reading.version);
  if (reading.kind === 'damaged') return false;
  replayLine(state, reading.line, offset);
  return true;
};

const readSegment = async (state: JournalState, path: string, file: OpenFile): Promise<SegmentReading> => {
  const { size } = await file.stat();
  const damaged: Buffer[] = [];
  let tail: Buffer | undefined;
  for await (const lines of linesOf(file, size)) {
    for (const line of lines) {
      if (tail !== undefined) damaged.push(tail);
      tail = readLine(state, path, line) ? undefined : Buffer.from(line.bytes);
    }
  }
  return { size, damaged, tail };
};

const keepAside = async (
  { folder, files }: Deps,
  day: Day,
  lines: readonly Buffer[],
): Promise<string | null> => {
  const path = folder.badPath(day);
  try {
    await replaceFile(files, path, lines);
    return path;
  } catch {
    return null;
  }
};

const loadSegment = async (deps: Deps, day: Day): Promise<SegmentReading> => {
  const path = deps.folder.segmentPath(day);
  deps.state.known.begin(day, new Map());
  try {
    return await deps.folder.reading(day, (file) => readSegment(deps.state, path, file));
  } catch (error) {
    throw error instanceof StoreError ? error : refuseUnreadable(path, error);
  }
};

/** Only the newest segment can have been torn by a process that died; what came of the others must be whole. */
const cutTorn = async (
  { writer }: Deps,
  day: Day,
  reading: SegmentReading,
): Promise<JournalFound['torn']> => {
  const bytes = reading.tail?.length ?? 0;
  await writer.resume(day, reading.size - bytes);
  return bytes > 0 ? { day, bytes } : null;
};

/** @throws StoreError `journal-newer`, `journal-unreadable` */
export const loadJournal = async (deps: Deps): Promise<JournalFound> => {
  await deps.folder.removeHalfMade();
  const days = (await deps.folder.days()).slice(-SEGMENTS_READ);
  const damaged: JournalFound['damaged'][number][] = [];
  let torn: JournalFound['torn'] = null;
  for (const day of days) {
    const reading = await loadSegment(deps, day);
    const isNewest = day === days.at(-1);
    if (isNewest) torn = await cutTorn(deps, day, reading);
    const lines =
      isNewest || reading.tail === undefined ? reading.damaged : [...reading.damaged, reading.tail];
    if (lines.length > 0)
      damaged.push({ day, lines: lines.length, keptAs: await keepAside(deps, day, lines) });
  }
  deps.state.outbox.doubtAll();
  return { days, torn, damaged };
};
