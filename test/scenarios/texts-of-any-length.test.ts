import { afterEach, beforeEach, expect, it } from 'vitest';
import { asked } from './slack-side.ts';
import { alerts, cards } from './told.ts';
import { ANNA, busy, everybody, startWorld, type World, withThreeOnCall } from './world.ts';

const LONG = 'x'.repeat(10_000);
const MARK = '…';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

it('a caller called by ten thousand characters is told, cut with a mark', async () => {
  await world.call({ from: LONG, phones: everybody(busy) });
  expect(cards(world)).toHaveLength(1);
  expect(alerts(world)).toHaveLength(1);
  for (const told of [...cards(world), ...alerts(world)]) {
    expect(told).toContain('xxxxxxxxxx');
    expect(told).not.toContain('x'.repeat(100));
  }
});

it('ten thousand characters typed are answered within Slack’s limits, cut with a mark', async () => {
  const answer = await world.types(ANNA, `/oncall ${LONG}`);
  expect(answer).toContain(MARK);
  expect(answer).toContain('/oncall help');
  expect(answer.length).toBeLessThan(3_000);
  expect(asked(world, 'chat.postMessage').every(({ wasTaken }) => wasTaken)).toBe(true);
});
