import { expect, it, onTestFinished } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/instant.ts';
import { createUntoldEnds } from '../../src/flows/untold-ends.ts';
import { createLog } from '../../src/log.ts';
import type { CallBooks } from '../../src/ports/phone.ts';
import { createCallJournal } from '../../src/store/call-journal.ts';
import { createMemorySettings } from '../../src/store/memory-settings.ts';
import { aCall } from '../core/given-call.ts';
import { givenSettings, NOON } from '../core/given-settings.ts';
import { aClock, aFolder } from '../store/builders.ts';

type Found = Awaited<ReturnType<CallBooks['find']>>;

/** More than are asked about at once. */
const OLDER = 45;
const BEHIND = 'made-up-later';
const older = (index: number): string => `older-${String(index).padStart(2, '0')}`;

/** Calls of whose end nothing is known; the one `BEHIND` all others 46elks does not know. */
const aWorld = async (saidOfOthers: (callId: string) => Found) => {
  const clock = aClock(NOON);
  const calls = createCallJournal({ dataDir: await aFolder(), clock });
  await calls.open();
  onTestFinished(() => calls.close());
  for (const id of [...Array.from({ length: OLDER }, (_, index) => older(index)), BEHIND])
    await calls.calls.update(id, () => ({ call: aCall({ id, startedAt: NOON }) }));
  const asked: string[] = [];
  const tick = createUntoldEnds({
    ...calls,
    settings: createMemorySettings(givenSettings({ members: [] })),
    clock,
    log: createLog('silent'),
    books: {
      find: async (callId) => {
        asked.push(callId);
        return callId === BEHIND ? { kind: 'unknown' } : saidOfOthers(callId);
      },
    },
    kick: () => undefined,
  });
  clock.at += 5 * HOUR_MS;
  const pass = async (minutes: number): Promise<void> => {
    for (let minute = 0; minute < minutes; minute += 1) {
      clock.at += MINUTE_MS;
      await tick();
    }
  };
  const endBehind = async () => (await calls.calls.find(BEHIND))?.end;
  return { pass, asked, endBehind };
};

const goesOn = (callId: string): Found => ({
  kind: 'found',
  call: {
    callId,
    isIncoming: true,
    to: '+46846500400',
    caller: { kind: 'hidden' },
    createdAt: NOON,
    end: null,
  },
});

it('a call is asked about however many older ones go on', async () => {
  const world = await aWorld(goesOn);
  await world.pass(60);
  expect(await world.endBehind()).toMatchObject({ isUntold: true });
});

it('a call is asked about although nothing can be learnt of an older one', async () => {
  const world = await aWorld((callId) =>
    callId === older(0) ? { kind: 'not-asked', reason: 'http-500' } : goesOn(callId),
  );
  await world.pass(60);
  expect(await world.endBehind()).toMatchObject({ isUntold: true });
});

it('those that go on are asked about again', async () => {
  const world = await aWorld(goesOn);
  await world.pass(120);
  expect(world.asked.filter((callId) => callId === older(0)).length).toBeGreaterThan(1);
});

it('a provider that is away is not asked about one after another', async () => {
  const world = await aWorld(() => ({ kind: 'not-asked', reason: 'no-answer' }));
  await world.pass(10);
  expect(world.asked.length).toBe(3);
});
