// Somebody who is on call is taken out of the roster.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alerts } from './told.ts';
import { comes, MONDAY_NINE, saying, toldAlone, withTurns } from './turns.ts';
import { ANNA, BO, CIA, everybody, silent, startWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withTurns(world);
});
afterEach(() => world.end());

const rung = async (): Promise<readonly string[]> =>
  (await world.call({ phones: everybody(silent) })).rings.map(({ number }) => number);

it('the next in order is on at once and is told, the channel hears who did it, and turns go on from there', async () => {
  expect(await rung()).toEqual([ANNA.phone, BO.phone, CIA.phone]);
  expect(await world.types(CIA, '/oncall remove @anna')).toMatch(/1\. @bo.*\n2\. @cia/);
  await world.settle();
  expect(await rung()).toEqual([BO.phone, CIA.phone]);
  expect(saying(world, '@cia took @anna out of the roster')).toHaveLength(1);
  expect(saying(world, '@cia took @anna out of the roster')[0]).toContain('Called now: @bo and @cia');
  expect(toldAlone(world, BO)).toEqual([expect.stringContaining('You are on call now')]);
  await comes(world, MONDAY_NINE);
  expect(saying(world, 'is on call now')).toEqual([expect.stringContaining('@cia is on call now')]);
});

it('when nobody is left, the channel is told loudly, and callers reach voicemail', async () => {
  await world.types(CIA, '/oncall remove @anna @bo @cia');
  expect(world.newest()).toContain('No phone rings now');
  const call = await world.call({ caller: { leavesVoicemail: { seconds: 4 } } });
  expect(call.rings).toEqual([]);
  expect(call.recordings).toHaveLength(1);
  expect(alerts(world)).toHaveLength(1);
});
