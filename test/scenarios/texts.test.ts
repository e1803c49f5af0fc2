import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aMissedCall, aVoicemail, chooses, presses } from './cards.ts';
import {
  ANNA,
  answers,
  BO,
  CALLER,
  CIA,
  everybody,
  LINE,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TEXT = 'We missed your call and will ring you back.';
const phones = everybody(silent);

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const texts = () => world.elks.sms.map(({ from, to, message }) => ({ from, to, message }));

it('nobody is texted unless somebody asks for it', async () => {
  await aVoicemail(world);
  await world.pass(HOUR);
  expect(texts()).toEqual([]);
});

it('nobody is texted because of work on a call from before texts were switched on', async () => {
  await aVoicemail(world);
  await world.pass(20 * MINUTE);
  await world.types(ANNA, `/oncall text callers on "${TEXT}"`);
  await presses(world, BO, 'claim');
  await chooses(world, BO, 'release');
  await world.pass(5 * MINUTE);
  expect(texts()).toEqual([]);
});

describe('text callers on', () => {
  beforeEach(() => world.types(ANNA, `/oncall text callers on "${TEXT}"`));

  it('texts a caller who left a voicemail, at once', async () => {
    await aVoicemail(world);
    expect(texts()).toEqual([{ from: LINE, to: CALLER, message: TEXT }]);
  });

  it('texts a caller who gave up', async () => {
    await world.call({ phones, caller: { givesUpAfterSeconds: 8 } });
    expect(texts()).toHaveLength(1);
  });

  it('texts a caller nobody answered, once it is sure that no message comes', async () => {
    await aMissedCall(world);
    await world.pass(3 * MINUTE);
    expect(texts()).toHaveLength(1);
  });

  it('not one who was answered', async () => {
    await world.call({ phones: everybody(answers(3)) });
    await world.pass(HOUR);
    expect(texts()).toEqual([]);
  });

  it('once an hour, also after a restart', async () => {
    await aVoicemail(world);
    await world.restart();
    await aVoicemail(world);
    expect(texts()).toHaveLength(1);
    await world.pass(HOUR);
    await aVoicemail(world);
    expect(texts()).toHaveLength(2);
  });

  it.each([
    ['a hidden number', ''],
    ['a landline', '+46846500411'],
    ['a foreign mobile', '+4790123456'],
    ['an unreadable number', 'lurendrejare'],
  ])('never %s', async (_name, from) => {
    await world.call({ from, phones, caller: { leavesVoicemail: { seconds: 12 } } });
    await world.pass(HOUR);
    expect(texts()).toEqual([]);
  });

  it('reports that come again, late or after clicks text nobody twice', async () => {
    await aVoicemail(world);
    await world.elks.repeatReports();
    await presses(world, BO, 'claim');
    await world.pass(2 * HOUR);
    await presses(world, BO, 'claim').catch(() => undefined);
    expect(texts()).toHaveLength(1);
  });

  it('46elks not taking it stops nothing else', async () => {
    world.elks.breakApi({ how: 500, only: /POST \/sms/ });
    await aVoicemail(world);
    expect(texts()).toEqual([]);
    expect(world.newest()).toContain('Voicemail, 34 s');
  });

  it('and off again', async () => {
    expect(await world.types(ANNA, '/oncall text callers off')).toContain('get no text');
    await aVoicemail(world);
    expect(texts()).toEqual([]);
  });
});

describe('text members on', () => {
  beforeEach(() => world.types(ANNA, '/oncall text members on'));

  it('texts whoever is rung the caller’s number when phones show the line’s', async () => {
    await world.types(ANNA, '/oncall show line');
    await aVoicemail(world);
    expect(texts()).toEqual(
      [ANNA, BO, CIA].map(({ phone }) => ({
        from: LINE,
        to: phone,
        message: 'Main: a call from 070-174 06 99 is ringing you.',
      })),
    );
  });

  it('only those who are rung, and each once however many rounds', async () => {
    await world.types(ANNA, '/oncall show line');
    await world.types(ANNA, '/oncall ring turn 15s 2 rounds');
    await world.call({ phones: { ...phones, [BO.phone]: answers(5) } });
    expect(texts().map(({ to }) => to)).toEqual([ANNA.phone, BO.phone]);
  });

  it('nobody when phones show the caller’s number', async () => {
    await aVoicemail(world);
    expect(texts()).toEqual([]);
  });

  it('nobody when the caller has no number', async () => {
    await world.types(ANNA, '/oncall show line');
    await world.call({ from: '', phones });
    expect(texts()).toEqual([]);
  });
});
