// Somebody speaks a prompt into their own phone.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallerScript } from '../../src/simulator/elks/scripts.ts';
import { rmsDb, samplesOf, shareOf, shipped, silence, tone, wavOf } from '../sound/given-sounds.ts';
import { callerHears } from './sounds.ts';
import { ANNA, LINE, startWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.types(ANNA, `/oncall phone ${ANNA.phone}`);
});
afterEach(() => world.end());

const SPOKEN = wavOf(tone(3, 500, { peak: 0.1 }));

const speaks = (presses: CallerScript['presses'], audio = SPOKEN): CallerScript => ({
  leavesVoicemail: { seconds: 3, audio, endsWith: '#' },
  ...(presses === undefined ? {} : { presses }),
});

/** Anna's phone rings, and she does this. */
const records = async (name: string, does: CallerScript) => {
  world.elks.phones[ANNA.phone] = {
    kind: 'answers',
    afterSeconds: 4,
    talksSeconds: 60,
    hangsUpFirst: 'callee',
    does,
  };
  const answer = await world.types(ANNA, `/oncall prompt ${name} record`);
  await world.elks.settled();
  await world.settle();
  const call = world.elks.transcripts.findLast(({ direction }) => direction === 'outgoing');
  if (call === undefined) throw new Error('no phone rang');
  return { answer, call };
};

const promptsIn = (urls: readonly string[]): number => urls.filter((url) => url.includes('/prompts/')).length;

test('the phone rings from the line, plays back what was said, and 1 keeps it', async () => {
  const { answer, call } = await records('voicemail', speaks(['1']));
  expect(answer).toContain('Your phone `070-174 06 05` rings now');
  expect(call.rings).toMatchObject([{ number: ANNA.phone, shows: LINE, how: 'answered' }]);
  expect(call.prompts.map(({ how }) => how)).toEqual(['played', 'played', 'played', 'played']);
  const urls = call.prompts.map(({ url }) => url);
  expect(urls[1]).toContain('/elks/takes/sound/');
  expect(promptsIn(urls)).toBe(3);

  const { bytes } = await callerHears(world);
  const samples = samplesOf(bytes);
  expect(shareOf(samples.slice(2_000, 20_000), 500)).toBeGreaterThan(0.99);
  expect(rmsDb(samples.slice(2_000, 20_000))).toBeCloseTo(-20, 0);
  expect(world.texts().join('\n')).toContain(
    '@anna changed what callers hear at `voicemail`: a recording by phone, 4 s long.',
  );
});

test('2 is another try, and only the last one counts', async () => {
  const { call } = await records('voicemail', speaks(['2', '2', '1']));
  expect(call.recordings).toHaveLength(3);
  expect(call.inputs.map(({ keys }) => keys)).toEqual(['2', '2', '1']);
  expect(world.texts().filter((text) => text.includes('changed what callers hear'))).toHaveLength(1);
});

test.each([
  ['no key at all', []],
  ['keys that mean nothing', ['7', '8']],
])('%s: nothing changes', async (_, presses) => {
  await records('voicemail', speaks(presses));
  expect((await callerHears(world)).bytes.equals(shipped('en/voicemail'))).toBe(true);
  expect(world.texts().join()).not.toContain('changed what callers hear');
});

test('who hangs up after speaking has changed nothing', async () => {
  await records('voicemail', { leavesVoicemail: { seconds: 3, audio: SPOKEN, endsWith: 'hangup' } });
  expect((await callerHears(world)).bytes.equals(shipped('en/voicemail'))).toBe(true);
});

test('silence is no prompt: speak again, but not without end', { timeout: 60_000 }, async () => {
  // On a busy machine it may only be known when it was to be played.
  world.elks.behave({ complainAboutSounds: false });
  const { call } = await records('voicemail', speaks(['1'], wavOf(silence(3))));
  expect(call.recordings.length).toBeGreaterThan(1);
  expect((await callerHears(world)).bytes.equals(shipped('en/voicemail'))).toBe(true);
});

test('a recording that is not there yet is fetched again', async () => {
  world.elks.breakRecordings({ kind: 'not-ready', times: 2 });
  await records('voicemail', speaks(['1']));
  expect((await callerHears(world)).bytes.equals(shipped('en/voicemail'))).toBe(false);
});

test('after a restart in the middle the phone asks to say it again', async () => {
  let restarts = 0;
  world.elks.onMoment(async (moment) => {
    if (moment.kind !== 'prompt-played' || !moment.url.includes('/elks/takes/sound/') || restarts > 0) return;
    restarts += 1;
    await world.stopApp();
    await world.startApp();
  });
  const { call } = await records('voicemail', speaks(['1', '1']));
  expect(restarts).toBe(1);
  expect(call.recordings).toHaveLength(2);
  expect((await callerHears(world)).bytes.equals(shipped('en/voicemail'))).toBe(false);
});

test('who has no number is told how to give one', async () => {
  await expect(world.types({ id: 'U0BO' }, '/oncall prompt closed record')).resolves.toContain(
    'I do not know your phone number',
  );
});

test('when the call cannot be placed the answer says so', async () => {
  world.elks.breakApi({ how: 402 });
  expect(await world.types(ANNA, '/oncall prompt closed record')).toContain('did not place the call');
});
