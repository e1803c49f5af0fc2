// The change of day: a new segment begins with what is still open, whole or not at all, and a start reads two.
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/instant.ts';
import type { CallStore } from '../../src/ports/store.ts';
import { type CallJournal, createCallJournal } from '../../src/store/call-journal.ts';
import { diskFiles, type FileOps } from '../../src/store/file-ops.ts';
import {
  aCall,
  aClock,
  aFinishedCall,
  aFolder,
  anEntry,
  aWaitingRecording,
  type HandClock,
  NOON,
} from './builders.ts';
import { aFailingDisk } from './failing-disk.ts';

interface Stage {
  readonly dataDir: string;
  readonly clock: HandClock;
  readonly open: (files?: FileOps) => Promise<CallJournal>;
  readonly segment: (day: string) => string;
}

const aStage = async (): Promise<Stage> => {
  const dataDir = await aFolder();
  const clock = aClock();
  return {
    dataDir,
    clock,
    open: async (files) => {
      const journal = createCallJournal({ dataDir, clock, ...(files ? { files } : {}) });
      await journal.open();
      return journal;
    },
    segment: (day) => join(dataDir, 'calls', `${day}.jsonl`),
  };
};

const keep = (calls: CallStore, call: Call) => calls.update(call.id, () => ({ call }));
const idsOf = (calls: readonly Call[]): string[] => calls.map(({ id }) => id);

