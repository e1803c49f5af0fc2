import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, answers, BO, busy, CIA, silent, startWorld, type World, withThreeOnCall } from './world.ts';

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
    expect(world.newest()).toContain('Answered by @bo');
  });

  it('rings nobody else after an answered conversation, whoever hangs up first', async () => {
    for (const first of ['caller', 'callee'] as const) {
      const call = await world.call({ phones: { [ANNA.phone]: answers(3, 120, first) } });
      expect(call.rings).toHaveLength(1);
      expect(call.recordings).toHaveLength(0);
    }
  });

  it('goes on at once past a busy phone', async () => {
    const call = await world.call({
      phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: answers(2) },
    });
    expect(call.answeredBy).toBe(CIA.phone);
    expect(call.rings.map((ring) => ring.how)).toEqual(['busy', 'busy', 'answered']);
  });

  it('takes a voicemail when nobody answers and puts it into the thread', async () => {
    await world.call({
      phones: { [ANNA.phone]: silent, [BO.phone]: silent, [CIA.phone]: silent },
      caller: { leavesVoicemail: { seconds: 34 } },
    });
    expect(world.newest()).toContain('Voicemail');
    expect(world.slack.files).toHaveLength(1);
  });
});
