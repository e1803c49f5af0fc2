import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/instant.ts';
import { WAKE_LASTS_MS } from '../../src/core/reminders.ts';
import { createWake } from '../../src/flows/wake.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { createMemorySettings } from '../../src/store/memory-settings.ts';
import { withLine } from '../core/any-settings.ts';
import { aCall, anEnd, leg } from '../core/given-call.ts';
import { ANNA, BO, givenSettings, NOON, PHONE_OF_ANNA, PHONE_OF_BO } from '../core/given-settings.ts';

const withTwoOnCall = () => {
  const membersById = { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } };
  const settings = givenSettings({ members: [ANNA, BO], membersById });
  const remind = { afterMinutes: [], atOpening: false, callAfterMinutes: 10, isAlways: true };
  return createMemorySettings(withLine(settings, { remind }));
};

/** Calls `one` and `two` wait since NOON; nobody presses a key when rung. */
const aWorld = async () => {
  const { calls } = createMemoryCalls();
  const end = anEnd({ legs: [leg(PHONE_OF_ANNA, 'failed')] });
  for (const id of ['one', 'two'])
    await calls.update(id, () => ({ call: aCall({ id, end, alertDueAt: NOON }) }));
  const clock = { at: NOON + 20 * MINUTE_MS };
  const rung: string[] = [];
  const wake = createWake({
    settings: withTwoOnCall(),
    calls,
    clock: { now: () => clock.at },
    log: createLog('silent'),
    kick: () => undefined,
    place: async ({ callId, phone }) => {
      rung.push(`${callId} ${phone}`);
      return { kind: 'dialled' };
    },
  });
  await calls.toLookAt(Number.POSITIVE_INFINITY);
  return { ...wake, calls, clock, rung };
};

it('a phone that rings about one call is not rung about another: that is looked at again', async () => {
  const world = await aWorld();
  await world.ringNext('one');
  await world.ringNext('two');
  expect(world.rung).toEqual([`one ${PHONE_OF_ANNA}`]);
  expect(await world.calls.toLookAt(world.clock.at + MINUTE_MS)).toContain('two');

  await world.wakeEnded('one', 0);
  await world.ringNext('two');
  expect(world.rung.slice(1).sort()).toEqual([`one ${PHONE_OF_BO}`, `two ${PHONE_OF_ANNA}`]);
});

it('a phone of which no end is told is taken for free after a while', async () => {
  const world = await aWorld();
  await world.ringNext('one');
  world.clock.at += WAKE_LASTS_MS;
  await world.ringNext('two');
  expect(world.rung).toEqual([`one ${PHONE_OF_ANNA}`, `two ${PHONE_OF_ANNA}`]);
});

it('two calls that come up in the same moment ring a phone once', async () => {
  const world = await aWorld();
  await Promise.all([world.ringNext('one'), world.ringNext('two')]);
  expect(world.rung).toEqual([`one ${PHONE_OF_ANNA}`]);
  expect(await world.calls.toLookAt(world.clock.at + MINUTE_MS)).toContain('two');
});

it('an end that is told once more frees nobody who is rung by now', async () => {
  const world = await aWorld();
  await world.ringNext('one');
  await world.wakeEnded('one', 0);
  await world.wakeEnded('one', 0);
  await world.ringNext('two');
  await world.wakeEnded('two', 0);
  await world.ringNext('two');
  expect(world.rung).toEqual([`one ${PHONE_OF_ANNA}`, `one ${PHONE_OF_BO}`, `two ${PHONE_OF_ANNA}`]);
});
