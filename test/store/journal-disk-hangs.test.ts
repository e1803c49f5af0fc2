// The journal on a disk that hangs: what is written or read does not come back, and no error says so.
import { describe, expect, it } from 'vitest';
import { DISK_DOES_NOT_ANSWER } from '../../src/core/warning.ts';
import { type CallJournal, createCallJournal } from '../../src/store/call-journal.ts';
import { LOOKS_UNTIL_IT_HANGS } from '../../src/store/hang-watch.ts';
import { aCall, aClock, aFolder, anEntry } from './builders.ts';
import { aFailingDisk, type FailingDisk, sticks } from './failing-disk.ts';

const HANGS = { why: { kind: 'disk-hangs' } };
const UNREAD = { why: { kind: 'disk-unread' } };
const HANGING = { writable: false, error: DISK_DOES_NOT_ANSWER };

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

const reopened = async ({ dataDir }: Stage): Promise<CallJournal> => {
  const journal = createCallJournal({ dataDir, clock: aClock() });
  expect(await journal.open()).toMatchObject({ torn: null, damaged: [] });
  return journal;
};

const add = ({ journal }: Stage, id: string) => journal.calls.update(id, () => ({ call: aCall(id) }));

/** What was asked of the disk has begun. */
const aMoment = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 20);
  });

/** So many seconds later. */
const looked = async ({ journal }: Pick<Stage, 'journal'>, times = LOOKS_UNTIL_IT_HANGS): Promise<void> => {
  await aMoment();
  for (let n = 0; n < times; n += 1) journal.look();
};

const answers = async (answer: () => void): Promise<void> => {
  answer();
  await aMoment();
};

describe('a disk that hangs', () => {
  it('is known after seconds: whoever waits is told, nobody waits any more, and all is written when it answers', async () => {
    const stage = await aStage();
    const { disk, journal } = stage;
    await add(stage, 'c1');
    const answer = sticks(disk);
    const waiting = add(stage, 'c2');
    const told = expect(waiting).rejects.toMatchObject(HANGS);
    await looked(stage, LOOKS_UNTIL_IT_HANGS - 1);
    expect(journal.health()).toEqual({ writable: true, unwritten: 1 });
    await looked(stage, 1);
    await told;
    await expect(add(stage, 'c3')).rejects.toMatchObject(HANGS);
    await expect(journal.outbox.put([anEntry('a')])).rejects.toMatchObject(HANGS);
    expect(await journal.retry()).toEqual({ ...HANGING, unwritten: 3 });
    expect(await journal.calls.find('c3')).toEqual(aCall('c3'));

    await answers(answer);
    await add(stage, 'c4');
    expect(journal.health()).toEqual({ writable: true, unwritten: 0 });
    await journal.close();
    const again = await reopened(stage);
    for (const id of ['c1', 'c2', 'c3', 'c4']) expect(await again.calls.find(id)).toEqual(aCall(id));
    expect(await again.outbox.pending()).toMatchObject([{ key: 'a' }]);
    await again.close();
  });

  it('is not one that is slow: a commit after another is waited for', async () => {
    const stage = await aStage();
    for (let n = 0; n < 3 * LOOKS_UNTIL_IT_HANGS; n += 1) {
      await add(stage, `c${n}`);
      await looked(stage, 1);
    }
    expect(stage.journal.health()).toEqual({ writable: true, unwritten: 0 });
    await stage.journal.close();
  });

  it('at the very first commit, when the segment is begun', async () => {
    const stage = await aStage();
    const answer = sticks(stage.disk);
    const told = expect(add(stage, 'c1')).rejects.toMatchObject(HANGS);
    await looked(stage);
    await told;
    await answers(answer);
    await stage.journal.close();
    const again = await reopened(stage);
    expect(await again.calls.find('c1')).toEqual(aCall('c1'));
    await again.close();
  });

  it('does not let a repeated report pass for kept', async () => {
    const stage = await aStage();
    await add(stage, 'c0');
    const answer = sticks(stage.disk);
    const told = expect(add(stage, 'c1')).rejects.toMatchObject(HANGS);
    await looked(stage);
    await told;
    await expect(stage.journal.calls.update('c1', () => undefined)).rejects.toMatchObject(HANGS);
    await answers(answer);
    expect(await stage.journal.calls.update('c1', () => undefined)).toEqual(aCall('c1'));
    await stage.journal.close();
  });

  it('and then fails is one that fails', async () => {
    const stage = await aStage();
    await add(stage, 'c0');
    const answer = sticks(stage.disk);
    stage.disk.syncFails = 'EIO';
    const told = expect(add(stage, 'c1')).rejects.toMatchObject(HANGS);
    await looked(stage);
    await told;
    await answers(answer);
    await expect(stage.journal.retry()).resolves.toMatchObject({ error: 'EIO: as told', unwritten: 1 });
    stage.disk.syncFails = null;
    expect(await stage.journal.retry()).toEqual({ writable: true, unwritten: 0 });
    await stage.journal.close();
  });

  it('ends no stop late: it is told that something was not written', async () => {
    const stage = await aStage();
    await add(stage, 'c0');
    const answer = sticks(stage.disk);
    void add(stage, 'c1').catch(() => undefined);
    const closing = expect(stage.journal.close()).rejects.toMatchObject(HANGS);
    await looked(stage);
    await closing;
    await answers(answer);
  });

  it('keeps nobody waiting who wants calls erased', async () => {
    const stage = await aStage();
    await add(stage, 'c1');
    const answer = sticks(stage.disk);
    const erasing = expect(
      stage.journal.calls.erase({ callIds: new Set(['c1']), marks: new Set(), keys: new Set() }),
    ).rejects.toMatchObject(HANGS);
    await looked(stage);
    await erasing;
    await answers(answer);
    await stage.journal.close();
    const again = await reopened(stage);
    expect(await again.calls.find('c1')).toBeUndefined();
    await again.close();
  });
});

describe('reading from a disk that hangs', () => {
  it('is given up after seconds, and not tried while it hangs', async () => {
    const written = await aStage();
    await add(written, 'c1');
    await written.journal.close();
    const disk = aFailingDisk();
    const journal = createCallJournal({ dataDir: written.dataDir, clock: aClock(), files: disk.files });
    await journal.open();
    const answer = sticks(disk);
    const every = { fromAt: 0, untilAt: Number.MAX_SAFE_INTEGER };
    const all = async () => {
      for await (const _piece of journal.calls.between(every));
    };
    const reads = [() => journal.calls.find('c1'), () => journal.calls.latest({ limit: 1 }), all];
    const given = reads.map((read) => expect(read()).rejects.toMatchObject(UNREAD));
    await looked({ journal });
    await Promise.all(given);
    for (const read of reads) await expect(read()).rejects.toMatchObject(UNREAD);
    expect(journal.health()).toEqual({ writable: true, unwritten: 0 });
    await answers(answer);
    expect(await journal.calls.latest({ limit: 1 })).toEqual([aCall('c1')]);
    await journal.close();
  });
});
