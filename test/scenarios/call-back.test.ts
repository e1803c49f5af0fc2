import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shipped } from '../sound/given-sounds.ts';
import { aMissedCall, aVoicemail, cardText, presses } from './cards.ts';
import { hashOf } from './sounds.ts';
import { actionIn, pathsIn, post } from './webhooks.ts';
import {
  ANNA,
  answers,
  BO,
  CALLER,
  DAN,
  LINE,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const MINUTE = 60_000;
const ANSWERED_WITH_A_KEY = { ...answers(3), does: { presses: ['5'] } } as const;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const settled = async (): Promise<void> => {
  await world.elks.settled();
  await world.settle();
};

const theCall = () => {
  const call = world.elks.transcripts.findLast(({ direction }) => direction === 'outgoing');
  if (call === undefined) throw new Error('nobody was called');
  return call;
};

const dialled = (): number => world.elks.requests.filter(({ path }) => path === '/calls').length;

it('rings whoever asked first, and the caller once a key is pressed; both see the line', async () => {
  await aVoicemail(world);
  world.elks.phones[BO.phone] = ANSWERED_WITH_A_KEY;
  world.elks.phones[CALLER] = answers(5, 120);
  const seen = await presses(world, BO, 'callBack', { waitFor: 'answer' });
  expect(seen.text).toBe(
    'Your phone 070-174 06 06 rings now. Answer it, press any key, and you are connected with 070-174 06 99, who sees the number of the line.',
  );
  await settled();
  expect(theCall().rings.map(({ number, how, shows }) => [number, how, shows])).toEqual([
    [BO.phone, 'answered', LINE],
    [CALLER, 'answered', LINE],
  ]);
  expect(cardText(world)).toContain('*Claimed by @bo*');
  expect(cardText(world)).toContain('Called back by @bo: answered, talked 2 min');
});

it('that the caller does not answer is told', async () => {
  await aVoicemail(world);
  world.elks.phones[BO.phone] = ANSWERED_WITH_A_KEY;
  world.elks.phones[CALLER] = silent;
  await presses(world, BO, 'callBack', { waitFor: 'answer' });
  await settled();
  expect(cardText(world)).toContain('Called back by @bo: not answered');
  expect(cardText(world)).toContain('[Call back]');
});

describe('never rings the caller', () => {
  it.each([
    ['when the phone that asked is not answered', silent],
    ['when no key is pressed', answers(3)],
    ['when a voicemail box answers', { kind: 'voicemail', afterSeconds: 20, talksSeconds: 30 } as const],
  ])('%s', async (_name, script) => {
    await aVoicemail(world);
    world.elks.phones[BO.phone] = script;
    await presses(world, BO, 'callBack', { waitFor: 'answer' });
    await settled();
    expect(theCall().rings.map(({ number }) => number)).toEqual([BO.phone]);
    expect(cardText(world)).toContain(
      'Not called back: the phone of @bo was not answered, or no key was pressed',
    );
  });
});

it('asks first about a caller who left no message', async () => {
  await aMissedCall(world);
  const blocks = JSON.stringify(world.messages().flatMap((message) => message.blocks));
  expect(blocks).toContain('This caller left no message.');
});

it('tells whoever has no number how to give one, and claims nothing', async () => {
  await aVoicemail(world);
  const seen = await presses(world, DAN, 'callBack', { waitFor: 'answer' });
  expect(seen.text).toContain('`/oncall phone 070-174 06 05`');
  expect(cardText(world)).not.toContain('Claimed');
  expect(dialled()).toBe(0);
});

describe('is offered only where it can be', () => {
  it.each([
    ['a hidden number', { from: '' }],
    ['an unreadable number', { from: 'lurendrejare' }],
    ['a premium number', { from: '+46900123456' }],
    ['a satellite phone', { from: '+881612345678' }],
    ['a landline, which a mobile line cannot reach', { from: '+46846500411' }],
  ])('not for %s', async (_name, { from }) => {
    await world.call({
      from,
      phones: { [ANNA.phone]: silent, [BO.phone]: silent, '+46701740607': silent },
      caller: { leavesVoicemail: { seconds: 12 } },
    });
    expect(cardText(world)).toContain('[Claim] [Done]');
    expect(cardText(world)).not.toContain('[Call back]');
  });
});

it('of two at the same time one is rung, and the other is told who', async () => {
  await aVoicemail(world);
  world.elks.phones[ANNA.phone] = silent;
  world.elks.phones[BO.phone] = silent;
  const [anna, bo] = await Promise.all([
    presses(world, ANNA, 'callBack', { waitFor: 'answer' }),
    presses(world, BO, 'callBack', { waitFor: 'answer' }),
  ]);
  const texts = [anna.text, bo.text].toSorted();
  expect(texts.filter((text) => text.includes('rings now'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('is calling back right now'))).toHaveLength(1);
  expect(dialled()).toBe(1);
});

it('pressed twice it rings once', async () => {
  await aVoicemail(world);
  world.elks.phones[BO.phone] = silent;
  await Promise.all([presses(world, BO, 'callBack'), presses(world, BO, 'callBack')]);
  await settled();
  expect(dialled()).toBe(1);
});

it('can be tried again after one that went wrong', async () => {
  await aVoicemail(world);
  world.elks.phones[BO.phone] = silent;
  await presses(world, BO, 'callBack', { waitFor: 'answer' });
  await settled();
  await presses(world, BO, 'callBack', { waitFor: 'answer' });
  await settled();
  expect(dialled()).toBe(2);
});

it('46elks not taking it is told, and nothing is lost', async () => {
  await aVoicemail(world);
  world.elks.phones[BO.phone] = silent;
  world.elks.breakApi({ how: 500, times: 1, only: /POST \/calls/ });
  const seen = await presses(world, BO, 'callBack', { waitFor: 'answer' });
  expect(seen.text).toContain('46elks did not take the call');
  expect(seen.text).toContain('By hand: 070-174 06 99');
  expect(cardText(world)).toContain('*Claimed by @bo*');
  expect(cardText(world)).toContain('could not be placed');
  await presses(world, BO, 'callBack', { waitFor: 'answer' });
  await settled();
  expect(dialled()).toBe(2);
});

it('is not in the way for ever when its end is never reported', async () => {
  await aVoicemail(world);
  world.elks.phones[BO.phone] = silent;
  world.elks.holdReports(true);
  await presses(world, BO, 'callBack', { waitFor: 'answer' });
  await settled();
  await world.pass(3 * MINUTE);
  await presses(world, BO, 'callBack', { waitFor: 'answer' });
  expect(dialled()).toBe(2);
  await world.elks.settled();
  await world.elks.release();
});

it('its end reported twice, or after a restart, changes nothing twice', async () => {
  await aVoicemail(world);
  world.elks.phones[BO.phone] = ANSWERED_WITH_A_KEY;
  world.elks.phones[CALLER] = answers(5, 61);
  await presses(world, BO, 'callBack', { waitFor: 'answer' });
  await settled();
  const before = cardText(world);
  await world.restart();
  await world.elks.repeatReports();
  await world.settle();
  expect(cardText(world)).toBe(before);
  expect(before).toContain('answered, talked 1 min 1 s');
});

it('leaves the number to nobody else: the values of buttons are ids of calls', async () => {
  await aVoicemail(world);
  const values = JSON.stringify(world.messages().map(({ blocks }) => blocks)).matchAll(/"value":"([^"]*)"/g);
  for (const [, value] of values) expect(value).not.toContain(CALLER.slice(3));
});

it('says goodbye in the language of the line when there is nobody to connect with any more', async () => {
  await world.types(ANNA, '/oncall language sv');
  await aVoicemail(world);
  world.elks.phones[BO.phone] = silent;
  await presses(world, BO, 'callBack', { waitFor: 'answer' });
  await settled();
  await world.types(ANNA, `/oncall forget ${CALLER}`);
  const asked = world.elks.requests.findLast(({ path }) => path === '/calls')?.form.voice_start;
  const [path = ''] = pathsIn(JSON.parse(asked ?? ''), 'call-back');
  const answer = actionIn(await post(world, path, 'result=5'));
  expect(answer).toEqual({ play: expect.stringContaining(hashOf(shipped('sv/goodbye'))) });
});