describe('after midnight', () => {
  it('the next commit begins a segment with all that is open, which stands without the old one', async () => {
    const { clock, open, segment } = await aStage();
    const journal = await open();
    await keep(journal.calls, aCall('ringing'));
    await keep(journal.calls, aFinishedCall('done'));
    await keep(journal.calls, aFinishedCall('recorded', { recordings: [aWaitingRecording()] }));
    await journal.calls.update('carded', () => ({
      call: aFinishedCall('carded'),
      enqueue: [anEntry('card:carded')],
    }));
    await journal.outbox.put([anEntry('change', { effect: { kind: 'change', seq: 1 } })], { told: 1 });
    const pending = await journal.outbox.pending();

    clock.at = NOON + 12 * HOUR_MS;
    await keep(journal.calls, aCall('next', { startedAt: clock.at }));
    await journal.close();
    expect((await stat(segment('2026-11-23'))).mode & 0o777).toBe(0o600);
    await rm(segment('2026-11-22'));

    const again = await open();
    expect(idsOf(await again.calls.latest({ limit: 9 })).sort()).toEqual([
      'carded',
      'next',
      'recorded',
      'ringing',
    ]);
    expect(await again.calls.find('done')).toBeUndefined();
    expect(await again.outbox.pending()).toEqual(pending.map((entry) => ({ ...entry, maybeSent: true })));
    expect(await again.outbox.mark('told')).toBe(1);
    await again.close();
  });

  it('what was settled yesterday stays settled, and what is settled today too', async () => {
    const { clock, open } = await aStage();
    const journal = await open();
    await journal.outbox.put([anEntry('a'), anEntry('b'), anEntry('c')]);
    await journal.outbox.settle({ key: 'a', revision: 1 });
    clock.at += DAY_MS;
    await journal.outbox.settle({ key: 'b', revision: 2 });
    await journal.close();
    const again = await open();
    expect((await again.outbox.pending()).map(({ key }) => key)).toEqual(['c']);
    await again.close();
  });

  it('a finished call is found for the day after, and shown for as long as it is kept', async () => {
    const { clock, open } = await aStage();
    let journal = await open();
    for (let day = 0; day < 4; day += 1) {
      await keep(journal.calls, aFinishedCall(`c${day}`, { startedAt: clock.at }));
      await journal.close();
      journal = await open();
      clock.at += DAY_MS;
    }
    expect(await journal.calls.find('c1')).toBeUndefined();
    expect((await journal.calls.find('c2'))?.id).toBe('c2');
    const late = await journal.calls.update(
      'c3',
      (call) => call && { call: { ...call, card: { channelId: 'C1', messageId: '1' } } },
    );
    expect(late).toMatchObject({ id: 'c3', end: { totalSeconds: 60 }, card: { messageId: '1' } });
    expect(idsOf(await journal.calls.latest({ limit: 9 }))).toEqual(['c3', 'c2', 'c1', 'c0']);
    expect((await journal.calls.latest({ limit: 1 }))[0]).toEqual(late);
    const odd = await journal.calls.latest({ limit: 2, matches: ({ id }) => id === 'c0' || id === 'c2' });
    expect(idsOf(odd)).toEqual(['c2', 'c0']);
    await journal.close();
  });

  it('a call whose end never came is carried four days, no longer', async () => {
    const { clock, open, segment } = await aStage();
    const journal = await open();
    await keep(journal.calls, aCall('lost'));
    const carried: boolean[] = [];
    for (let day = 1; day <= 6; day += 1) {
      clock.at += DAY_MS;
      await journal.outbox.put([], { day });
      const text = await readFile(segment(`2026-11-${22 + day}`), 'utf8');
      carried.push(text.includes('"lost"'));
    }
    expect(carried).toEqual([true, true, true, false, false, false]);
    expect(idsOf(await journal.calls.latest({ limit: 9 }))).toEqual(['lost']);
    await journal.close();
  });

  it('a call that ended as the day changed is whole when the process dies before its own line is written', async () => {
    const { clock, open } = await aStage();
    let isLastDay = false;
    const disk = aFailingDisk({
      rename: async (from, to) => {
        await diskFiles.rename(from, to);
        if (isLastDay) disk.room = 0;
      },
    });
    const journal = await open(disk.files);
    await journal.calls.update('ended', () => ({ call: aCall('ended'), enqueue: [anEntry('card:ended')] }));
    const card = await journal.outbox.find('card:ended');
    clock.at += DAY_MS;
    isLastDay = true;
    const ending = journal.calls.update('ended', () => ({
      call: aFinishedCall('ended'),
      settle: card === undefined ? [] : [card],
    }));
    await expect(ending).rejects.toThrow('ENOSPC');

    const again = await open();
    expect(await again.outbox.pending()).toEqual([]);
    expect(await again.calls.find('ended')).toEqual(aFinishedCall('ended'));
    await again.close();
  });

  it('nothing of a segment that was half made is seen, and it is made anew', async () => {
    const { clock, open, segment } = await aStage();
    const journal = await open();
    await keep(journal.calls, aCall('ringing'));
    await journal.close();
    await writeFile(`${segment('2026-11-23')}.tmp`, '{"v":1,"start":{"day":"2026');
    clock.at += DAY_MS;
    const again = await open();
    expect(await again.calls.find('ringing')).toEqual(aCall('ringing'));
    await keep(again.calls, aCall('next'));
    await again.close();
    const third = await open();
    expect(idsOf(await third.calls.latest({ limit: 9 })).sort()).toEqual(['next', 'ringing']);
    await third.close();
  });

  it.each(['open', 'rename', 'room', 'sync'] as const)(
    'a disk that fails at "%s" leaves the old segment, and loses nothing',
    async (how) => {
      const { clock, open, dataDir } = await aStage();
      let fails = false;
      const refuse = (): void => {
        if (fails) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      };
      const disk = aFailingDisk();
      const files: FileOps = {
        ...disk.files,
        open: async (path, flags, mode) => {
          if (how === 'open' && flags === 'w') refuse();
          return disk.files.open(path, flags, mode);
        },
        rename: async (from, to) => {
          if (how === 'rename') refuse();
          await diskFiles.rename(from, to);
        },
      };
      const journal = await open(files);
      await keep(journal.calls, aCall('ringing'));
      clock.at += DAY_MS;
      fails = true;
      if (how === 'room') disk.room = 100;
      if (how === 'sync') disk.syncFails = 'EIO';
      await expect(keep(journal.calls, aCall('next'))).rejects.toMatchObject({
        code: how === 'room' ? 'ENOSPC' : 'EIO',
      });
      expect(await readdir(join(dataDir, 'calls'))).toEqual(['2026-11-22.jsonl']);
      fails = false;
      disk.room = Number.POSITIVE_INFINITY;
      disk.syncFails = null;
      await journal.close();
      const again = await open();
      expect(await again.calls.find('ringing')).toEqual(aCall('ringing'));
      expect(await again.calls.find('next')).toEqual(aCall('next'));
      await again.close();
    },
  );

  it('a clock that is set back begins no day again', async () => {
    const { clock, open, dataDir } = await aStage();
    const journal = await open();
    clock.at = NOON + 12 * HOUR_MS;
    await keep(journal.calls, aCall('c1'));
    clock.at = NOON + 11 * HOUR_MS;
    await keep(journal.calls, aCall('c2'));
    await journal.close();
    expect(await readdir(join(dataDir, 'calls'))).toEqual(['2026-11-23.jsonl']);
  });
});

describe('removing what is old', () => {
  it('takes whole days before the time given, never the two newest', async () => {
    const { clock, open, dataDir } = await aStage();
    const journal = await open();
    for (let day = 0; day < 5; day += 1) {
      await keep(journal.calls, aFinishedCall(`c${day}`, { startedAt: clock.at }));
      clock.at += DAY_MS;
    }
    expect(await journal.removeBefore(NOON + 2 * DAY_MS)).toEqual(['2026-11-22', '2026-11-23']);
    expect(await journal.removeBefore(NOON + 99 * DAY_MS)).toEqual(['2026-11-24']);
    expect(await readdir(join(dataDir, 'calls'))).toEqual(['2026-11-25.jsonl', '2026-11-26.jsonl']);
    expect(idsOf(await journal.calls.latest({ limit: 9 }))).toEqual(['c4', 'c3']);
    await journal.close();
  });
});
