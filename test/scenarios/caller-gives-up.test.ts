import { afterEach, beforeEach, expect, it } from 'vitest';
import { alerts, card, thread } from './told.ts';
import { ANNA, BO, CALLER, everybody, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

it('while the first phone rings: the card says after how long, and those on call are called upon at once', async () => {
  const call = await world.call({ phones: everybody(silent), caller: { givesUpAfterSeconds: 8 } });
  expect(call.rings.map((ring) => [ring.number, ring.how])).toEqual([[ANNA.phone, 'caller-hung-up']]);
  expect(card(world)).toContain('Caller gave up after 8 s');
  expect(alerts(world)).toEqual([
    expect.stringContaining('@anna, @bo and @cia: please call back 070-174 06 99'),
  ]);
  expect(thread(world)).toEqual(alerts(world));
});

it('while the second phone rings: it rings no third', async () => {
  const call = await world.call({ phones: everybody(silent), caller: { givesUpAfterSeconds: 20 } });
  expect(call.rings.map((ring) => ring.number)).toEqual([ANNA.phone, BO.phone]);
  expect(card(world)).toContain('Caller gave up after 20 s');
  expect(card(world)).toContain('Tried: @anna and @bo did not answer.');
});

it('in the middle of the voicemail prompt: that is a call to be called back', async () => {
  const call = await world.call({ phones: everybody(silent), caller: { hangsUpDuringPrompt: '/prompts/' } });
  expect(call.recordings).toEqual([]);
  expect(card(world)).toContain(`Caller gave up after ${Math.floor(call.seconds)} s`);
  expect(alerts(world)).toHaveLength(1);
});

it('the alert is told once, however much time passes and however often the report comes', async () => {
  await world.call({ phones: everybody(silent), caller: { givesUpAfterSeconds: 8 } });
  await world.elks.repeatReports();
  await world.pass(86_400_000);
  expect(alerts(world)).toHaveLength(1);
});

it('the alert is seen in the channel, not only in the thread', async () => {
  await world.call({ phones: everybody(silent), caller: { givesUpAfterSeconds: 8 } });
  const shown = world.slack.channel('C0ONCALL').timeline.map((message) => message.text);
  expect(shown.at(-1)).toContain('the caller gave up after 8 s');
  expect(shown.at(-1)).toContain(CALLER);
});
