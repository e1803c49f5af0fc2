// Whoever holds a Slack account they should not, or a button that hangs, cannot run up a bill.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CALLS_AN_HOUR } from '../../src/core/spending.ts';
import { aVoicemail, presses } from './cards.ts';
import { card, warnings } from './told.ts';
import { answers, BO, everybody, silent, startWorld, type World, withThreeOnCall } from './world.ts';

const HOUR = 3_600_000;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await aVoicemail(world);
  world.elks.phones[BO.phone] = silent;
});
afterEach(() => world.end());

const dialled = (): number =>
  world.elks.requests.filter(({ method, path }) => method === 'POST' && path === '/calls').length;

const callsBack = async (): Promise<string> => {
  const { text } = await presses(world, BO, 'callBack', { waitFor: 'answer' });
  await world.elks.settled();
  await world.settle();
  return text;
};

const goesOnAndOn = async (): Promise<void> => {
  for (let times = 0; times < CALLS_AN_HOUR.toOne; times += 1) await callsBack();
};

it('one phone is rung so often an hour and no more, and the channel is told once', async () => {
  await goesOnAndOn();
  expect(warnings(world)).toEqual([]);
  expect(await callsBack()).toContain('it makes no more for now');
  expect(await callsBack()).toContain('By hand: 070-174 06 99');
  expect(dialled()).toBe(CALLS_AN_HOUR.toOne);
  expect(warnings(world)).toHaveLength(1);
  expect(warnings(world)[0]).toContain('Jour has made 20 calls to one phone in an hour');
});

it('callers are rung through all the same, and an hour later calls back are made again', async () => {
  await goesOnAndOn();
  await callsBack();
  await world.call({ phones: everybody(answers(3)) });
  expect(card(world)).toContain('Answered by');
  await world.pass(HOUR);
  await aVoicemail(world);
  expect(await callsBack()).toContain('rings now');
});
