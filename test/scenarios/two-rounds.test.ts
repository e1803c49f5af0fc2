import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CallTranscript } from '../../src/simulator/elks/transcript.ts';
import { card } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  everybody,
  NUMBERS,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const SECOND_CALLER = '+46701740698';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await world.types(ANNA, '/oncall ring turn 20s 2 rounds');
});
afterEach(() => world.end());

it('rings everybody once more before voicemail', async () => {
  const call = await world.call({ phones: everybody(silent) });
  expect(call.rings.map((ring) => ring.number)).toEqual([...NUMBERS, ...NUMBERS]);
  expect(call.rings.map((ring) => ring.seconds)).toEqual([20, 20, 20, 20, 20, 20]);
  expect(call.moments.some((moment) => moment.kind === 'beep')).toBe(true);
});

it('ends with the first who answers in the second round', async () => {
  await world.types(ANNA, '/oncall set @anna @bo');
  const phones = { [ANNA.phone]: answers(1, 10), [BO.phone]: silent };
  let second: Promise<CallTranscript> | undefined;
  await world.call({
    phones,
    onMoment: ({ kind }) => {
      if (kind === 'answered') second ??= world.elks.call({ from: SECOND_CALLER, to: world.line, phones });
    },
  });
  const call = await second;
  await world.settle();
  expect(call?.rings.map((ring) => [ring.number, ring.how])).toEqual([
    [ANNA.phone, 'busy'],
    [BO.phone, 'rung-out'],
    [ANNA.phone, 'answered'],
  ]);
  expect(card(world)).toContain('Answered by @anna after 23 s');
});

it('tells each person once on the card', async () => {
  await world.call({ phones: everybody(busy), caller: { leavesVoicemail: { seconds: 3 } } });
  expect(card(world)).toContain('Tried: @anna, @bo and @cia were busy.');
});
