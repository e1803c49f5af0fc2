// Whatever happens in whatever order, with restarts, a midnight and a failing disk in between: the journal holds what the model holds.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { HOUR_MS } from '../../src/core/instant.ts';
import { voicemailPlan } from '../../src/core/plan-call.ts';
import { type CallJournal, createCallJournal } from '../../src/store/call-journal.ts';
import { aCall, aClock, anEnd, anEntry, type HandClock, NOON } from './builders.ts';
import { aFailingDisk, type FailingDisk } from './failing-disk.ts';
import { createModel, type Model } from './journal-model.ts';

const CALL_IDS = ['c1', 'c2', 'c3'];
/** Which two of them share, as calls do that come one after another. */
const PLAN = voicemailPlan('fault');
const newCall = (id: string): Call => aCall(id, id === 'c3' ? {} : { plan: PLAN });

interface Stage {
  readonly dataDir: string;
  readonly clock: HandClock;
  readonly disk: FailingDisk;
  readonly model: Model;
  journal: CallJournal;
}

/** Something that happens to both; `name` for whoever reads a failure. */
interface Step {
  readonly name: string;
  readonly take: (stage: Stage) => Promise<void>;
}

const openIn = async ({ dataDir, clock, disk }: Omit<Stage, 'journal'>): Promise<CallJournal> => {
  const journal = createCallJournal({ dataDir, clock, files: disk.files });
  expect(await journal.open()).toMatchObject({ torn: null, damaged: [] });
  return journal;
};

/** On a full disk a change is refused, and holds all the same. */
const changed = async ({ disk }: Stage, change: Promise<unknown>): Promise<void> => {
  if (disk.room === Number.POSITIVE_INFINITY) await change;
  else await change.catch((error: unknown) => expect(error).toMatchObject({ code: 'ENOSPC' }));
};

const revisionOf = ({ model }: Stage, wanted: string): number =>
  model.entries().find((entry) => entry.key === wanted)?.revision ?? 1;

const key = fc.constantFrom('a', 'b', 'c', 'd');
const keys = fc.array(key, { maxLength: 3 });

const update = fc
  .record({ id: fc.constantFrom(...CALL_IDS), ends: fc.boolean(), put: keys, settle: keys })
  .map(
    ({ id, ends, put, settle }): Step => ({
      name: `update ${id} ${ends ? 'ends' : 'goes on'}, puts ${put.join()}, settles ${settle.join()}`,
      take: async (stage) => {
        const { model, journal } = stage;
        const refs = settle.map((settled) => ({ key: settled, revision: revisionOf(stage, settled) }));
        const before = model.calls.get(id);
        const call = { ...(before ?? newCall(id)), ...(ends ? { end: anEnd() } : {}) };
        const change = journal.calls.update(id, (known) => {
          expect(known).toEqual(before);
          return { call, settle: refs, enqueue: put.map((entry) => anEntry(entry)) };
        });
        model.calls.set(id, call);
        for (const ref of refs) model.settle(ref.key, ref.revision);
        for (const entry of put) model.put(anEntry(entry));
        await changed(stage, change);
      },
    }),
  );

const put = fc.record({ put: keys, mark: fc.nat(9) }).map(
  ({ put: entries, mark }): Step => ({
    name: `put ${entries.join()} with mark ${mark}`,
    take: async (stage) => {
      for (const entry of entries) stage.model.put(anEntry(entry));
      stage.model.mark = mark;
      const news = entries.map((entry) => anEntry(entry));
      await changed(stage, stage.journal.outbox.put(news, { seen: mark }));
    },
  }),
);

const settle = fc.record({ settled: key, behind: fc.nat(1) }).map(
  ({ settled, behind }): Step => ({
    name: `settle ${settled}, ${behind} behind`,
    take: async (stage) => {
      const revision = revisionOf(stage, settled) - behind;
      stage.model.settle(settled, revision);
      await changed(stage, stage.journal.outbox.settle({ key: settled, revision }));
    },
  }),
);

const postpone = fc.record({ postponed: key, behind: fc.nat(1) }).map(
  ({ postponed, behind }): Step => ({
    name: `postpone ${postponed}, ${behind} behind`,
    take: async (stage) => {
      const entry = stage.model.entries().find((other) => other.key === postponed);
      if (entry === undefined) return;
      const attempts = entry.attempts + 1;
      const learnt = { ...entry, revision: entry.revision - behind, attempts, nextAt: NOON + 5 };
      stage.model.postpone(learnt);
      await changed(stage, stage.journal.outbox.postpone(learnt));
    },
  }),
);

const makeRoom = ({ disk }: Stage): void => {
  disk.room = Number.POSITIVE_INFINITY;
};

const around = fc.constantFrom<Step>(
  {
    name: 'restart',
    take: async (stage) => {
      makeRoom(stage);
      await stage.journal.close();
      stage.journal = await openIn(stage);
      stage.model.restart();
    },
  },
  {
    name: 'midnight',
    take: async ({ clock }) => {
      clock.at = NOON + 12 * HOUR_MS;
    },
  },
  {
    name: 'the disk is full',
    take: async ({ disk }) => {
      disk.room = 60;
    },
  },
  { name: 'the disk has room', take: async (stage) => makeRoom(stage) },
  {
    name: 'retry',
    take: async ({ journal }) => {
      await journal.retry();
    },
  },
);

const expectSame = async ({ journal, model }: Stage): Promise<void> => {
  expect(await journal.outbox.pending()).toEqual(model.entries());
  expect(await journal.outbox.mark('seen')).toBe(model.mark);
  for (const id of CALL_IDS) expect(await journal.calls.find(id)).toEqual(model.calls.get(id));
  const calls = [...model.calls.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  expect(await journal.calls.latest({ limit: 9 })).toEqual(calls);
};

const run = async (steps: readonly Step[]): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'jour-model-'));
  try {
    const empty = { dataDir, clock: aClock(), disk: aFailingDisk(), model: createModel() };
    const stage: Stage = { ...empty, journal: await openIn(empty) };
    for (const step of steps) {
      await step.take(stage);
      await expectSame(stage);
    }
    makeRoom(stage);
    await stage.journal.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

it('the journal holds what the model holds', async () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: update },
    { weight: 3, arbitrary: put },
    { weight: 2, arbitrary: settle },
    { weight: 2, arbitrary: postpone },
    { weight: 4, arbitrary: around },
  );
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), run), { numRuns: 60 });
});
