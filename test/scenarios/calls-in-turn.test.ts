import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, rung, teamSets } from './meets.ts';
import { card } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CIA,
  everybody,
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

const asked = (call: { readonly webhooks: readonly { readonly asked: string }[] }): readonly string[] =>
  call.webhooks.map((webhook) => webhook.asked);

describe('ringing in turn with 15 s each', () => {
  it('rings each for 15 s and then takes a message, all out of one answer', async () => {
    const call = await world.call({
      phones: everybody(silent),
      caller: { leavesVoicemail: { seconds: 9 } },
    });
    expect(call.rings.map(({ number, seconds }) => [number, seconds])).toEqual([
      [ANNA.phone, 15],
      [BO.phone, 15],
      [CIA.phone, 15],
    ]);
    expect(heard(call)).toEqual(['voicemail']);
    expect(asked(call)).toEqual(['voice_start']);
    expect(card(world)).toContain('Voicemail, 9 s');
  });

  it('asks an address what comes next when a phone is busy, once for each busy phone', async () => {
    const call = await world.call({
      phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: answers(3) },
    });
    expect(asked(call)).toEqual(['voice_start', 'busy', 'busy']);
    expect(rung(call)).toEqual([ANNA.phone, BO.phone, CIA.phone]);
    expect(card(world)).toContain('Answered by @cia');
  });

  it('asks nobody when the last one is busy: the message is taken at once', async () => {
    await teamSets(world, 'set @anna');
    const call = await world.call({
      phones: { [ANNA.phone]: busy },
      caller: { leavesVoicemail: { seconds: 4 } },
    });
    expect(asked(call)).toEqual(['voice_start']);
    expect(card(world)).toContain('Voicemail, 4 s');
  });
});

describe('calling everyone', () => {
  it('rings all at once, and whoever answers first has the call', async () => {
    await teamSets(world, 'ring everyone');
    const call = await world.call({
      phones: { ...everybody(silent), [BO.phone]: answers(5), [CIA.phone]: answers(3) },
    });
    expect(new Set(call.rings.map(({ fromSecond }) => fromSecond)).size).toBe(1);
    expect(rung(call)).toHaveLength(3);
    expect(call.answeredBy).toBe(CIA.phone);
    expect(card(world)).toContain('Answered by @cia');
  });
});
