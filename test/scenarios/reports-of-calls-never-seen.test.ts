import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAddresses } from '../../src/elks/addresses.ts';
import { HOUR_MS, MINUTE_MS } from './outage.ts';
import { alerts, card, cards, thread } from './told.ts';
import { post, startFields } from './webhooks.ts';
import { CALLER, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const ID = 'c0f0';

const report = (purpose: 'hangup' | 'recording', fields: Readonly<Record<string, string>> = {}) => {
  const path = new URL(createAddresses(world.publicUrl, world.key).of({ purpose, callId: ID, step: 0 }))
    .pathname;
  const wav = `${world.config.elks.apiUrl}/Recordings/${ID}-r0.wav`;
  const form = { ...startFields(world), callid: ID, duration: '20', wav, ...fields };
  return post(world, path, new URLSearchParams(form).toString());
};

const lookUps = () => world.elks.requests.filter(({ path }) => path === `/calls/${ID}`);

const wasCalled = (fields: Readonly<Record<string, unknown>> = {}, to = world.line): void =>
  world.elks.hadCall({ id: ID, from: CALLER, to, at: world.clock.now(), fields });

describe.each(['hangup', 'recording'] as const)(
  'a %s report of a call that never was, with the right key',
  (purpose) => {
    it('is taken, looked up, and dropped: nothing is told, kept or fetched', async () => {
      expect((await report(purpose)).status).toBe(204);
      await world.settle();
      expect(lookUps()).toHaveLength(1);
      await world.pass(HOUR_MS);
      expect(cards(world)).toEqual([]);
      expect(await world.keptCalls()).toEqual([]);
      expect(world.elks.requests.filter(({ path }) => path.endsWith('.wav'))).toEqual([]);
      const asked = lookUps().length;
      await world.pass(HOUR_MS);
      expect(lookUps()).toHaveLength(asked);
    });

    it('comes to nothing when the account has such a call but to another number, or out', async () => {
      wasCalled({ direction: 'outgoing' });
      expect((await report(purpose)).status).toBe(204);
      await world.pass(HOUR_MS);
      expect(cards(world)).toEqual([]);
    });
  },
);

it('what the books say of the call counts, not what the report says', async () => {
  wasCalled({ state: 'ongoing' });
  await report('hangup', { from: '+46701740666', created: '2026-11-24T03:00:00.000000' });
  await world.settle();
  expect(card(world)).toContain('From 070-174 06 99 to Main, today 19:00');
  expect(alerts(world)).toHaveLength(1);
});

it('is kept while 46elks cannot be asked, over a restart too, and told once when it can', async () => {
  wasCalled({ state: 'ongoing' });
  world.elks.breakApi({ how: 503, only: /^GET \/calls/ });
  for (let times = 0; times < 3; times += 1) expect((await report('hangup')).status).toBe(204);
  await world.pass(3 * MINUTE_MS);
  await world.restart();
  // What the start asked may still be on its way, and would count from when its refusal arrives.
  await world.pass(MINUTE_MS);
  expect(cards(world)).toEqual([]);
  world.elks.breakApi(undefined);
  await world.pass(5 * MINUTE_MS);
  expect(cards(world)).toHaveLength(1);
  expect(alerts(world)).toHaveLength(1);
  expect(thread(world)).toHaveLength(1);
});

it('counts when the call is in the books only a few minutes later', async () => {
  await report('hangup');
  await world.settle();
  expect(cards(world)).toEqual([]);
  wasCalled({ state: 'ongoing' });
  await world.pass(3 * MINUTE_MS);
  expect(cards(world)).toHaveLength(1);
});
