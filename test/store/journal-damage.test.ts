// Journals damaged on disk: the torn last line goes, other damaged lines are kept aside, everything else is there.
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CallJournal, createCallJournal } from '../../src/store/call-journal.ts';
import { aCall, aClock, aFinishedCall, aFolder, anEntry } from './builders.ts';

const DAY = '2026-11-22';

const openIn = async (dataDir: string, clock = aClock()): Promise<CallJournal> => {
  const journal = createCallJournal({ dataDir, clock });
  await journal.open();
  return journal;
};

/** A journal whose last two lines are those of `c2` and `c3`. */
const aJournal = async (): Promise<{ dataDir: string; path: string; bytes: Buffer }> => {
  const dataDir = await aFolder();
  const journal = await openIn(dataDir);
  for (const id of ['c1', 'c2', 'c3']) {
    await journal.calls.update(id, () => ({ call: aFinishedCall(id), enqueue: [anEntry(`card:${id}`)] }));
  }
  await journal.close();
  const path = join(dataDir, 'calls', `${DAY}.jsonl`);
  return { dataDir, path, bytes: await readFile(path) };
};

const lineStarts = (bytes: Buffer): number[] =>
  [0, ...[...bytes.keys()].filter((at) => bytes[at] === 10).map((at) => at + 1)].slice(0, -1);

describe('a journal cut in its last line', () => {
  it('loses that line only, wherever it is cut, and goes on from there', async () => {
    const { dataDir, path, bytes } = await aJournal();
    const last = lineStarts(bytes).at(-1) ?? 0;
    for (let cut = last; cut < bytes.length; cut += 1) {
      await writeFile(path, bytes.subarray(0, cut));
      const journal = createCallJournal({ dataDir, clock: aClock() });
      const found = await journal.open();
      expect(found).toEqual({
        days: [DAY],
        torn: cut === last ? null : { day: DAY, bytes: cut - last },
        damaged: [],
      });
      expect((await stat(path)).size).toBe(last);
      expect(await journal.calls.find('c2')).toEqual(aFinishedCall('c2'));
      expect(await journal.calls.find('c3')).toBeUndefined();
      expect((await journal.outbox.pending()).map(({ key }) => key)).toEqual(['card:c1', 'card:c2']);
      await journal.close();
    }
  });

  it('takes new lines after the cut', async () => {
    const { dataDir, path, bytes } = await aJournal();
    await writeFile(path, bytes.subarray(0, -5));
    const journal = await openIn(dataDir);
    await journal.calls.update('c4', () => ({ call: aCall('c4') }));
    await journal.close();
    const again = await openIn(dataDir);
    expect(await again.calls.find('c4')).toEqual(aCall('c4'));
    await again.close();
  });

  it.each([
    ['zeros a power cut left', '\0'.repeat(300)],
    ['rubbish with a newline', 'rubbish\n'],
    ['JSON that is no line', '{"v":1,"call":{"id":7}}\n'],
  ])('drops %s at the very end', async (_name, tail) => {
    const { dataDir, path, bytes } = await aJournal();
    await appendFile(path, tail);
    const journal = createCallJournal({ dataDir, clock: aClock() });
    expect(await journal.open()).toMatchObject({ torn: { day: DAY, bytes: tail.length }, damaged: [] });
    expect(await readFile(path)).toEqual(bytes);
    await journal.close();
  });
});

describe('a journal damaged in the middle', () => {
  it('keeps the damaged line aside, tells of it, and has all the rest', async () => {
    const { dataDir, path, bytes } = await aJournal();
    const [second = 0, third = 0] = lineStarts(bytes).slice(-2);
    const damaged = Buffer.from(bytes);
    damaged.fill('#', second + 10, third - 30);
    await writeFile(path, damaged);
    const journal = createCallJournal({ dataDir, clock: aClock() });
    const keptAs = join(dataDir, 'calls', `${DAY}.bad`);
    expect(await journal.open()).toEqual({
      days: [DAY],
      torn: null,
      damaged: [{ day: DAY, lines: 1, keptAs }],
    });
    expect(await readFile(keptAs)).toEqual(damaged.subarray(second, third));
    expect((await stat(keptAs)).mode & 0o777).toBe(0o600);
    expect(await journal.calls.find('c1')).toEqual(aFinishedCall('c1'));
    expect(await journal.calls.find('c2')).toBeUndefined();
    expect(await journal.calls.find('c3')).toEqual(aFinishedCall('c3'));
    expect((await journal.calls.latest({ limit: 9 })).map(({ id }) => id)).toEqual(['c3', 'c1']);
    await journal.close();
  });

  it('never fails to open, whatever single byte is wrong', async () => {
    const { dataDir, path, bytes } = await aJournal();
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x11;
      await writeFile(path, damaged);
      const journal = createCallJournal({ dataDir, clock: aClock() });
      await journal.open().catch((error: unknown) => {
        // A changed version number is one nobody knows.
        expect(error).toMatchObject({ code: 'journal-newer' });
      });
      await journal.close();
    }
  });

  it('does not take a call for unknown that was damaged after the start', async () => {
    const { dataDir, path, bytes } = await aJournal();
    const journal = await openIn(dataDir);
    await writeFile(path, Buffer.alloc(bytes.length, '#'));
    expect(await journal.calls.find('c1')).toBeUndefined();
    await journal.close();
  });
});

describe('a journal that is not ours to read', () => {
  it('of a newer Jour is refused', async () => {
    const { dataDir, path } = await aJournal();
    await appendFile(path, '{"v":3,"moons":3}\n');
    await expect(openIn(dataDir)).rejects.toMatchObject({
      code: 'journal-newer',
      facts: { path, version: 3 },
    });
  });

  it('is not mixed up with other files in its folder', async () => {
    const { dataDir } = await aJournal();
    await writeFile(join(dataDir, 'calls', '2026-99-99.jsonl'), 'no such day');
    await writeFile(join(dataDir, 'calls', 'notes.txt'), 'mine');
    await writeFile(join(dataDir, 'calls', '2026-11-23.jsonl.tmp'), 'half made');
    const journal = createCallJournal({ dataDir, clock: aClock() });
    expect(await journal.open()).toMatchObject({ days: [DAY] });
    await journal.close();
    const names = (await readdir(join(dataDir, 'calls'))).sort();
    expect(names).toEqual(['2026-11-22.jsonl', '2026-99-99.jsonl', 'notes.txt']);
  });
});
