import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, teamSets } from './meets.ts';
import { alerts, card, thread } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

describe('a line whose calls are recorded', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
    await teamSets(world, 'record on');
  });
  afterEach(() => world.end());

  it('tells the channel who switched it on', () => {
    expect(world.newest()).toContain('@anna switched recording on');
  });

  it('says so to the caller, then rings, and brings the conversation to the thread of the card', async () => {
    const call = await world.call({ phones: { [ANNA.phone]: answers(3, 40) } });
    expect(heard(call)).toEqual(['consent']);
    expect(call.recordings.map(({ of }) => of)).toEqual(['call']);
    expect(card(world)).toContain('Answered by @anna');
    expect(thread(world).join()).toContain('Recording of the whole call');
    expect(alerts(world)).toEqual([]);
  });

  it('names the file of a conversation after what it is', async () => {
    await world.call({ phones: { [ANNA.phone]: answers(3, 40) } });
    await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 12 } } });
    const names = world.slack.files.map(({ name }) => name.split(' ')[0] ?? '');
    expect(names.toSorted((a, b) => a.localeCompare(b))).toEqual(['call', 'call', 'voicemail']);
  });

  it('does not record what comes before the caller was told', async () => {
    const call = await world.call({ phones: { [ANNA.phone]: answers(3, 40) } });
    const told = call.prompts[0]?.seconds ?? 0;
    expect(told).toBeGreaterThan(1);
    expect(call.recordings[0]?.seconds).toBeCloseTo(call.seconds - told, 0);
  });

  it('records on when a busy phone leads to the next one', async () => {
    const call = await world.call({ phones: { [ANNA.phone]: busy, [BO.phone]: answers(3, 40) } });
    expect(call.answeredBy).toBe(BO.phone);
    expect(call.recordings.map(({ of }) => of)).toEqual(['call']);
  });

  it('does not take that for a message: nobody was reached, and the alert says so', async () => {
    await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
    expect(card(world)).toContain('Missed call');
    expect(thread(world).join()).toContain('Recording of the whole call');
    await world.pass(3 * 60_000);
    expect(alerts(world)).toHaveLength(1);
  });

  it('keeps a message apart from the recording of the call around it', async () => {
    await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 12 } } });
    expect(card(world)).toContain('Voicemail, 12 s');
    expect(thread(world).filter((text) => text.includes('Voicemail, 12 s'))).toHaveLength(1);
    expect(thread(world).filter((text) => text.includes('Recording of the whole call'))).toHaveLength(1);
  });

  it('says that it is the recording of the call that is lost, and asks nobody to call back', async () => {
    world.elks.breakRecordings({ kind: 'endless' });
    await world.call({ phones: { [ANNA.phone]: answers(3, 40) } });
    expect(card(world)).toContain('Answered by @anna');
    expect(card(world)).not.toContain('lost');
    expect(thread(world)).toEqual([expect.stringContaining('The recording of this whole call is lost.')]);
    expect(thread(world)[0]).not.toContain('call back');
  });

  it('is silent about it and records nothing once it is switched off', async () => {
    await teamSets(world, 'record off');
    const call = await world.call({ phones: { [ANNA.phone]: answers(3, 40) } });
    expect(heard(call)).toEqual([]);
    expect(call.recordings).toEqual([]);
  });
});
