// Forms follow the same rights as what is typed: when they open, and again when they are sent.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { opens, presses, sends } from './forms.ts';
import { ANNA, BO, CHANNEL, CIA, GUEST, startWorld, type World, withThreeOnCall } from './world.ts';

const FORMS = [
  ['edit', { seconds: '40' }],
  ['hours edit', { Day: '2026-12-24' }],
  ['menu edit', { 'Key 1': 'voicemail' }],
  ['pin add', { Label: 'acme', Digits: '48213' }],
] as const;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

describe.each(FORMS)('the form of `%s`', (command, entries) => {
  test('does not open for who may not edit, who is told why', async () => {
    await world.types(ANNA, '/oncall admins @anna');
    for (const who of [CIA, GUEST])
      expect(await world.types(who, `/oncall ${command}`, CHANNEL.name)).toContain('Nothing was changed');
    expect([CIA, GUEST].flatMap(({ id }) => world.slack.openViews(id))).toEqual([]);
  });

  test('is not taken from somebody who lost the right meanwhile', async () => {
    await opens(world, BO, `/oncall ${command}`);
    await world.types(ANNA, '/oncall admins @anna');
    const before = world.texts();
    expect(await sends(world, BO, entries)).toContain('Only @anna');
    expect(world.texts()).toEqual(before);
  });
});

test('nothing is pressed any more in the form of somebody who lost the right', async () => {
  await opens(world, BO, '/oncall edit');
  await world.types(ANNA, '/oncall admins @anna');
  const move = { actionId: 'jour-form-roster-move', block: CIA.id, selected: 'out' };
  expect(await presses(world, BO, move)).toContain('Only @anna');
});
