import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, presses, rung, teamSets } from './meets.ts';
import { MINUTE_MS } from './slack-side.ts';
import { alerts, card, everythingTold } from './told.ts';
import { ANNA, answers, BO, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  // It is Tuesday 19:00.
  await teamSets(world, 'hours mon-fri 08:00-17:00');
});
afterEach(() => world.end());

describe('a caller outside opening hours', () => {
  it('hears so and leaves a message, which is told as every other', async () => {
    const call = await world.call({ caller: { leavesVoicemail: { seconds: 11 } } });
    expect(heard(call)).toEqual(['closed', 'voicemail']);
    expect(rung(call)).toEqual([]);
    expect(card(world)).toContain('Voicemail, 11 s');
    expect(card(world)).toContain('Outside opening hours');
  });

  it('who leaves no message alarms nobody', async () => {
    await world.call({ caller: { saysNothing: true } });
    await world.pass(10 * MINUTE_MS);
    expect(card(world)).toContain('Called while closed, left no message');
    expect(alerts(world)).toEqual([]);
  });

  it('who hangs up at once alarms nobody either', async () => {
    await world.call({ caller: { hangsUpDuringPrompt: true } });
    await world.pass(10 * MINUTE_MS);
    expect(card(world)).toContain('Called while closed');
    expect(alerts(world)).toEqual([]);
  });

  it('hears so and that is all, when calls end there', async () => {
    await teamSets(world, 'closed then hangup');
    const call = await world.call({ caller: { leavesVoicemail: { seconds: 11 } } });
    expect(heard(call)).toEqual(['closed']);
    expect(call.ended?.by).toBe('plan');
    expect(call.recordings).toEqual([]);
    await world.pass(10 * MINUTE_MS);
    expect(card(world)).toContain('Called while closed');
    expect(JSON.stringify(everythingTold(world))).not.toContain('oicemail: the line');
    expect(alerts(world)).toEqual([]);
  });

  it('hears no menu', async () => {
    await teamSets(world, 'menu 1 ring main');
    const call = await world.call({ caller: presses('1') });
    expect(heard(call)).toEqual(['closed', 'voicemail']);
  });

  it('hears that the call is recorded before anything else', async () => {
    await teamSets(world, 'record on');
    const call = await world.call({ caller: { saysNothing: true } });
    expect(heard(call)).toEqual(['consent', 'closed', 'voicemail']);
  });

  it('is rung through like any other once the line is open', async () => {
    await teamSets(world, 'open until 22:00');
    const call = await world.call({ phones: { [ANNA.phone]: answers(2) } });
    expect(heard(call)).toEqual([]);
    expect(card(world)).toContain('Answered by @anna');
    expect(card(world)).not.toContain('utside opening hours');
  });
});

describe('a closed line that rings the night roster', () => {
  beforeEach(() => teamSets(world, 'roster add night', 'set @bo in night', 'closed then ring night'));

  it('says so first, and the card tells who answered outside opening hours', async () => {
    const call = await world.call({ phones: { [BO.phone]: answers(2) } });
    expect(heard(call)).toEqual(['closed']);
    expect(rung(call)).toEqual([BO.phone]);
    expect(card(world)).toContain('Answered by @bo');
    expect(card(world)).toContain('Outside opening hours');
  });

  it('alerts the night roster when nobody answered: they were meant to', async () => {
    await world.call({ phones: { [BO.phone]: silent }, caller: { saysNothing: true } });
    await world.pass(3 * MINUTE_MS);
    expect(card(world)).toContain('Missed call');
    expect(alerts(world)).toHaveLength(1);
    expect(alerts(world)[0]).toContain('@bo');
    expect(alerts(world)[0]).not.toContain('@anna');
  });

  it('is warned of as it is set, and whenever the hours are looked at, while nobody there can be rung', async () => {
    await teamSets(world, 'closed then voicemail', 'roster add weekend');
    const set = await world.types(ANNA, '/oncall closed then ring weekend');
    expect(set).toContain('In weekend no phone rings now: nobody is in the roster.');
    expect(set).toContain('/oncall set @anna @bo in weekend');
    expect(await world.types(ANNA, '/oncall hours')).toContain('In weekend no phone rings now');
    await teamSets(world, 'set @bo in weekend');
    expect(await world.types(ANNA, '/oncall hours')).not.toContain('no phone rings');
  });

  it('takes a message when nobody of it can be rung, and says so loudly, also when none is left', async () => {
    await teamSets(world, 'pause @bo for 8h');
    const call = await world.call({ caller: { leavesVoicemail: { seconds: 5 } } });
    expect(heard(call)).toEqual(['closed', 'voicemail']);
    expect(card(world)).toContain('Voicemail, 5 s');
    expect(card(world)).toContain('No phone could be rung: everybody in the roster is paused');
    await world.call({ caller: { saysNothing: true } });
    await world.pass(3 * MINUTE_MS);
    expect(card(world)).toContain('Missed call');
    expect(alerts(world)).toHaveLength(2);
  });

  it('names the night roster where it is empty', async () => {
    await teamSets(world, 'remove @bo in night');
    expect(await world.types(ANNA, '/oncall test')).toContain('/oncall set @anna @bo in night');
    await world.call({ caller: { saysNothing: true } });
    expect(card(world)).toContain('/oncall set @anna @bo in night');
  });
});
