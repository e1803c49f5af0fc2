// What would soon keep calls from being connected is told in the channel, once a day.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cards, warnings } from './told.ts';
import { send } from './webhooks.ts';
import { answers, everybody, startWorld, type World, withThreeOnCall } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const aDayPasses = async (): Promise<void> => {
  for (let hour = 0; hour < 24; hour += 1) await world.pass(HOUR);
};

it('with money enough and a number that stays, nothing is said', async () => {
  await aDayPasses();
  expect(warnings(world)).toEqual([]);
});

it('money that runs out is told once a day, until there is enough', async () => {
  world.elks.account.balance = 60 * 10_000;
  await world.pass(HOUR);
  expect(warnings(world)).toHaveLength(1);
  expect(warnings(world)[0]).toContain('The account at 46elks holds only 60.00 SEK.');
  await aDayPasses();
  expect(warnings(world)).toHaveLength(2);
  world.elks.account.balance = 600 * 10_000;
  await aDayPasses();
  expect(warnings(world)).toHaveLength(2);
});

it('a restart does not tell it again on the same day', async () => {
  world.elks.account.balance = 0;
  await world.pass(HOUR);
  await world.restart();
  await world.pass(HOUR);
  expect(warnings(world)).toHaveLength(1);
});

it('refused credentials and a number that ends are told, and calls ring all the same', async () => {
  const own = world.elks.account.find(world.line);
  if (own !== undefined)
    own.expires = new Date(world.clock.now() + 5 * DAY).toISOString().replace('Z', '000');
  await world.pass(HOUR);
  expect(warnings(world)[0]).toContain('`+46701740600` (Main) ends');
  world.elks.breakApi({ how: 401 });
  await world.pass(HOUR);
  expect(warnings(world)[1]).toContain('46elks refuses our credentials (`status 401`)');
  await world.call({ phones: everybody(answers(3)) });
  expect(cards(world)[0]).toContain('Answered by');
});

it.each([
  [45_000, 'is 45 s slow'],
  [-300_000, 'is 5 min fast'],
])('a clock that 46elks sees %i ms off is told once a day, until it is right', async (clockAheadMs, how) => {
  world.elks.behave({ clockAheadMs });
  await world.pass(HOUR);
  expect(warnings(world)).toEqual([expect.stringContaining(`the machine that Jour runs on ${how}`)]);
  await aDayPasses();
  expect(warnings(world)).toHaveLength(2);
  world.elks.behave({ clockAheadMs: 0 });
  await aDayPasses();
  expect(warnings(world)).toHaveLength(2);
});

it('a clock that is off by less than half a minute is no news', async () => {
  world.elks.behave({ clockAheadMs: 29_000 });
  await aDayPasses();
  expect(warnings(world)).toEqual([]);
});

it('an API that does not answer is no reason to say anything', async () => {
  world.elks.breakApi({ how: 'reset' });
  await aDayPasses();
  expect(warnings(world)).toEqual([]);
});

it('metrics tell the balance once it is known, and calls by how they ended', async () => {
  expect((await send(world, '/metrics')).text).not.toContain('jour_elks_balance');
  await world.call({ phones: everybody(answers(3)) });
  await world.call({ phones: everybody(answers(3)) });
  await world.pass(HOUR);
  const { text } = await send(world, '/metrics');
  expect(text).toMatch(/^jour_calls_total\{outcome="answered"\} 2$/m);
  expect(text).toMatch(/^jour_elks_balance \d+/m);
});
