import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { card } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CIA,
  declines,
  everybody,
  silent,
  startWorld,
  unreachable,
  type World,
  withThreeOnCall,
} from './world.ts';

describe('ringing in turn', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  it('passes on to the second person when the first does not answer', async () => {
    const call = await world.call({ phones: { [ANNA.phone]: silent, [BO.phone]: answers(5) } });
    expect(call.rings.map((ring) => [ring.number, ring.seconds, ring.how])).toEqual([
      [ANNA.phone, 15, 'rung-out'],
      [BO.phone, 5, 'answered'],
    ]);
    expect(card(world)).toContain('Answered by @bo');
  });

  it('passes on to the second person when a phone that rang out is called busy', async () => {
    world.elks.behave({ ringOutIs: 'busy' });
    const call = await world.call({ phones: { [ANNA.phone]: silent, [BO.phone]: answers(5) } });
    expect(call.rings.map((ring) => ring.number)).toEqual([ANNA.phone, BO.phone]);
    expect(call.answeredBy).toBe(BO.phone);
    expect(card(world)).toContain('Answered by @bo after 20 s');
  });

  it('rings nobody else after an answered conversation, whoever hangs up first', async () => {
    for (const first of ['caller', 'callee'] as const) {
      const call = await world.call({ phones: { [ANNA.phone]: answers(3, 120, first) } });
      expect(call.rings).toHaveLength(1);
      expect(call.recordings).toHaveLength(0);
    }
  });

  it.each([
    ['is busy', busy, 'busy', 0],
    ['declines', declines(4), 'declined', 4],
    ['cannot be reached', unreachable, 'unreachable', 0],
  ] as const)('goes on at once when a phone %s', async (_name, first, how, seconds) => {
    const call = await world.call({
      phones: { [ANNA.phone]: first, [BO.phone]: first, [CIA.phone]: answers(2) },
    });
    expect(call.rings.map((ring) => [ring.number, ring.how, ring.seconds])).toEqual([
      [ANNA.phone, how, seconds],
      [BO.phone, how, seconds],
      [CIA.phone, 'answered', 2],
    ]);
    expect(card(world)).toContain('Answered by @cia');
  });

  it.each([
    ['is busy', busy, 'failed', '@anna, @bo and @cia were busy'],
    ['is silent', silent, 'failed', '@anna, @bo and @cia did not answer'],
    ['is silent, told as busy', silent, 'busy', '@anna, @bo and @cia did not answer'],
    ['cannot be reached', unreachable, 'failed', '@anna, @bo and @cia did not answer'],
  ] as const)('offers voicemail when everybody %s', async (_name, all, ringOutIs, tried) => {
    world.elks.behave({ ringOutIs });
    const call = await world.call({ phones: everybody(all), caller: { leavesVoicemail: { seconds: 5 } } });
    expect(call.rings.map((ring) => ring.number)).toEqual([ANNA.phone, BO.phone, CIA.phone]);
    expect(call.recordings).toHaveLength(1);
    expect(card(world)).toContain(`Tried: ${tried}.`);
  });

  it.each([
    ['anna', ANNA.phone, 1],
    ['bo', BO.phone, 2],
    ['cia', CIA.phone, 3],
  ])('says who answered, when, and for how long: %s', async (name, phone, rings) => {
    const call = await world.call({ phones: { ...everybody(silent), [phone]: answers(4, 90) } });
    expect(call.answeredBy).toBe(phone);
    expect(call.rings).toHaveLength(rings);
    const after = Math.floor(call.seconds - 90);
    expect(card(world)).toContain(`Answered by @${name} after ${after} s, talked 1 min 30 s`);
  });
});
