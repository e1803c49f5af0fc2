import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, rung, teamSets } from './meets.ts';
import { HOUR_MS, MINUTE_MS } from './slack-side.ts';
import { alerts, card, cards, everythingTold, thread } from './told.ts';
import { ANNA, answers, BO, CALLER, startWorld, type World, withThreeOnCall } from './world.ts';

const PHONES = { [ANNA.phone]: answers(2) };
const HIDDEN = '';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const blockedSays = (): Promise<string> => world.types(BO, '/oncall blocked');

describe('a blocked caller', () => {
  beforeEach(() => teamSets(world, `block ${CALLER} for 2h sells things`));

  it('is rejected before the call costs anything, is on no card, and is counted', async () => {
    const call = await world.call({ phones: PHONES });
    expect(call.ended).toEqual({ by: 'plan', when: 'hangup reject' });
    expect([rung(call), heard(call), call.recordings, call.reports]).toEqual([[], [], [], []]);
    expect(cards(world)).toEqual([]);
    expect(alerts(world)).toEqual([]);
    expect(await world.keptCalls()).toEqual([]);
    await world.call({ phones: PHONES });
    expect(await blockedSays()).toContain('2 calls rejected');
  });

  it('is counted once a call when several come at the same time', async () => {
    await Promise.all([1, 2, 3, 4].map(() => world.call({ phones: PHONES })));
    expect(await blockedSays()).toContain('4 calls rejected');
  });

  it('is nobody else', async () => {
    const call = await world.call({ from: '+46701740698', phones: PHONES });
    expect(call.answeredBy).toBe(ANNA.phone);
  });

  it('is rejected outside opening hours, in front of a menu and on a recorded line too', async () => {
    await teamSets(world, 'hours never', 'menu 1 ring main', 'record on');
    expect((await world.call()).ended?.when).toBe('hangup reject');
  });

  it('gets through again once unblocked', async () => {
    await teamSets(world, `unblock ${CALLER}`);
    expect((await world.call({ phones: PHONES })).answeredBy).toBe(ANNA.phone);
    expect(card(world)).toContain('Answered by @anna');
  });

  it('gets through again when the time of the block is over', async () => {
    await world.pass(2 * HOUR_MS - 1);
    expect((await world.call({ phones: PHONES })).answeredBy).toBeNull();
    await world.pass(1);
    expect((await world.call({ phones: PHONES })).answeredBy).toBe(ANNA.phone);
  });
});

describe('a caller without a number', () => {
  it('is rung through unless the team says otherwise', async () => {
    expect((await world.call({ from: HIDDEN, phones: PHONES })).answeredBy).toBe(ANNA.phone);
  });

  it('leaves a message where they are led to voicemail', async () => {
    await teamSets(world, 'hidden voicemail');
    const call = await world.call({ from: HIDDEN, caller: { leavesVoicemail: { seconds: 6 } } });
    expect([rung(call), heard(call)]).toEqual([[], ['voicemail']]);
    expect(card(world)).toContain('Voicemail, 6 s');
    expect(thread(world).join()).toContain('@anna, @bo and @cia: the number was hidden');
    expect((await world.call({ phones: PHONES })).answeredBy).toBe(ANNA.phone);
  });

  it('is not said to have been rung for where they are led to voicemail and leave no message', async () => {
    await teamSets(world, 'hidden voicemail');
    await world.call({ from: HIDDEN, caller: { saysNothing: true } });
    await world.pass(10 * MINUTE_MS);
    expect(JSON.stringify(everythingTold(world))).not.toContain('nobody answered');
    expect(card(world)).toContain('Missed call: the caller left no message');
    expect(thread(world).join()).toContain('@anna, @bo and @cia: the number was hidden');
  });

  it('is refused without a card where they are rejected, until they are allowed again', async () => {
    await teamSets(world, 'hidden reject');
    expect((await world.call({ from: HIDDEN })).ended?.when).toBe('hangup reject');
    expect(cards(world)).toEqual([]);
    await teamSets(world, 'hidden allow');
    expect((await world.call({ from: HIDDEN, phones: PHONES })).answeredBy).toBe(ANNA.phone);
  });

  it('is not taken for everybody when the team tries what a caller would meet', async () => {
    await teamSets(world, 'hidden reject');
    expect(await world.types(ANNA, '/oncall test')).toContain('the phone of @anna rings');
    const hidden = await world.types(ANNA, '/oncall test from hidden');
    expect(hidden).toContain('If somebody with a hidden number called now');
    expect(hidden).toContain('The call is rejected');
  });
});
