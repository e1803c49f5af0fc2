import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, presses, rung, teamSets } from './meets.ts';
import { alerts, card } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CALLER,
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

const withMenu = (): Promise<void> =>
  teamSets(
    world,
    'roster add sales',
    'set @bo in sales',
    'menu 1 ring main',
    'menu 2 ring sales',
    'menu 3 voicemail',
    'menu 4 say info',
    'menu 0 ring @cia',
    'menu otherwise ring sales',
  );

const ALL_ANSWER = everybody(answers(4));

describe('a menu of two keys', () => {
  beforeEach(() =>
    teamSets(world, 'roster add sales', 'set @bo in sales', 'menu 1 ring main', 'menu 2 ring sales'),
  );

  it.each([
    ['1', ANNA],
    ['2', BO],
  ])('leads %s to its own people, in one answer to 46elks', async (key, person) => {
    const call = await world.call({ phones: ALL_ANSWER, caller: presses(key) });
    expect(heard(call)).toEqual(['menu']);
    expect(rung(call)).toEqual([person.phone]);
    expect(card(world)).toContain(`Answered by @${person.name}`);
    expect(card(world)).toContain(`Pressed ${key} in the menu`);
    expect(call.webhooks.map(({ asked }) => asked)).toEqual(['voice_start']);
  });
});

describe('a menu', () => {
  beforeEach(withMenu);

  it('rings one member by key, then takes a message', async () => {
    const call = await world.call({
      phones: { [CIA.phone]: silent },
      caller: { presses: ['0'], leavesVoicemail: { seconds: 8 } },
    });
    expect(rung(call)).toEqual([CIA.phone]);
    expect(heard(call)).toEqual(['menu', 'voicemail']);
    expect(card(world)).toContain('Voicemail, 8 s');
    expect(card(world)).toContain('Pressed 0 in the menu');
    expect(card(world)).toContain('Tried: @cia did not answer');
  });

  it('leads to voicemail by key without ringing anybody', async () => {
    const call = await world.call({ caller: { presses: ['3'], leavesVoicemail: { seconds: 8 } } });
    expect(rung(call)).toEqual([]);
    expect(card(world)).toContain('Voicemail, 8 s');
    expect(card(world)).toContain('Pressed 3 in the menu');
  });

  it('calls upon those on call when nobody was to be rung and no message was left', async () => {
    await world.call({ caller: { presses: ['3'], saysNothing: true } });
    await world.pass(10 * 60_000);
    expect(card(world)).toContain('Missed call: the caller left no message');
    expect(alerts(world).join()).toContain('Missed call: the caller left no message');
    expect(alerts(world).join()).toContain('@anna, @bo and @cia: please call back');
  });

  it('says a prompt by key and ends there, without an alarm', async () => {
    const call = await world.call({ caller: presses('4') });
    expect(heard(call)).toEqual(['menu', 'info']);
    expect(call.ended?.by).toBe('plan');
    expect(card(world)).toContain('Chose to hear a message, and heard it');
    expect(card(world)).toContain('Pressed 4 in the menu');
    await world.pass(10 * 60_000);
    expect(alerts(world)).toEqual([]);
  });

  it('loses a key and keeps the rest', async () => {
    await teamSets(world, 'menu 2 off');
    const call = await world.call({ phones: ALL_ANSWER, caller: presses('2', '1') });
    expect(heard(call)).toEqual(['menu', 'menu']);
    expect(call.answeredBy).toBe(ANNA.phone);
  });

  it('is gone once it is switched off', async () => {
    await teamSets(world, 'menu off');
    const call = await world.call({ phones: ALL_ANSWER });
    expect(heard(call)).toEqual([]);
    expect(call.answeredBy).toBe(ANNA.phone);
  });

  it.each([
    ['wrong keys three times', ['7', '8', '#']],
    ['no key at all', []],
    ['a wrong key, then none', ['7', null]],
  ])('is played three times, then does what is meant otherwise: %s', async (_name, keys) => {
    const call = await world.call({ phones: ALL_ANSWER, caller: presses(...keys) });
    expect(heard(call)).toEqual(['menu', 'menu', 'menu']);
    expect(rung(call)).toEqual([BO.phone]);
    expect(card(world)).toContain('Answered by @bo');
    expect(card(world)).not.toContain('in the menu');
  });

  // 46elks does not tell how often it asked in vain before a key was pressed.
  it('is played six times at most to a caller who waits before every wrong key', async () => {
    const keys = [null, null, '7', null, '7', '7'];
    const call = await world.call({ phones: ALL_ANSWER, caller: presses(...keys) });
    expect(heard(call)).toEqual(Array.from({ length: 6 }, () => 'menu'));
    expect(rung(call)).toEqual([BO.phone]);
  });

  it('takes the right key at the third try', async () => {
    const call = await world.call({ phones: ALL_ANSWER, caller: presses('7', '8', '1') });
    expect(heard(call)).toEqual(['menu', 'menu', 'menu']);
    expect(call.answeredBy).toBe(ANNA.phone);
    expect(card(world)).toContain('Pressed 1 in the menu');
  });
});

describe('the card of a call in the menu', () => {
  beforeEach(withMenu);

  it('says that the caller is choosing, then which key was chosen, while the phone rings', async () => {
    const call = world.elks.startCall({
      from: CALLER,
      to: world.line,
      phones: { [CIA.phone]: answers(5) },
      caller: presses('0'),
    });
    await call.until('prompt-played');
    await world.slack.until('a card', () => card(world).includes('choosing in the menu'));
    await call.rings(CIA.phone);
    await world.slack.until('the key', () => card(world).includes('Ringing @cia…'));
    expect(card(world)).toContain('Pressed 0 in the menu');
    await call.finish();
    await world.settle();
    expect(card(world)).toContain('Answered by @cia');
  });

  it('turns into an alert to those who come otherwise when the caller hangs up there', async () => {
    const call = await world.call({ caller: { hangsUpDuringPrompt: true } });
    expect(call.ended?.by).toBe('caller');
    expect(card(world)).toContain('Caller gave up');
    expect(alerts(world)).toHaveLength(1);
    expect(alerts(world)[0]).toContain('@bo');
    expect(alerts(world)[0]).not.toContain('@anna');
  });

  it('is no call that heard a message when the caller hangs up before one is said', async () => {
    await teamSets(world, 'menu otherwise say info');
    await world.call({ caller: { hangsUpDuringPrompt: true } });
    expect(card(world)).toContain('Caller gave up');
    expect(alerts(world)).toHaveLength(1);
  });

  it('says that a message was heard when no key led to one', async () => {
    await teamSets(world, 'menu otherwise say info');
    const call = await world.call({ caller: presses() });
    expect(heard(call)).toEqual(['menu', 'menu', 'menu', 'info']);
    expect(card(world)).toContain('heard it');
    expect(alerts(world)).toEqual([]);
  });
});

describe('a menu that leads to everyone', () => {
  it('rings all at once, and when all are busy takes a message', async () => {
    await teamSets(world, 'ring everyone', 'menu 1 ring main');
    const call = await world.call({
      phones: everybody(busy),
      caller: { presses: ['1'], leavesVoicemail: { seconds: 9 } },
    });
    expect(rung(call)).toEqual([ANNA.phone, BO.phone, CIA.phone]);
    expect(heard(call)).toEqual(['menu', 'voicemail']);
    expect(call.webhooks.map(({ asked }) => asked)).toEqual(['voice_start']);
    expect(card(world)).toContain('Voicemail, 9 s');
    expect(card(world)).toContain('Tried: @anna, @bo and @cia were busy');
  });
});
