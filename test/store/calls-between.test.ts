// A span of calls in a long journal: in which segments it is looked for, and that reading holds up nothing.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DAY_MS } from '../../src/core/instant.ts';
import { createCallJournal } from '../../src/store/call-journal.ts';
import { diskFiles, type FileOps } from '../../src/store/file-ops.ts';
import { renderLine } from '../../src/store/line-text.ts';
import { dayOf } from '../../src/store/segment-folder.ts';
import { aCall, aClock, aFinishedCall, aFolder, allBetween, NOON } from './builders.ts';

/** Each day holds the calls that began on it, and the day after tells how they ended. */
const aJournalOf = async (days: number, callsADay: number) => {
  const dataDir = await aFolder();
  await mkdir(join(dataDir, 'calls'));
  const idsOf = (day: string): string[] => Array.from({ length: callsADay }, (_, n) => `${day}-${n}`);
  for (let back = days; back >= 0; back -= 1) {
    const startedAt = NOON - back * DAY_MS;
    const [day, dayBefore] = [dayOf(startedAt), dayOf(startedAt - DAY_MS)];
    const lines = [
      renderLine({ start: { day } }).toString(),
      ...idsOf(dayBefore).map((id) =>
        renderLine({ call: aFinishedCall(id, { startedAt: startedAt - DAY_MS }) }).toString(),
      ),
      ...idsOf(day).map((id) => renderLine({ call: aCall(id, { startedAt }) }).toString()),
    ];
    await writeFile(join(dataDir, 'calls', `${day}.jsonl`), lines.join(''));
  }
  const opened: string[] = [];
  const stillOpen = new Set<string>();
  const files: FileOps = {
    ...diskFiles,
    open: async (path, flags, mode) => {
      const file = await diskFiles.open(path, flags, mode);
      if (flags !== 'r') return file;
      const day = path.slice(-16, -6);
      opened.push(day);
      stillOpen.add(day);
      const close = file.close.bind(file);
      return Object.assign(file, { close: () => close().finally(() => stillOpen.delete(day)) });
    },
  };
  const journal = createCallJournal({ dataDir, clock: aClock(), files });
  await journal.open();
  onTestFinished(() => journal.close());
  return { calls: journal.calls, opened, stillOpen };
};

const NOVEMBER_10 = { fromAt: NOON - 12 * DAY_MS, untilAt: NOON - 11 * DAY_MS };

describe('the calls of a span of time', () => {
  it('count once and as they ended, however many segments tell of them', async () => {
    const { calls } = await aJournalOf(20, 5);
    const found = await allBetween(calls, NOVEMBER_10);
    expect(found.map(({ id }) => id).sort()).toEqual([0, 1, 2, 3, 4].map((n) => `2026-11-10-${n}`));
    expect(found.every(({ end }) => end !== undefined)).toBe(true);
  });

  it('are looked for in no segment from before they began', async () => {
    const { calls, opened } = await aJournalOf(20, 1);
    opened.length = 0;
    await allBetween(calls, NOVEMBER_10);
    expect(opened.filter((day) => day < '2026-11-09')).toEqual([]);
    expect(opened).toContain('2026-11-11');
  });

  it('leave no file open when whoever asked has seen enough', async () => {
    const { calls, stillOpen } = await aJournalOf(3, 2_000);
    for await (const piece of calls.between({ fromAt: 0, untilAt: NOON + DAY_MS }))
      if (piece.length > 0) {
        expect(stillOpen.size).toBe(1);
        break;
      }
    expect([...stillOpen]).toEqual([]);
  });

  it('come in pieces, so that others have their turn meanwhile', async () => {
    const { calls } = await aJournalOf(2, 3_000);
    let turns = 0;
    let isOver = false;
    const takeTurns = (): void => {
      turns += 1;
      if (!isOver) setImmediate(takeTurns);
    };
    takeTurns();
    let largest = 0;
    for await (const piece of calls.between({ fromAt: 0, untilAt: NOON + DAY_MS }))
      largest = Math.max(largest, piece.length);
    isOver = true;
    expect(largest).toBeLessThan(1_000);
    expect(turns).toBeGreaterThan(20);
  });
});
