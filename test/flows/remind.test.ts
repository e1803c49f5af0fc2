import { expect, it, onTestFinished } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { DAY_MS, MINUTE_MS } from '../../src/core/instant.ts';
import type { Line, Settings } from '../../src/core/settings.ts';
import { createRemind } from '../../src/flows/remind.ts';
import { createLog } from '../../src/log.ts';
import type { CallStore } from '../../src/ports/store.ts';
import { createCallJournal } from '../../src/store/call-journal.ts';
import { CALLS_IN_MEMORY } from '../../src/store/known-calls.ts';
import { createMemorySettings } from '../../src/store/memory-settings.ts';
import { withLine } from '../core/any-settings.ts';
import { aCall, anEnd, leg } from '../core/given-call.ts';
import { ANNA, givenSettings, NOON, PHONE_OF_ANNA } from '../core/given-settings.ts';
import { aClock, aFolder } from '../store/builders.ts';
import { aCountedDisk } from '../store/counted-disk.ts';

const OPEN_CALLS = CALLS_IN_MEMORY + 200;

const missed = (id: string): Call =>
  aCall({ id, startedAt: NOON, end: anEnd({ legs: [leg(PHONE_OF_ANNA, 'failed')] }), alertDueAt: NOON });

const withAnna = (remind: Partial<Line['remind']>): Settings => {
  const settings = givenSettings({ members: [ANNA], membersById: { [ANNA]: { phone: PHONE_OF_ANNA } } });
  const standard = settings.lines[0]?.remind;
  return withLine(settings, standard === undefined ? {} : { remind: { ...standard, ...remind } });
};

const aWorld = async (remind: Partial<Line['remind']>) => {
  const disk = aCountedDisk();
  const clock = aClock(NOON + 2 * MINUTE_MS);
  const journal = createCallJournal({ dataDir: await aFolder(), clock, files: disk.files });
  await journal.open();
  onTestFinished(() => journal.close());
  const settings = createMemorySettings(withAnna(remind));
  const rung: string[] = [];
  const failing = { find: false };
  const find: CallStore['find'] = (callId) =>
    failing.find ? Promise.reject(new Error('EIO')) : journal.calls.find(callId);
  const look = createRemind({
    settings,
    calls: { ...journal.calls, find },
    clock,
    log: createLog('silent'),
    kick: () => undefined,
    ringNext: async (callId) => void rung.push(callId),
  });
  const minute = async (): Promise<void> => {
    clock.at += MINUTE_MS;
    disk.opened.length = 0;
    await look();
  };
  const told = async () => (await journal.outbox.pending()).map(({ key }) => key);
  return { ...journal, disk, clock, settings, rung, failing, minute, told };
};

it('of thousands of open calls those are read of which something is due, and no others', async () => {
  const world = await aWorld({ afterMinutes: [10] });
  const keep = (call: Call) => world.calls.update(call.id, () => ({ call }));
  await Promise.all(
    Array.from({ length: OPEN_CALLS }, (_, index) => keep(aCall({ id: `ringing-${index}` }))),
  );
  await Promise.all(Array.from({ length: OPEN_CALLS }, (_, index) => keep(missed(`c${index}`))));
  // After a start, or a change, each is looked at once.
  await world.minute();
  await world.minute();
  expect(world.disk.opened).toEqual([]);
  world.clock.at = NOON + 5 * MINUTE_MS;
  await keep({ ...missed('late'), end: anEnd({ endedAt: NOON + 5 * MINUTE_MS, legs: [] }) });
  await world.minute();
  expect(world.disk.opened).toEqual([]);
  expect(await world.told()).toEqual([]);

  world.clock.at = NOON + 10 * MINUTE_MS;
  await world.minute();
  expect(await world.told()).toHaveLength(OPEN_CALLS);
  world.clock.at = NOON + 14 * MINUTE_MS;
  await world.minute();
  expect(await world.told()).toHaveLength(OPEN_CALLS + 1);
  await world.minute();
  await world.minute();
  expect(world.disk.opened).toEqual([]);
}, 60_000);

it('reminders that are set while calls wait are of these calls too', async () => {
  const world = await aWorld({});
  await world.calls.update('c1', () => ({ call: missed('c1') }));
  await world.minute();
  await world.settings.update(() => withAnna({ afterMinutes: [3] }));
  await world.minute();
  expect(await world.told()).toHaveLength(1);
});

it('who comes on call is rung about what waits since before', async () => {
  const world = await aWorld({ callAfterMinutes: 1 });
  await world.calls.update('c1', () => ({ call: missed('c1') }));
  await world.minute();
  await world.minute();
  world.rung.length = 0;
  await world.minute();
  expect(world.rung).toEqual([]);
  const untilAt = world.clock.at + 3 * MINUTE_MS;
  const pause = { phone: PHONE_OF_ANNA, pause: { untilAt } };
  await world.settings.update((now) => ({ ...now, membersById: { [ANNA]: pause } }));
  await world.minute();
  await world.minute();
  world.rung.length = 0;
  await world.minute();
  expect(world.rung).toEqual(['c1']);
});

it('a call that could not be looked at is looked at again', async () => {
  const world = await aWorld({ afterMinutes: [1] });
  await world.calls.update('c1', () => ({ call: missed('c1') }));
  world.failing.find = true;
  await world.minute();
  expect(await world.told()).toEqual([]);
  world.failing.find = false;
  await world.minute();
  expect(await world.told()).toHaveLength(1);
});

it('what was put off while the clock was ahead is looked at again once it is right', async () => {
  const world = await aWorld({ afterMinutes: [30] });
  await world.calls.update('c1', () => ({ call: missed('c1') }));
  await world.minute();
  world.clock.at += 8 * DAY_MS;
  await world.calls.update('c1', (known) => known && { call: { ...known } });
  await world.minute();
  expect(await world.told()).toEqual([]);
  world.clock.at = NOON + 30 * MINUTE_MS;
  await world.minute();
  expect(await world.told()).toHaveLength(1);
});
