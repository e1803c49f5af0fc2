import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAddresses } from '../../src/elks/addresses.ts';
import { HOUR_MS, MINUTE_MS } from './outage.ts';
import { alerts, card, cards } from './told.ts';
import { post, startFields } from './webhooks.ts';
import { ANNA, CALLER, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
const ID = 'c0f0';

beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  const form = new URLSearchParams({ ...startFields(world), callid: ID });
  expect((await post(world, `/elks/calls?key=${world.key}`, form.toString())).status).toBe(200);
  await world.settle();
});
afterEach(() => world.end());

const UNKNOWN = 'Not known how it ended';
/** When the time to ring is over, and nothing more is known. */
const RANG = 'Rang @anna';

const ends = (fields: Readonly<Record<string, string>>) => {
  const path = new URL(
    createAddresses(world.publicUrl, world.key).of({ purpose: 'hangup', callId: ID, step: 0 }),
  ).pathname;
  return post(world, path, new URLSearchParams({ ...startFields(world), id: ID, ...fields }).toString());
};

it('are not shown as ringing for ever, and alarm nobody', async () => {
  await world.pass(3 * HOUR_MS);
  expect(card(world)).toContain(RANG);
  await world.pass(HOUR_MS + 15 * MINUTE_MS);
  expect(card(world)).toContain(UNKNOWN);
  expect(card(world)).not.toContain(RANG);
  expect(alerts(world)).toEqual([]);
  expect(await world.types(ANNA, '/oncall calls')).toContain(UNKNOWN);
  const asked = world.elks.requests.filter(({ path }) => path === `/calls/${ID}`).length;
  await world.pass(HOUR_MS);
  expect(world.elks.requests.filter(({ path }) => path === `/calls/${ID}`)).toHaveLength(asked);
});

it('are told as they ended when that is told after all', async () => {
  await world.pass(4 * HOUR_MS + 15 * MINUTE_MS);
  await ends({ state: 'success', duration: '20', legs: '[]', actions: '[]' });
  await world.settle();
  expect(card(world)).toContain('gave up after 20 s');
});

it('are left alone while 46elks has them on record, or cannot be asked', async () => {
  world.elks.breakApi({ how: 503, only: /^GET \/calls/ });
  await world.pass(5 * HOUR_MS);
  expect(card(world)).toContain(RANG);
  world.elks.breakApi(undefined);
  world.elks.hadCall({
    id: ID,
    from: CALLER,
    to: world.line,
    at: world.clock.now(),
    fields: { state: 'ongoing' },
  });
  await world.pass(HOUR_MS);
  expect(card(world)).toContain(RANG);
});

it('do not hide one another when 46elks takes no such id for a call’s', async () => {
  world.elks.breakApi({ how: 400, only: new RegExp(`^GET /calls/${ID}`) });
  const form = new URLSearchParams({ ...startFields(world), from: '+46701740698', callid: 'c0f1' });
  await world.pass(MINUTE_MS);
  expect((await post(world, `/elks/calls?key=${world.key}`, form.toString())).status).toBe(200);
  await world.pass(4 * HOUR_MS + 15 * MINUTE_MS);
  expect(cards(world)).toEqual([expect.stringContaining(UNKNOWN), expect.stringContaining(UNKNOWN)]);
});
