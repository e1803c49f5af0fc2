// Calls that are changed together: one that has to be read from disk first holds up no other, and each is told.
import { expect, it } from 'vitest';
import { watchedCalls } from '../../src/flows/watched.ts';
import { createCallJournal } from '../../src/store/call-journal.ts';
import { diskFiles, type FileOps } from '../../src/store/file-ops.ts';
import { CALLS_IN_MEMORY } from '../../src/store/known-calls.ts';
import { aCall, aClock, aFinishedCall, aFolder } from './builders.ts';

it('each that is at hand is kept while another one is still being read', async () => {
  let letRead: () => void = () => undefined;
  const mayRead = new Promise<void>((resolve) => {
    letRead = resolve;
  });
  const files: FileOps = {
    ...diskFiles,
    open: async (path, flags, mode) => {
      if (flags === 'r' && path.endsWith('.jsonl')) await mayRead;
      return diskFiles.open(path, flags, mode);
    },
  };
  const journal = createCallJournal({ dataDir: await aFolder(), clock: aClock(), files });
  await journal.open();
  const { calls } = journal;
  const ids = Array.from({ length: 2 * CALLS_IN_MEMORY }, (_, n) => `c${n}`);
  await Promise.all(ids.map((id) => calls.update(id, () => ({ call: aFinishedCall(id) }))));
  expect(calls.atHand('c0')).toBeNull();

  const pinLabel = 'changed';
  const change = (callId: string) => ({
    callId,
    decide: (call = aCall(callId)) => ({ call: { ...call, pinLabel } }),
  });
  const kept = calls.updateAll(['new1', 'c0', 'new2'].map(change));
  expect(kept.map(({ callIds }) => callIds)).toEqual([['new1', 'new2'], ['c0']]);
  expect(await kept[0]?.failed).toEqual([]);
  expect(calls.atHand('c0')).toBeNull();

  letRead();
  expect(await kept[1]?.failed).toEqual([]);
  expect(await calls.find('c0')).toEqual({ ...aFinishedCall('c0'), pinLabel });
  await journal.close();
});

it('whoever watches is told of each, though more are written at once than stay in memory', async () => {
  const journal = createCallJournal({ dataDir: await aFolder(), clock: aClock() });
  await journal.open();
  const told = new Set<string>();
  const onChange = (ids: readonly string[] = []): void => ids.forEach((id) => void told.add(id));
  const calls = watchedCalls(journal.calls, { onChange, onErased: () => undefined });
  const come = (name: string, count: number): readonly Promise<unknown>[] =>
    Array.from({ length: count }, (_, n) => ({
      callId: `${name}${n}`,
      decide: () => ({ call: aCall(`${name}${n}`) }),
    }))
      .flatMap((update) => calls.updateAll([update]))
      .map(({ failed }) => failed);
  await Promise.all(come('first', 440));
  await Promise.all(come('then', 960));
  await expect.poll(() => told.size).toBe(1_400);
  await journal.close();
});
