import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/instant.ts';
import { createCallJournal } from '../../src/store/call-journal.ts';
import { aCall, aClock, aFinishedCall, aFolder } from './builders.ts';

const everythingIn = async (dataDir: string): Promise<string> => {
  const folder = join(dataDir, 'calls');
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('');
};

/** Calls of three days, c0 to c29, ten a day, each changed once more. */
const threeDays = async () => {
  const dataDir = await aFolder();
  const clock = aClock();
  const open = async () => {
    const journal = createCallJournal({ dataDir, clock });
    await journal.open();
    return journal;
  };
  const journal = await open();
  for (let day = 0; day < 3; day += 1) {
    for (let index = 0; index < 10; index += 1) {
      const id = `c${day * 10 + index}`;
      await journal.calls.update(id, () => ({ call: { ...aCall(id), startedAt: clock.now() } }));
      await journal.calls.update(id, () => ({ call: { ...aFinishedCall(id), startedAt: clock.now() } }));
    }
    clock.at += DAY_MS;
  }
  return { dataDir, clock, journal, open };
};

const ids = (from: number, to: number): ReadonlySet<string> =>
  new Set(Array.from({ length: to - from }, (_, index) => `c${from + index}`));

it('nothing on disk speaks of erased calls, in whichever segment they stood', async () => {
  const { dataDir, journal } = await threeDays();
  const erased = new Set(['c3', 'c14', 'c27']);
  await journal.calls.erase({ callIds: erased, marks: new Set(), keys: new Set() });
  const left = await everythingIn(dataDir);
  for (const id of erased) expect(left).not.toContain(`"${id}"`);
  for (const id of ['c2', 'c4', 'c13', 'c26', 'c28']) expect(left).toContain(`"${id}"`);
  await journal.close();
});

it('calls that stay are found where they stand now, and after a start too', async () => {
  const { journal, open } = await threeDays();
  await journal.calls.erase({ callIds: ids(0, 29), marks: new Set(), keys: new Set() });
  expect((await journal.calls.find('c29'))?.id).toBe('c29');
  await journal.calls.update('new', () => ({ call: aCall('new') }));
  await journal.close();
  const again = await open();
  expect((await again.calls.find('c29'))?.id).toBe('c29');
  expect((await again.calls.latest({ limit: 99 })).map(({ id }) => id).toSorted()).toEqual(['c29', 'new']);
  await again.close();
});

it('calls that come and are looked for meanwhile are neither lost nor mixed up', async () => {
  const { journal, open } = await threeDays();
  const erasing = journal.calls.erase({ callIds: ids(0, 25), marks: new Set(), keys: new Set() });
  const coming = Array.from({ length: 50 }, (_, index) =>
    journal.calls.update(`n${index}`, () => ({ call: aCall(`n${index}`) })),
  );
  const found = Array.from({ length: 20 }, () => journal.calls.find('c28'));
  await Promise.all([erasing, ...coming]);
  for (const call of await Promise.all(found)) expect(call?.id).toBe('c28');
  await journal.close();
  const again = await open();
  for (let index = 0; index < 50; index += 1)
    expect((await again.calls.find(`n${index}`))?.id).toBe(`n${index}`);
  expect(await again.calls.find('c24')).toBeUndefined();
  await again.close();
});
