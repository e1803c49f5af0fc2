import { afterEach, beforeEach, expect, it } from 'vitest';
import { card } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CIA,
  everybody,
  NUMBERS,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await world.types(ANNA, '/oncall ring everyone 30s');
});
afterEach(() => world.end());

it('rings all phones at once; the first to answer gets the call', async () => {
  const call = await world.call({
    phones: { ...everybody(silent), [BO.phone]: answers(8), [CIA.phone]: answers(3) },
  });
  expect(call.rings.map((ring) => ring.fromSecond)).toEqual([0, 0, 0]);
  expect(call.answeredBy).toBe(CIA.phone);
  expect(card(world)).toContain('Answered by @cia after 3 s, talked 1 min');
});

it('names everybody while it rings', async () => {
  const call = world.elks.startCall({ from: '+46701740699', to: world.line, phones: everybody(answers(9)) });
  await call.rings(CIA.phone);
  await world.settle();
  expect(card(world)).toContain('Ringing @anna, @bo and @cia…');
  await call.finish();
});

it('offers voicemail when nobody answers', async () => {
  const call = await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 6 } } });
  expect(call.rings.map((ring) => [ring.number, ring.seconds])).toEqual(
    NUMBERS.map((number) => [number, 30]),
  );
  expect(card(world)).toContain('Voicemail, 6 s');
});

it('offers voicemail at once when everybody is busy', async () => {
  const call = await world.call({ phones: everybody(busy) });
  expect(call.rings.map((ring) => ring.seconds)).toEqual([0, 0, 0]);
  expect(card(world)).toContain('Tried: @anna, @bo and @cia were busy.');
});
