// Somebody calls again and again: their calls stop ringing phones, others get through as ever, and the channel is told.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CALLS_MOST, RINGING_CALLS_MOST } from '../../src/core/caller-flood.ts';
import { cards, warnings } from './told.ts';
import { actionIn, startsCall } from './webhooks.ts';
import { answers, CALLER, everybody, startWorld, type World, withThreeOnCall } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER = '+46701740650';

let world: World;
let calls = 0;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const verbOf = (action: Record<string, unknown>): string =>
  ['connect', 'play', 'record', 'hangup', 'ivr'].find((verb) => verb in action) ?? '';

const callsIn = async (fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  calls += 1;
  return verbOf(actionIn(await startsCall(world, { callid: `cflood${calls}`, ...fields })));
};

const callTimes = async (times: number): Promise<readonly string[]> => {
  const verbs: string[] = [];
  for (let time = 0; time < times; time += 1) verbs.push(await callsIn());
  return verbs;
};

it('rings as ever up to the limit, then takes voicemail, then rejects; each told once', async () => {
  expect(new Set(await callTimes(RINGING_CALLS_MOST.anHour))).toEqual(new Set(['connect']));
  await world.settle();
  expect(warnings(world)).toEqual([]);
  const toVoicemail = await callTimes(CALLS_MOST.anHour - RINGING_CALLS_MOST.anHour);
  expect(new Set(toVoicemail)).toEqual(new Set(['play']));
  expect(new Set(await callTimes(10))).toEqual(new Set(['hangup']));
  // So many cards leave at the pace that Slack takes.
  for (let minute = 0; minute < 4; minute += 1) await world.pass(MINUTE);
  expect(warnings(world)).toHaveLength(2);
  expect(warnings(world)[0]).toContain(`\`${CALLER}\` has called Main 20 times in an hour`);
  expect(warnings(world)[0]).toContain(`/oncall block ${CALLER} for 7d`);
  expect(warnings(world)[1]).toContain('are rejected');
  expect(cards(world)).toHaveLength(CALLS_MOST.anHour);
});

it('a thousand calls of one leave the next caller to be rung and answered', async () => {
  await callTimes(1_000);
  const transcript = await world.call({ from: OTHER, phones: everybody(answers(4)) });
  expect(transcript.rings.map(({ how }) => how)).toEqual(['answered']);
});

it('the same webhook again counts once', async () => {
  for (let time = 0; time < 3 * RINGING_CALLS_MOST.anHour; time += 1)
    expect(await callsIn({ callid: 'csame' })).toBe('connect');
  expect(await callsIn()).toBe('connect');
});

it('after an hour of quiet phones ring for that caller again', async () => {
  await callTimes(RINGING_CALLS_MOST.anHour + 1);
  await world.pass(HOUR);
  expect(await callsIn()).toBe('connect');
});

it('callers without a number cannot be told apart, and are not counted', async () => {
  for (let time = 0; time < 2 * RINGING_CALLS_MOST.anHour; time += 1)
    expect(await callsIn({ from: '' })).toBe('connect');
});
