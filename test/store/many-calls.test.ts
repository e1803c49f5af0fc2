// A hundred thousand kept calls: a start reads two days, a new call reads nothing, an old report reads one line.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/instant.ts';
import { createCallJournal } from '../../src/store/call-journal.ts';
import { renderLine } from '../../src/store/line-text.ts';
import { dayOf } from '../../src/store/segment-folder.ts';
import { aClock, aFinishedCall, aFolder, anEnd, NOON } from './builders.ts';
import { aCountedDisk } from './counted-disk.ts';

const CALLS_A_DAY = 1_000;

const keepDays = async (dataDir: string, days: number): Promise<void> => {
  await mkdir(join(dataDir, 'calls'));
  for (let back = 0; back < days; back += 1) {
    const startedAt = NOON - back * DAY_MS;
    const day = dayOf(startedAt);
    const lines = Array.from({ length: CALLS_A_DAY }, (_, n) =>
      renderLine({ call: aFinishedCall(`${day}-${n}`, { startedAt: startedAt + n, end: anEnd(startedAt) }) }),
    );
    await writeFile(
      join(dataDir, 'calls', `${day}.jsonl`),
      [renderLine({ start: { day } }), ...lines].join(''),
    );
  }
};

it.each([2, 100])('with %i days of a thousand calls kept, everything costs the same', async (days) => {
  const dataDir = await aFolder();
  await keepDays(dataDir, days);
  const disk = aCountedDisk();
  const journal = createCallJournal({ dataDir, clock: aClock(), files: disk.files });
  await journal.open();
  expect(disk.opened).toEqual(['2026-11-21', '2026-11-22']);
  expect(disk.bytesRead).toBeLessThan(700_000);

  disk.opened.length = 0;
  disk.bytesRead = 0;
  expect(await journal.calls.find('never-heard-of')).toBeUndefined();
  await journal.calls.update('new', () => ({ call: aFinishedCall('new') }));
  expect(disk.opened).toEqual([]);

  expect((await journal.calls.find('2026-11-21-999'))?.id).toBe('2026-11-21-999');
  expect((await journal.calls.find('2026-11-21-999'))?.id).toBe('2026-11-21-999');
  expect(disk.opened).toEqual(['2026-11-21']);
  expect(disk.bytesRead).toBeLessThanOrEqual(8_192);

  disk.opened.length = 0;
  const latest = await journal.calls.latest({ limit: 10 });
  expect(latest.map(({ id }) => id).slice(0, 2)).toEqual(['2026-11-22-999', '2026-11-22-998']);
  expect(disk.opened).toEqual(['2026-11-22']);
  await journal.close();
});

it('the latest of few that match are looked for in every day there is', async () => {
  const dataDir = await aFolder();
  await keepDays(dataDir, 10);
  const journal = createCallJournal({ dataDir, clock: aClock() });
  await journal.open();
  const found = await journal.calls.latest({
    limit: 3,
    matches: ({ id }) => id.endsWith('-17') && id < '2026-11-16',
  });
  expect(found.map(({ id }) => id)).toEqual(['2026-11-15-17', '2026-11-14-17', '2026-11-13-17']);
  await journal.close();
});
