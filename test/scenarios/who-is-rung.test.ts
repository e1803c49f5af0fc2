import { afterEach, beforeEach, expect, it } from 'vitest';
import { card } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  CIA,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const HOUR = 3_600_000;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const rung = async (): Promise<readonly string[]> =>
  (await world.call({ phones: everybody(silent) })).rings.map((ring) => ring.number);

it('is one person when the roster has one, then voicemail', async () => {
  await world.types(ANNA, '/oncall set @bo');
  const call = await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 3 } } });
  expect(call.rings.map((ring) => ring.number)).toEqual([BO.phone]);
  expect(card(world)).toContain('Voicemail, 3 s');
});

it('is nobody who is paused, until the pause ends by itself', async () => {
  await world.types(BO, '/oncall pause for 2h');
  expect(await rung()).toEqual([ANNA.phone, CIA.phone]);
  await world.pass(2 * HOUR);
  expect(await rung()).toEqual([ANNA.phone, BO.phone, CIA.phone]);
});

it('is nobody without a number, until there is one', async () => {
  const phone = '+46701740608';
  await world.types(ANNA, '/oncall set @anna @dan @cia');
  expect(await rung()).toEqual([ANNA.phone, CIA.phone]);
  await world.types(ANNA, `/oncall phone @dan ${phone}`);
  const call = await world.call({ phones: { ...everybody(silent), [phone]: answers(1) } });
  expect(call.rings.map((ring) => ring.number)).toEqual([ANNA.phone, phone]);
});

it('is the people of that moment: a change holds from the next call on', async () => {
  await world.call({
    phones: everybody(silent),
    onMoment: async ({ kind, atSecond }) => {
      if (kind === 'ring-started' && atSecond === 0) await world.types(ANNA, '/oncall set @cia @anna');
    },
  });
  const [during] = world.elks.transcripts;
  expect(during?.rings.map((ring) => ring.number)).toEqual([ANNA.phone, BO.phone, CIA.phone]);
  expect(await rung()).toEqual([CIA.phone, ANNA.phone]);
});

it('keeps to the plan of a call also where a busy phone makes 46elks ask again', async () => {
  const call = await world.call({
    phones: everybody({ kind: 'busy', afterSeconds: 2 }),
    onMoment: async ({ kind, atSecond }) => {
      if (kind === 'ring-started' && atSecond === 0) await world.types(ANNA, '/oncall set @anna');
    },
  });
  expect(call.rings.map((ring) => ring.number)).toEqual([ANNA.phone, BO.phone, CIA.phone]);
});
