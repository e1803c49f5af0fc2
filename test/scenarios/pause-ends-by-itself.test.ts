import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANNA, answers, BO, startWorld, type World, withThreeOnCall } from './world.ts';

const MINUTE_MS = 60_000;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const firstRung = async (): Promise<string | undefined> =>
  (await world.call({ phones: { [ANNA.phone]: answers(2, 0), [BO.phone]: answers(2, 0) } })).rings[0]?.number;

it('a pause until a clock time skips the person, and ends at that time by itself', async () => {
  await world.types(ANNA, '/oncall pause until 19:30');
  expect(await firstRung()).toBe(BO.phone);

  await world.pass(29 * MINUTE_MS);
  expect(await firstRung()).toBe(BO.phone);

  await world.pass(MINUTE_MS);
  expect(await firstRung()).toBe(ANNA.phone);
  expect(await world.types(ANNA, '/oncall status')).not.toContain('paused');
});

it('a pause until a day of the week ends when it is that day there', async () => {
  await world.types(ANNA, '/oncall pause until wed 08:00');
  await world.pass(13 * 60 * MINUTE_MS - MINUTE_MS);
  expect(await firstRung()).toBe(BO.phone);
  await world.pass(MINUTE_MS);
  expect(await firstRung()).toBe(ANNA.phone);
});

it('a pause outlives a restart', async () => {
  await world.types(ANNA, '/oncall pause until tomorrow 08:00');
  await world.restart();
  expect(await firstRung()).toBe(BO.phone);
});
