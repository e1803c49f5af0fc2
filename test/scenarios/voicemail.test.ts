import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, card, thread } from './told.ts';
import { everybody, silent, startWorld, type World, withThreeOnCall } from './world.ts';

const HOUR = 3_600_000;
const phones = everybody(silent);

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

describe.each([
  ['before the hang-up', true],
  ['after the hang-up', false],
])('a voicemail reported %s', (_name, recordingFirst) => {
  beforeEach(() => world.elks.behave({ recordingFirst }));

  it('lands in the thread of the card as a sound to play, and nobody is alarmed', async () => {
    await world.call({ phones, caller: { leavesVoicemail: { seconds: 34 } } });
    await world.pass(HOUR);
    expect(card(world)).toContain('Voicemail, 34 s');
    expect(card(world)).toContain('Listen in the thread');
    expect(thread(world)).toEqual([expect.stringContaining('Voicemail, 34 s')]);
    expect(thread(world)[0]).toContain('@anna, @bo and @cia: please call back');
    expect(world.slack.files).toMatchObject([
      { name: 'voicemail 2026-11-24 19.00 070-174 06 99.wav', mimetype: 'audio/wav', isComplete: true },
    ]);
    expect(alerts(world)).toEqual([]);
  });

  it('in which the caller says nothing is a missed call, told once', async () => {
    await world.call({ phones, caller: { saysNothing: true } });
    await world.pass(HOUR);
    expect(card(world)).toContain('Missed call: nobody answered');
    expect(alerts(world)).toEqual([expect.stringContaining('Missed call: nobody answered')]);
    expect(world.slack.files).toEqual([]);
  });
});

it('that never comes is a missed call, once it had its time', async () => {
  world.elks.behave({ emptyRecordingReport: false });
  await world.call({ phones, caller: { saysNothing: true } });
  expect(card(world)).toContain('Missed call');
  expect(alerts(world)).toEqual([]);
  await world.pass(2 * 60_000);
  expect(alerts(world)).toHaveLength(1);
});

it('that comes late takes the alarm back before it is raised', async () => {
  world.elks.behave({ recordingFirst: false });
  world.elks.holdReports(true);
  await world.call({ phones, caller: { leavesVoicemail: { seconds: 12 } } });
  await world.elks.release(['hangup']);
  await world.pass(60_000);
  await world.elks.release();
  await world.pass(HOUR);
  expect(card(world)).toContain('Voicemail, 12 s');
  expect(alerts(world)).toEqual([]);
});

it('may pause for thought and is at most three minutes long', async () => {
  const long = { seconds: 300, pausesAfterSeconds: 5 };
  const call = await world.call({ phones, caller: { leavesVoicemail: long } });
  expect(call.recordings.map((recording) => recording.seconds)).toEqual([180]);
  expect(card(world)).toContain('Voicemail, 3 min');
});
