// 46elks' times are UTC without saying so (46elks.se/docs/receive-call); run in several host zones by test/host-zones.test.ts.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { post, startFields, startPath, startsCall } from './webhooks.ts';
import { startWorld, type World, withThreeOnCall } from './world.ts';

const CREATED = '2026-11-24T17:58:00.355000';
const SHOWN = `<!date^${Date.UTC(2026, 10, 24, 17, 58) / 1_000}^`;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const cardText = (): string => JSON.stringify(world.messages().at(-1)?.blocks);

it('the time of a call is kept and shown as UTC, whatever zone the host is in', async () => {
  await startsCall(world, { created: CREATED });
  await world.settle();
  expect(cardText()).toContain(SHOWN);
  await world.restart();
  await world.settle();
  expect(cardText()).toContain(SHOWN);
});

it.each(['2026-11-24 17:58:00', '2026-11-24T17:58:00', '2026-11-24T17:58:00Z'])(
  '%s is the same moment',
  async (created) => {
    await post(world, startPath(world), new URLSearchParams(startFields(world, { created })).toString());
    await world.settle();
    expect(cardText()).toContain(SHOWN);
  },
);
