// The journal on a disk that fails: what is told, what stays in memory, and how it goes on.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CallJournal, createCallJournal } from '../../src/store/call-journal.ts';
import { aCall, aClock, aFinishedCall, aFolder, anEnd, anEntry } from './builders.ts';
import { aFailingDisk, type FailingDisk } from './failing-disk.ts';

interface Stage {
  readonly disk: FailingDisk;
  readonly journal: CallJournal;
  readonly dataDir: string;
}

const aStage = async (): Promise<Stage> => {
  const disk = aFailingDisk();
  const dataDir = await aFolder();
  const journal = createCallJournal({ dataDir, clock: aClock(), files: disk.files });
  await journal.open();
  return { disk, journal, dataDir };
};

const reopened = async (dataDir: string): Promise<CallJournal> => {
  const journal = createCallJournal({ dataDir, clock: aClock() });
  expect(await journal.open()).toMatchObject({ torn: null, damaged: [] });
  return journal;
};

const add = ({ journal }: Stage, id: string) => journal.calls.update(id, () => ({ call: aCall(id) }));

describe('a full disk', () => {
  it.each([0, 1, 50, 150])(
    'with room for %i bytes: told, kept in memory, written when there is room',
    async (room) => {
      const stage = await aStage();
      const { disk, journal, dataDir } = stage;
      await add(stage, 'c1');
      disk.room = room;
      await expect(add(stage, 'c2')).rejects.toMatchObject({ code: 'ENOSPC' });
      disk.room = 0;
      await expect(add(stage, 'c3')).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(journal.health()).toEqual({ writable: false, error: 'ENOSPC: as told', unwritten: 2 });
      expect(await journal.calls.find('c2')).toEqual(aCall('c2'));
      const text = await readFile(join(dataDir, 'calls', '2026-11-22.jsonl'), 'utf8');
      expect(text).toMatch(/"c1".*\n$/);
      expect(text).not.toContain('c2');

      disk.room = Number.POSITIVE_INFINITY;
      await add(stage, 'c4');
      expect(journal.health()).toEqual({ writable: true, unwritten: 0 });
      await journal.close();
      const again = await reopened(dataDir);
      for (const id of ['c1', 'c2', 'c3', 'c4']) expect(await again.calls.find(id)).toEqual(aCall(id));
      await again.close();
    },
  );

  it('is tried again without a new commit', async () => {
    const stage = await aStage();
    const { disk, journal, dataDir } = stage;
    disk.room = 0;
    await expect(journal.outbox.put([anEntry('a')], { told: 1 })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await journal.retry()).toMatchObject({ writable: false, unwritten: 1 });
    disk.room = Number.POSITIVE_INFINITY;
    expect(await journal.retry()).toEqual({ writable: true, unwritten: 0 });
    await journal.close();
    const again = await reopened(dataDir);
    expect(await again.outbox.pending()).toMatchObject([{ key: 'a', place: 1 }]);
    expect(await again.outbox.mark('told')).toBe(1);
    await again.close();
  });

  it('at the very first commit: the segment is begun when there is room', async () => {
    const stage = await aStage();
    stage.disk.room = 10;
    await expect(add(stage, 'c1')).rejects.toMatchObject({ code: 'ENOSPC' });
    stage.disk.room = Number.POSITIVE_INFINITY;
    await stage.journal.close();
    const again = await reopened(stage.dataDir);
    expect(await again.calls.find('c1')).toEqual(aCall('c1'));
    await again.close();
  });

  it('at the end: closing says that something was not written', async () => {
    const stage = await aStage();
    stage.disk.room = 0;
    await expect(add(stage, 'c1')).rejects.toThrow();
    await expect(stage.journal.close()).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(add(stage, 'c2')).rejects.toMatchObject({ code: 'not-open' });
  });

  it('does not let a repeated report pass for kept while the first one is not', async () => {
    const stage = await aStage();
    const { disk, journal } = stage;
    const report = () =>
      journal.calls.update('c1', (call = aCall('c1')) =>
        call.end === undefined ? { call: { ...call, end: anEnd() } } : undefined,
      );
    disk.room = 0;
    await expect(report()).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(report()).rejects.toMatchObject({ code: 'ENOSPC' });
    disk.room = Number.POSITIVE_INFINITY;
    expect(await report()).toEqual(aFinishedCall('c1'));
    expect(journal.health().unwritten).toBe(0);
    await journal.close();
  });
});

describe('a sync that fails', () => {
  it('takes back what was written and writes it anew', async () => {
    const stage = await aStage();
    await add(stage, 'c1');
    stage.disk.syncFails = 'EIO';
    await expect(add(stage, 'c2')).rejects.toMatchObject({ code: 'EIO' });
    const text = await readFile(join(stage.dataDir, 'calls', '2026-11-22.jsonl'), 'utf8');
    expect(text).not.toContain('c2');
    stage.disk.syncFails = null;
    expect(await stage.journal.retry()).toEqual({ writable: true, unwritten: 0 });
    await stage.journal.close();
    const again = await reopened(stage.dataDir);
    expect(await again.calls.find('c2')).toEqual(aCall('c2'));
    await again.close();
  });
});

describe('commits that come together', () => {
  it('do not keep an earlier one waiting', async () => {
    const stage = await aStage();
    const { disk } = stage;
    await add(stage, 'c0');
    const holds = [0, 1].map(() => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      return { held, release: () => release() };
    });
    const [first, second] = holds;
    if (first === undefined || second === undefined) throw new Error('two holds were made');
    const syncs = [first.held, second.held];
    Object.defineProperty(disk, 'hold', { get: () => syncs.shift() });
    const earlier = add(stage, 'c1');
    let isLaterDone = false;
    const later = add(stage, 'c2').then(() => {
      isLaterDone = true;
    });
    first.release();
    await earlier;
    expect(isLaterDone).toBe(false);
    second.release();
    await later;
    await stage.journal.close();
  });

  it('share one write and one sync, and resolve only after it', async () => {
    const stage = await aStage();
    const { disk } = stage;
    await add(stage, 'c0');
    let release = (): void => undefined;
    disk.hold = new Promise((resolve) => {
      release = resolve;
    });
    disk.syncs = 0;
    const done: string[] = [];
    const ids = Array.from({ length: 100 }, (_, n) => `c${n + 1}`);
    const all = ids.map((id) => add(stage, id).then(() => done.push(id)));
    expect(await stage.journal.calls.find('c100')).toEqual(aCall('c100'));
    expect(done).toEqual([]);
    release();
    await Promise.all(all);
    expect(done).toEqual(ids);
    expect(disk.syncs).toBe(1);
    await stage.journal.close();
  });
});
