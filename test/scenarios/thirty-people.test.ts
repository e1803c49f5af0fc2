import { afterEach, beforeEach, expect, it } from 'vitest';
import { card } from './told.ts';
import { actionIn, startsCall } from './webhooks.ts';
import { ANNA, busy, startWorld, type World } from './world.ts';

const PEOPLE = Array.from({ length: 30 }, (_, index) => ({
  id: `U0P${String(index).padStart(3, '0')}`,
  name: `person${index}`,
  phone: `+467017406${String(index + 10).padStart(2, '0')}`,
}));

let world: World;
beforeEach(async () => {
  world = await startWorld({ users: PEOPLE });
  for (const { name, phone } of PEOPLE) await world.types(ANNA, `/oncall phone @${name} ${phone}`);
  await world.types(ANNA, `/oncall set ${PEOPLE.map(({ name }) => `@${name}`).join(' ')}`);
});
afterEach(() => world.end());

const phones = Object.fromEntries(PEOPLE.map(({ phone }) => [phone, busy]));

it('are rung one after another, by an answer of less than 16 KiB', async () => {
  const call = await world.call({ phones, caller: { leavesVoicemail: { seconds: 5 } } });
  expect(call.rings.map((ring) => ring.number)).toEqual(PEOPLE.map(({ phone }) => phone));
  expect(call.webhooks[0]?.bytes).toBeLessThan(16 * 1024);
  expect(card(world)).toContain('Voicemail, 5 s');
});

it('are rung all at once', async () => {
  await world.types(ANNA, '/oncall ring everyone');
  const action = actionIn(await startsCall(world));
  expect(String(action.connect).split(',')).toHaveLength(30);
  // Sixty messages were told while the team got ready: the card goes before those that wait.
  await world.pass(2_000);
  expect(card(world)).toMatch(/Ringing .* and 25 more…/);
});
