// The host's clock jumps: by a step of an hour back or forth, as when it is set by hand or a machine wakes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from './slack-side.ts';
import { alerts, card, cards } from './told.ts';
import { comes, MONDAY_NINE, saying, withTurns } from './turns.ts';
import { ANNA, BO, everybody, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

describe('a clock put back an hour', () => {
  it('over a handoff tells who is called now, since calls go by that clock too, and each change once', async () => {
    await withTurns(world);
    await comes(world, MONDAY_NINE + MINUTE_MS);
    expect(saying(world, 'is on call now')).toHaveLength(1);
    await comes(world, MONDAY_NINE - HOUR_MS);
    const early = await world.call({ phones: everybody(silent) });
    expect(early.rings[0]?.number).toBe(ANNA.phone);
    await world.restart();
    for (let minutes = -59; minutes <= 10; minutes += 1)
      await comes(world, MONDAY_NINE + minutes * MINUTE_MS);
    const told = saying(world, 'is on call now').map((text) => /@\w+/.exec(text)?.[0]);
    expect(told).toEqual(['@bo', '@anna', '@bo']);
    const call = await world.call({ phones: everybody(silent) });
    expect(call.rings[0]?.number).toBe(BO.phone);
  });

  it('in the middle of a call makes no length negative, and alerts once', async () => {
    await withThreeOnCall(world);
    const call = world.elks.startCall({
      from: '+46701740699',
      to: world.line,
      phones: everybody(silent),
      caller: { givesUpAfterSeconds: 20 },
    });
    await call.until('asked');
    await world.settle();
    await comes(world, world.clock.now() - HOUR_MS);
    await call.finish();
    await world.settle();
    for (let minute = 0; minute < 70; minute += 1) await world.pass(MINUTE_MS);
    expect(cards(world)).toHaveLength(1);
    expect(card(world)).toContain('Caller gave up');
    expect(card(world)).not.toMatch(/-\d+ (s|min)/);
    expect(alerts(world)).toHaveLength(1);
  });
});

it('a clock put forward an hour tells what was due meanwhile, once', async () => {
  await withTurns(world);
  await comes(world, MONDAY_NINE - 30 * MINUTE_MS);
  await comes(world, MONDAY_NINE + 30 * MINUTE_MS);
  await comes(world, MONDAY_NINE + 31 * MINUTE_MS);
  expect(saying(world, 'is on call now')).toHaveLength(1);
});
