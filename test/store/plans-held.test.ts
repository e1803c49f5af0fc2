// Calls that are written together hold a plan they share once; each is read back with its own, wherever it is read from.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { DAY_MS } from '../../src/core/instant.ts';
import type { Plan } from '../../src/core/plan.ts';
import { type CallJournal, createCallJournal } from '../../src/store/call-journal.ts';
import { renderLine } from '../../src/store/line-text.ts';
import { aCall, aClock, aFinishedCall, aFolder, allBetween, anEnd, NOON } from './builders.ts';

const DAY = '2026-11-22';
const PLAN_BYTES = 2_000;

/** Long, as that of a large roster is. */
const aPlan = (code: string): Plan => ({
  first: {
    kind: 'ring',
    targets: Array.from({ length: PLAN_BYTES / 50 }, (_, n) => ({
      userId: `U${code}${n}`,
      phone: `+467017406${String(n).padStart(2, '0')}`,
    })),
    ringSeconds: 15,
    callerId: null,
    otherwise: { kind: 'end' },
  },
});

const A = aPlan('A');
const B = aPlan('B');

/** Three in four meet A, the rest B, and now and then one none. */
const planOf = (n: number): Pick<Call, 'plan'> => (n % 11 === 10 ? {} : { plan: n % 4 === 3 ? B : A });
const facts = (n: number): Partial<Call> => ({ ...planOf(n), startedAt: NOON + n });
const callsOf = (count: number): readonly Call[] =>
  Array.from({ length: count }, (_, n) => aCall(`c${n}`, facts(n)));

const byId = (calls: readonly Call[]): readonly Call[] => calls.toSorted((a, b) => a.startedAt - b.startedAt);

const aStage = async () => {
  const dataDir = await aFolder();
  const clock = aClock();
  return {
    clock,
    path: join(dataDir, 'calls', `${DAY}.jsonl`),
    pathOf: (day: string) => join(dataDir, 'calls', `${day}.jsonl`),
    open: async () => {
      const journal = createCallJournal({ dataDir, clock });
      const found = await journal.open();
      return { journal, found, calls: journal.calls };
    },
  };
};

const keepAll = (calls: CallJournal['calls'], all: readonly Call[]) =>
  Promise.all(
    calls
      .updateAll(all.map((call) => ({ callId: call.id, decide: () => ({ call }) })))
      .map(({ failed }) => failed),
  );

/** One call, and then so many in the same moment. */
const aRush = async (count: number) => {
  const stage = await aStage();
  const all = callsOf(count);
  const { calls, journal } = await stage.open();
  await calls.update('alone', () => ({ call: aCall('alone', { startedAt: NOON - 1, plan: A }) }));
  await keepAll(calls, all);
  return { ...stage, all, calls, journal };
};

const held = async (path: string): Promise<number> =>
  (await readFile(path, 'utf8')).split('"plan":').length - 1;

const expectAll = async ({ calls }: CallJournal, all: readonly Call[]): Promise<void> => {
  for (const call of all) expect(await calls.find(call.id)).toEqual(call);
  const latest = (await calls.latest({ limit: 9_999 })).filter(({ id }) => id !== 'alone');
  expect(byId(latest)).toEqual(all);
  const between = await allBetween(calls, { fromAt: NOON, untilAt: NOON + DAY_MS });
  expect(byId(between)).toEqual(all);
};

