import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/instant.ts';
import { aMissedCall, aVoicemail, presses } from './cards.ts';
import {
  ANNA,
  answers,
  BO,
  CALLER,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

describe('the numbers of a line', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  it('are told at any time, only to whoever asks', async () => {
    await world.call({ phones: { [ANNA.phone]: answers(9, 120) } });
    await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
    const before = world.messages().length;
    const answer = await world.types(ANNA, '/oncall stats');
    expect(answer).toContain('*Calls on Main, 2026-10-26 to 2026-11-24*');
    expect(answer).toContain('*2 calls*: 1 answered and 1 missed.');
    expect(answer).toContain('*50 % answered* of the 2 calls meant for people. It took 9 s.');
    expect(answer).toContain('Of another time: `/oncall stats 12w`');
    expect(world.messages()).toHaveLength(before);
    const seen = await world.slack.types(ANNA.id, '/oncall stats');
    expect(seen.messages).toMatchObject([{ ephemeralTo: ANNA.id }]);
  });

  it('look back as far as was asked, at kept calls of other days too', async () => {
    await world.call({ phones: { [ANNA.phone]: answers(9) } });
    for (let day = 0; day < 4; day += 1) await world.pass(DAY_MS);
    await aMissedCall(world);
    // It is Saturday 2026-11-28.
    expect(await world.types(BO, '/oncall stats today')).toContain('*1 call*: 1 missed.');
    expect(await world.types(BO, '/oncall stats 4 days')).toContain('*1 call*: 1 missed.');
    expect(await world.types(BO, '/oncall stats 5d')).toContain('*2 calls*: 1 answered and 1 missed.');
    expect(await world.types(BO, '/oncall stats 2026-11')).toContain('2026-11-01 to 2026-11-30');
    expect(await world.types(BO, '/oncall stats 2026-11-24')).toContain('*1 call*: 1 answered.');
    expect(await world.types(BO, '/oncall stats 2026-12')).toContain('No calls.');
  });

  it('count who called back, and take back an answer that was no person', async () => {
    await aVoicemail(world);
    world.elks.phones[BO.phone] = { ...answers(3), does: { presses: ['5'] } };
    world.elks.phones[CALLER] = answers(5, 120);
    await presses(world, BO, 'callBack', { waitFor: 'answer' });
    await world.elks.settled();
    await world.settle();
    await world.call({ phones: { [ANNA.phone]: answers(2, 4) } });
    const before = await world.types(ANNA, '/oncall stats 1d');
    expect(before).toContain('*2 calls*: 1 answered and 1 left a voicemail.');
    expect(before).toContain('bo | 1 call | 0 | 1 | 2 min');

    await presses(world, BO, 'voicemail');
    const after = await world.types(ANNA, '/oncall stats 1d');
    expect(after).toContain('*2 calls*: 1 left a voicemail and 1 missed.');
    expect(after).toContain('*0 % answered* of the 2 calls meant for people.\n');
  });

  it('of a restarted bot are what they were', async () => {
    await world.call({ phones: { [ANNA.phone]: answers(9, 120) } });
    const before = await world.types(ANNA, '/oncall stats');
    await world.restart();
    expect(await world.types(ANNA, '/oncall stats')).toBe(before);
  });
});
