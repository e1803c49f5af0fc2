import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Moment } from '../../src/simulator/elks/moment.ts';
import { card, cards, thread } from './told.ts';
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
});
afterEach(() => world.end());

/** The app is stopped and started again whenever a phone begins to ring. */
const restarts = async ({ kind }: Moment): Promise<void> => {
  if (kind === 'ring-started') await world.restart();
};

it.each([
  ['silent', silent],
  ['busy', { kind: 'busy', afterSeconds: 3 }],
] as const)('the next phone rings all the same when the ones before were %s', async (_how, script) => {
  const call = await world.call({
    phones: { ...everybody(script), [CIA.phone]: answers(4) },
    onMoment: restarts,
  });
  expect(call.rings.map((ring) => ring.number)).toEqual([...NUMBERS]);
  expect(call.answeredBy).toBe(CIA.phone);
  expect(cards(world)).toEqual([expect.stringContaining('Answered by @cia')]);
});

it('the plan of the call holds, although the roster changed before the restart', async () => {
  let isFirst = true;
  const call = await world.call({
    phones: everybody({ kind: 'busy', afterSeconds: 3 }),
    onMoment: async (moment) => {
      if (moment.kind === 'ring-started' && isFirst) await world.types(ANNA, '/oncall set @anna');
      isFirst = isFirst && moment.kind !== 'ring-started';
      await restarts(moment);
    },
  });
  expect(call.rings.map((ring) => ring.number)).toEqual([...NUMBERS]);
});

it('a voicemail is taken while the app is away, and told when it is back', async () => {
  world.elks.behave({ complainAboutSounds: false });
  await world.call({
    phones: everybody(silent),
    caller: { leavesVoicemail: { seconds: 34 } },
    onMoment: async ({ kind, atSecond }) => {
      if (kind === 'ring-started' && atSecond === 0) await world.stopApp();
    },
  });
  expect(world.elks.unacknowledged.map((report) => report.kind)).toEqual(['recording', 'hangup']);
  await world.startApp();
  await world.elks.retryReports();
  await world.settle();
  expect(world.elks.unacknowledged).toEqual([]);
  expect(card(world)).toContain('Voicemail, 34 s');
  expect(thread(world)).toEqual([expect.stringContaining('♪')]);
});

it('phones go on ringing in turn while the app is away', async () => {
  world.elks.behave({ complainAboutSounds: false });
  const call = await world.call({
    phones: { ...everybody(silent), [BO.phone]: answers(4) },
    onMoment: async ({ kind, atSecond }) => {
      if (kind === 'ring-started' && atSecond === 0) await world.stopApp();
    },
  });
  expect(call.answeredBy).toBe(BO.phone);
  await world.startApp();
  await world.elks.retryReports();
  await world.settle();
  expect(card(world)).toContain('Answered by @bo');
});

it('a call that ended while a phone was busy is told once after two restarts', async () => {
  await world.call({ phones: everybody(busy), onMoment: restarts });
  await world.restart();
  expect(cards(world)).toHaveLength(1);
  expect(card(world)).toContain('Tried: @anna, @bo and @cia were busy.');
});