describe('calls that are written together', () => {
  it('hold a plan they share once, and each has it after a start', async () => {
    const { open, path, all, journal } = await aRush(1_500);
    await expectAll(journal, all);
    await journal.close();
    expect(await held(path)).toBeLessThan(20);
    const again = await open();
    expect(again.found).toMatchObject({ torn: null, damaged: [] });
    await expectAll(again.journal, all);
    await again.journal.close();
  });

  it('have it when what has come of them is written together too', async () => {
    const { open, path, all, calls, journal } = await aRush(300);
    const ended = all.map((call) => ({ ...call, end: anEnd(NOON + DAY_MS / 2 - 1) }));
    await keepAll(calls, ended);
    await journal.close();
    expect(await held(path)).toBeLessThan(20);
    const again = await open();
    await expectAll(again.journal, ended);
    await again.journal.close();
  });

  it('have it in the next day’s segment, which stands without the old one', async () => {
    const { clock, open, path, pathOf, all, calls, journal } = await aRush(1_500);
    clock.at = NOON + DAY_MS / 2;
    await calls.update('next', () => ({ call: aFinishedCall('next', { startedAt: clock.at + DAY_MS }) }));
    await journal.close();
    await rm(path);
    expect(await held(pathOf('2026-11-23'))).toBeLessThan(60);
    const again = await open();
    await again.calls.erase({ callIds: new Set(['next']), marks: new Set(), keys: new Set() });
    await expectAll(again.journal, all);
    await again.journal.close();
  });

  it('have it when the one whose line held it is erased', async () => {
    const { open, path, all, journal } = await aRush(1_500);
    const isErased = ({ id }: Call): boolean => /^c(\d|3\d\d)$/.test(id);
    const callIds = new Set([...all.filter(isErased).map(({ id }) => id), 'alone']);
    await journal.calls.erase({ callIds, marks: new Set(), keys: new Set() });
    const left = all.filter((call) => !isErased(call));
    await expectAll(journal, left);
    await journal.close();
    expect(await held(path)).toBeLessThan(40);
    const again = await open();
    expect(again.found).toMatchObject({ torn: null, damaged: [] });
    await expectAll(again.journal, left);
    await again.journal.close();
  });

  it('take no more room however often the segment is written anew', async () => {
    const { path, all, journal } = await aRush(1_500);
    const rewrite = async (): Promise<number> => {
      await journal.calls.erase({ callIds: new Set(['nobody']), marks: new Set(), keys: new Set() });
      return (await readFile(path)).length;
    };
    const once = await rewrite();
    await rewrite();
    expect(await rewrite()).toBe(once);
    await expectAll(journal, all);
    await journal.close();
  });

  it('are all there but for the plan when the line that held it is damaged', async () => {
    const { open, path, all, journal } = await aRush(20);
    await journal.close();
    const bytes = await readFile(path);
    const holder = bytes.indexOf('"id":"c0"');
    bytes.fill('#', holder, holder + 5);
    await writeFile(path, bytes);
    const again = await open();
    expect(again.found).toMatchObject({ torn: null, damaged: [{ lines: 1 }] });
    for (const call of all.slice(1)) {
      const { plan, ...rest } = call;
      expect(await again.calls.find(call.id)).toEqual(plan === A ? rest : call);
    }
    await again.journal.close();
  });
});

it('a line that names another, wherever it points, is read as what it is', async () => {
  const { open, path, journal } = await aRush(3);
  await journal.close();
  const bytes = await readFile(path, 'utf8');
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.integer({ min: -5, max: 9_000 }), fc.double(), fc.string()),
      async (planBack) => {
        const call = aCall('odd');
        const line = JSON.stringify({ v: 2, call, planBack });
        await writeFile(path, `${bytes}${line}\n${renderLine({ call: aCall('behind') }).toString()}`);
        const { journal: again, found, calls } = await open();
        expect(await calls.find('behind')).toEqual(aCall('behind'));
        const isRead = found.damaged.length === 0;
        expect(isRead).toBe(Number.isSafeInteger(planBack) && Number(planBack) > 0);
        const odd = await calls.find('odd');
        if (isRead) expect(odd).toMatchObject(call);
        else expect(odd).toBeUndefined();
        await again.close();
      },
    ),
    { numRuns: 100 },
  );
});

it('lines of version 1, each with its plan, are read', async () => {
  const { open, path, journal } = await aRush(1);
  await journal.close();
  const lines = callsOf(5).map((call) => `${JSON.stringify({ v: 1, call })}\n`);
  await writeFile(path, lines.join(''));
  const again = await open();
  await expectAll(again.journal, callsOf(5));
  await again.journal.close();
});
