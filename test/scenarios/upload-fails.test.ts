import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TroubleKind } from '../../src/simulator/slack/trouble.ts';
import { asked, HOUR_MS, MINUTE_MS, SECOND_MS, slackGoesAway } from './slack-side.ts';
import { ANNA, answers, BO, busy, CALLER, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const STEPS = ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'];
const KINDS: readonly TroubleKind[] = ['server-error', 'reset', 'html', 'rate-limited'];
const aVoicemail = {
  phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy },
  caller: { leavesVoicemail: { seconds: 10 } },
};

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const shownFiles = () =>
  world
    .messages()
    .at(-1)
    ?.replies.flatMap(({ files }) => files) ?? [];

describe.each(STEPS)('a voicemail whose %s fails', (method) => {
  it.each(KINDS)('with %s twice is shown once, whole', async (kind) => {
    world.slack.trouble({ method, kind, times: 2 });
    await world.call(aVoicemail);
    for (let turn = 0; turn < 10; turn += 1) await world.pass(30 * SECOND_MS);

    const [file, ...more] = shownFiles();
    expect(more).toEqual([]);
    expect(file?.name).toMatch(/\.wav$/);
    expect(file?.bytes?.subarray(0, 4).toString()).toBe('RIFF');
    expect(file?.bytes).toHaveLength(file?.length ?? 0);
    expect(world.newest()).toContain('Voicemail');
  });
});

it.each(['rate-limited', 'server-error'] as const)(
  'voicemails that wait for uploads (%s) are all shown later, each under its own call, oldest first',
  async (kind) => {
    const before = world.messages().length;
    world.slack.trouble({ method: 'files.getUploadURLExternal', kind });
    for (const seconds of [5, 10, 15]) {
      await world.call({ phones: aVoicemail.phones, caller: { leavesVoicemail: { seconds } } });
      await world.pass(MINUTE_MS);
    }
    expect(asked(world, 'upload')).toEqual([]);
    world.slack.calm();
    for (let turn = 0; turn < 10; turn += 1) await world.pass(30 * SECOND_MS);
    const shown = world
      .messages()
      .slice(before)
      .map(({ replies }) => replies.flatMap(({ files }) => files));
    expect(shown.map((files) => files.length)).toEqual([1, 1, 1]);
    const sizes = shown.map(([file]) => file?.bytes?.length ?? 0);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(world.slack.files.map(({ bytes }) => bytes?.length)).toEqual(sizes);
  },
);

it('an upload that Slack forgot is made again, not at once and for ever', async () => {
  world.slack.trouble({ method: 'files.completeUploadExternal', kind: 'error', error: 'file_not_found' });
  await world.call(aVoicemail);
  await world.pass(HOUR_MS);
  expect(asked(world, 'files.completeUploadExternal').length).toBeLessThan(20);
  world.slack.calm();
  await world.pass(MINUTE_MS);
  expect(shownFiles()).toHaveLength(1);
});

it('one that cannot be shown is uploaded once, however often showing is tried', async () => {
  world.slack.trouble({ method: 'files.completeUploadExternal', kind: 'error', error: 'not_in_channel' });
  await world.call(aVoicemail);
  for (let turn = 0; turn < 3; turn += 1) await world.pass(10 * MINUTE_MS);
  expect(asked(world, 'files.completeUploadExternal').length).toBeGreaterThan(1);
  expect(asked(world, 'upload')).toHaveLength(1);
});

it('an upload that hangs holds up no card', async () => {
  world.slack.trouble({ method: 'upload', kind: 'hang' });
  const call = world.elks.startCall({ from: CALLER, to: world.line, ...aVoicemail });
  const finished = call.finish();
  await world.slack.until('an upload that hangs', () => asked(world, 'upload').length > 0);
  const before = world.messages().length;

  const other = world.elks.startCall({ from: CALLER, to: world.line, phones: { [ANNA.phone]: answers(5) } });
  await other.until('asked');
  await world.slack.until('the card of the second call', () => world.messages().length > before);

  world.slack.calm();
  const comeBack = await slackGoesAway(world);
  await comeBack();
  await Promise.all([finished, other.finish()]);
});
