import { afterEach, beforeEach, expect, it } from 'vitest';
import { cardText, presses, toldToTheSecond } from './cards.ts';
import { alerts } from './told.ts';
import { ANNA, answers, BO, everybody, startWorld, type World, withThreeOnCall } from './world.ts';

const HOUR = 3_600_000;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const answered = (afterSeconds: number, talksSeconds: number) =>
  world.call({ phones: everybody(answers(afterSeconds, talksSeconds)) });

it('is asked after a talk of under ten seconds', async () => {
  await answered(4, 9);
  expect(cardText(world)).toContain('Answered by @anna after 4 s, talked 9 s');
  expect(cardText(world)).toContain('*Was that a person?*');
  expect(cardText(world)).toContain('[We spoke] [It was voicemail]');
});

it('is not asked after a longer one', async () => {
  await answered(4, 10);
  expect(cardText(world)).not.toContain('Was that a person?');
});

it('is asked of a phone that picks up after the same time three times in a row', async () => {
  await answered(12, 60);
  await answered(12, 45);
  expect(cardText(world)).not.toContain('Was that a person?');
  await answered(12, 30);
  expect(cardText(world)).toContain('after the same number of seconds three times in a row');
});

it('counts anew once somebody says that it was', async () => {
  for (const seconds of [60, 45, 30]) await answered(12, seconds);
  await presses(world, ANNA, 'spoke');
  expect(cardText(world)).toContain('@anna says that they spoke with each other.');
  await answered(12, 50);
  expect(cardText(world)).not.toContain('Was that a person?');
});

it('survives a restart between the calls', async () => {
  await answered(12, 60);
  await answered(12, 45);
  await world.restart();
  await answered(12, 30);
  expect(cardText(world)).toContain('Was that a person?');
});

it('“It was voicemail” makes it a missed call again, with its alert once', async () => {
  await answered(4, 6);
  expect(alerts(world)).toEqual([]);
  await presses(world, BO, 'voicemail');
  expect(cardText(world)).toContain('Missed call: nobody answered');
  expect(cardText(world)).toContain('Tried: @anna had their voicemail answer.');
  expect(cardText(world)).toContain('[Claim]');
  expect(alerts(world)).toHaveLength(1);
  await world.pass(HOUR);
  await world.elks.repeatReports();
  await world.settle();
  expect(alerts(world)).toHaveLength(1);
});

it('the first word stands: the second is told who said what', async () => {
  await answered(4, 6);
  const both = await Promise.all([presses(world, ANNA, 'spoke'), presses(world, BO, 'voicemail')]);
  expect(await toldToTheSecond(world, both)).toMatch(/^@(anna|bo) said already: /);
});
