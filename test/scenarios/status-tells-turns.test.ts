import { afterEach, beforeEach, expect, it } from 'vitest';
import { comes, MONDAY_NINE, withTurns } from './turns.ts';
import { ANNA, BO, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const HOUR = 3_600_000;

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const status = (): Promise<string> => world.types(ANNA, '/oncall status');

it('tells nothing of handoffs where nobody takes turns', async () => {
  await withThreeOnCall(world);
  expect(await status()).not.toContain('handoff');
});

it('tells who comes first next, and when', async () => {
  await withTurns(world);
  expect(await status()).toMatch(/Next handoff: @bo, .*30.*09:00/);
  await comes(world, MONDAY_NINE);
  expect(await status()).toMatch(/Next handoff: @cia, .*7.*09:00/);
});

it('tells of whoever took over, until when, how to end it, and who comes back', async () => {
  await withTurns(world);
  await world.types(CIA, '/oncall take for 2h');
  const during = await status();
  expect(during).toMatch(/@cia is first from .*19:00.* until .*21:00.*End it: `\/oncall remove override 1`/);
  expect(during).toMatch(/Next handoff: @anna, .*21:00/);
  await world.pass(2 * HOUR);
  expect(await status()).not.toContain('@cia is first');
});

it('tells of a cover only while it holds, but hands off to it before', async () => {
  await withTurns(world);
  await world.types(CIA, '/oncall cover @bo from 2026-11-30 09:00 until 2026-12-02 09:00');
  const before = await status();
  expect(before).not.toContain('stands in for');
  expect(before).toMatch(/Next handoff: @cia, .*30.*09:00/);
  await comes(world, MONDAY_NINE);
  expect(await status()).toMatch(/@cia stands in for @bo from .* until .*09:00/);
});

it('tells of a pause with its end', async () => {
  await withTurns(world);
  await world.types(BO, '/oncall pause for 2h');
  expect(await status()).toMatch(/@bo is paused until .*21:00/);
});

it('tells of overrides where nobody takes turns, too', async () => {
  await withThreeOnCall(world);
  await world.types(BO, '/oncall take for 1h');
  const told = await status();
  expect(told).toContain('@bo is first from');
  expect(told).toMatch(/Next handoff: @anna, .*20:00/);
});
