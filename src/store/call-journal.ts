// Calls and outbox, kept in the journal: the ports CallStore and Outbox, and what the process needs to run them.
import { join } from 'node:path';
import type { Instant } from '../core/instant.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { readCall } from './call-reader.ts';
import { callsBetween } from './calls-between.ts';
import { prepareFolder } from './data-folder.ts';
import { createEraser } from './erase-calls.ts';
import { diskFiles, type FileOps } from './file-ops.ts';
import { createGroupCommit, type Health } from './group-commit.ts';
import { createHangWatch, type HangWatch } from './hang-watch.ts';
import { createJournalCalls } from './journal-calls.ts';
import type { JournalLine } from './journal-line.ts';
import { createJournalOutbox } from './journal-outbox.ts';
import { createRollover } from './journal-rollover.ts';
import { createJournalState } from './journal-state.ts';
import { type KnownCall, type KnownCalls, unwrittenCalls } from './known-calls.ts';
import { type CallSource, latestCalls } from './latest-calls.ts';
import { lineText } from './line-text.ts';
import { type JournalFound, loadJournal, SEGMENTS_READ } from './load-journal.ts';
import { createSegmentFolder, type Day, dayOf, type SegmentFolder } from './segment-folder.ts';
import { createSegmentWriter, type SegmentWriter } from './segment-writer.ts';
import { StoreError } from './store-error.ts';
import { createUnhungReading } from './unhung-reading.ts';

export interface CallJournal {
  readonly calls: CallStore;
  readonly outbox: Outbox;
  /**
   * Reads what is kept; nothing else may be asked before.
   * @throws StoreError `journal-newer`, `journal-unreadable`, `folder-not-a-folder`, `folder-not-usable`
   */
  readonly open: () => Promise<JournalFound>;
  /** Writes what a failing disk left in memory, if there is any; to be called every now and then. Never rejects. */
  readonly retry: () => Promise<Health>;
  readonly health: () => Health;
  /** Looks whether the disk hangs; to be called every second. */
  readonly look: () => void;
  /** Removes the segments of days before `at`, except the two newest; resolves to the days that went. */
  readonly removeBefore: (at: Instant) => Promise<readonly Day[]>;
  /** Writes what waits, then lets go of the files. Rejects when something could not be written. */
  readonly close: () => Promise<void>;
}

interface Deps {
  /** A folder that `prepareFolder` accepted and that is locked for us. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly files?: FileOps;
  readonly log?: Pick<Log, 'error'>;
  /** Of what is written. */
  readonly disk?: HangWatch;
}

/** What is in memory and every segment there is. */
const callSource = (folder: SegmentFolder, writer: SegmentWriter, known: KnownCalls): CallSource => ({
  unwritten: () => unwrittenCalls(known),
  days: async () => [...(await folder.days())].reverse(),
  open: folder.open,
  lengthOf: async (day, file) => (day === writer.day() ? writer.length() : (await file.stat()).size),
});

const removeOld = async (folder: SegmentFolder, at: Instant): Promise<readonly Day[]> => {
  const days = await folder.days();
  const old = days.slice(0, -SEGMENTS_READ).filter((day) => day < dayOf(at));
  if (old.length > 0) await folder.remove(old);
  return old;
};

export const createCallJournal = ({
  dataDir,
  clock,
  files: given = diskFiles,
  log,
  disk = createHangWatch(),
}: Deps): CallJournal => {
  const path = join(dataDir, 'calls');
  const files = disk.watched(given);
  const folder = createSegmentFolder(path, files);
  const reading = createUnhungReading({ path, files: given, disk });
  const writer = createSegmentWriter(folder, files);
  const state = createJournalState();
  const source = callSource(reading.folder, writer, state.known);
  const group = createGroupCommit<KnownCall | null>({
    prepare: createRollover({ folder, writer, state, clock, log }),
    append: writer.append,
    written: (known, offset) => {
      if (known !== null) state.known.written(known, offset);
    },
    hanging: disk.hanging,
  });
  disk.onHang(group.giveUp);
  let isOpen = false;
  const commit = (change: Omit<JournalLine, 'v'>, known: KnownCall | null = null): Promise<void> =>
    isOpen
      ? group.commit(lineText(change), known)
      : Promise.reject(new StoreError('not-open', 'The call journal is not open.'));

  const erase = createEraser({
    folder,
    files,
    writer,
    state,
    exclusively: group.exclusively,
    flush: group.flush,
  });

  return {
    calls: createJournalCalls({
      state,
      standStill: () => disk.unlessItHangs(async () => state.moving),
      readCall: (callId, place) => reading.unlessItHangs(() => readCall(reading.folder, callId, place)),
      latest: (query) => reading.unlessItHangs(() => latestCalls(query, source)),
      between: (span) => reading.piecewise(callsBetween(span, source)),
      erase: (what) => disk.unlessItHangs(() => erase(what)),
      commit,
      flush: group.flush,
    }),
    outbox: createJournalOutbox({ state, commit }),
    open: async () => {
      await prepareFolder(folder.path, files);
      const found = await loadJournal({ folder, files, state, writer });
      isOpen = true;
      return found;
    },
    retry: async () => {
      await group.flush().catch(() => undefined);
      return group.health();
    },
    health: group.health,
    look: () => {
      disk.look();
      reading.look();
    },
    removeBefore: (at) => disk.unlessItHangs(() => removeOld(folder, at)),
    close: async () => {
      isOpen = false;
      try {
        await group.flush();
      } finally {
        await disk.unlessItHangs(writer.close);
      }
    },
  };
};
