// What callers hear, listed; the language of it; and the way back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shipped } from '../sound/given-sounds.ts';
import { callerHears, uploads } from './sounds.ts';
import { ANNA, BO, CALLER, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

test('every prompt is listed with whose it is and how long', async () => {
  await uploads(world, ANNA, 'closed', 'closed.wav');
  await uploads(world, ANNA, 'opening-times', 'closed.wav');
  const list = await world.types(BO, '/oncall prompts');
  expect(list).toContain('• `welcome`: comes with Jour, 5 s');
  expect(list).toContain('• `closed`: your own, 2 s');
  expect(list).toContain('• `opening-times`: your own, 2 s');
});

test('reset brings the shipped sound back, told to the channel', async () => {
  await uploads(world, ANNA, 'voicemail', 'closed.wav');
  expect(await world.types(BO, '/oncall prompt voicemail reset')).toContain(
    'callers hear the sound that comes with Jour',
  );
  expect((await callerHears(world)).bytes.equals(shipped('en/voicemail'))).toBe(true);
  expect(
    world
      .texts()
      .some((text) => text.includes('@bo put back the sound that comes with Jour at `voicemail`.')),
  ).toBe(true);
  expect(await world.types(BO, '/oncall prompt voicemail reset')).toContain('nothing was changed');
});

test('a sound of a name that nothing plays by itself says so, and taking it away promises no other', async () => {
  const made = await uploads(world, ANNA, 'colsed', 'closed.wav');
  expect(made).toContain('No prompt of that name comes with Jour');
  expect(made).toContain('/oncall menu 4 say colsed');
  expect(await world.types(BO, '/oncall prompt colsed reset')).toContain(
    'There is no sound `colsed` any more',
  );
  expect(world.newest()).toContain('@bo took away the sound `colsed`');
});

test('in Swedish callers hear Swedish, but what the team made stays', async () => {
  await uploads(world, ANNA, 'closed', 'closed.wav');
  expect(await world.types(ANNA, '/oncall language sv')).toContain('are now in Swedish');
  expect((await callerHears(world)).bytes.equals(shipped('sv/voicemail'))).toBe(true);
  expect(await world.types(ANNA, '/oncall prompt')).toContain('• `closed`: your own, 2 s');
  expect(
    world.texts().some((text) => text.includes('@anna switched the prompts that come with Jour to Swedish.')),
  ).toBe(true);
  expect(await world.types(ANNA, '/oncall language sv')).toContain('nothing was changed');
});

test('the sound between two ringings can be the team’s own', async () => {
  await withThreeOnCall(world);
  const own = await uploads(world, ANNA, 'hold', 'closed.wav');
  expect(own).toContain('your own sound');
  const phones = Object.fromEntries(
    ['+46701740605', '+46701740606', '+46701740607'].map((phone) => [phone, silent]),
  );
  const { prompts } = await world.call({ from: CALLER, phones, caller: { saysNothing: true } });
  const hold = prompts.find(({ url }) => url.includes('/elks/progress/'));
  expect(hold?.seconds).toBeCloseTo(1.6, 1);
});

test.each([
  ['/oncall prompt Näme', 'needs a name'],
  ['/oncall prompt ../etc', 'needs a name'],
  ['/oncall prompt closed play', 'none that I know'],
  ['/oncall say closed', 'needs a text'],
  ['/oncall say', 'needs a name'],
  ['/oncall language de', 'none that I know'],
])('%s is answered with what is missing', async (text, why) => {
  expect(await world.types(ANNA, text)).toContain(why);
});
