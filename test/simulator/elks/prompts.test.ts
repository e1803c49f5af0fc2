// Sounds, menus and codes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, type Stage, startStage, wavOf } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.stop());

describe('play', () => {
  it('takes as long as the sound and fetches it once for all calls', async () => {
    stage.on('/calls', { play: `${stage.app}/prompt.wav` });
    const first = await stage.calls({});
    const second = await stage.calls({});
    expect([first.seconds, second.seconds]).toEqual([2, 2]);
    expect([first.prompts[0]?.fetched, second.prompts[0]?.fetched]).toEqual([true, false]);
    expect(stage.asks('/prompt.wav')).toHaveLength(1);
  });

  it.each([
    ['gone', { status: 404, body: '' }],
    ['a page', { type: 'audio/wav', body: '<!doctype html>' }],
    ['moved', { status: 302, body: '' }],
  ])('goes on when the sound is %s, and asks for it again next time', async (_, answer) => {
    stage.on('/prompt.wav', answer);
    stage.on('/calls', { play: `${stage.app}/prompt.wav`, next: `${stage.app}/after` });
    stage.on('/after', { hangup: 'reject' });
    const transcript = await stage.calls({});
    expect(stage.asks('/after')[0]?.form.result).toBe('failed');
    expect(transcript).toMatchObject({ prompts: [{ how: 'missing' }], seconds: 0 });
    expect(stage.elks.takeComplaints()).toHaveLength(1);
    stage.on('/prompt.wav', wavOf(1));
    expect((await stage.calls({})).prompts[0]?.how).toBe('played');
  });

  it('does not complain about missing sounds when told so', async () => {
    stage.elks.behave({ complainAboutSounds: false });
    stage.on('/calls', { play: `${stage.app}/missing.wav` });
    expect((await stage.calls({})).notes).toHaveLength(1);
    stage.elks.expectNoComplaints();
  });

  it('takes MP3 and OGG', async () => {
    stage.on('/a.mp3', { body: Buffer.from('ID3 and so on') });
    stage.on('/b.ogg', { body: Buffer.from('OggS and so on') });
    stage.on('/calls', { play: `${stage.app}/a.mp3`, next: { play: `${stage.app}/b.ogg` } });
    expect((await stage.calls({})).prompts.map((prompt) => prompt.how)).toEqual(['played', 'played']);
  });

  it('can be skipped with a key, unless it must be heard', async () => {
    stage.on('/calls', {
      play: `${stage.app}/prompt.wav`,
      skippable: false,
      next: { play: `${stage.app}/prompt.wav` },
    });
    const transcript = await stage.calls({ caller: { presses: [{ skip: '5' }] } });
    expect(transcript.prompts.map((prompt) => prompt.how)).toEqual(['played', 'skipped']);
  });

  it('can be hung up on', async () => {
    stage.on('/calls', {
      play: 'sound/beep',
      next: { play: `${stage.app}/prompt.wav`, next: { connect: ANNA } },
    });
    const transcript = await stage.calls({ caller: { hangsUpDuringPrompt: 'prompt.wav' } });
    expect(transcript).toMatchObject({
      ended: { by: 'caller', when: 'during a prompt' },
      rings: [],
      seconds: 2,
    });
  });
});

describe('ivr as a menu', () => {
  beforeEach(() =>
    stage.on('/calls', {
      ivr: `${stage.app}/prompt.wav`,
      repeat: 2,
      timeout: 5,
      '1': { connect: ANNA },
      '2': `${stage.app}/two`,
      next: `${stage.app}/other`,
    }),
  );

  it('follows the key that was pressed', async () => {
    const transcript = await stage.calls({
      caller: { presses: ['1'] },
      phones: { [ANNA]: { kind: 'busy' } },
    });
    expect(transcript.actions).toEqual([
      { ivr: `${stage.app}/prompt.wav`, result: '1' },
      { connect: ANNA, result: 'busy' },
    ]);
  });

  it('asks the address of a key', async () => {
    stage.on('/two', { hangup: 'reject' });
    await stage.calls({ caller: { presses: ['2'] } });
    expect(stage.asks('/two')[0]?.form.result).toBe('2');
  });

  it('goes to next with a key that has no branch', async () => {
    stage.on('/other', { hangup: 'reject' });
    await stage.calls({ caller: { presses: ['7'] } });
    expect(stage.asks('/other')[0]?.form).toMatchObject({ result: '7' });
  });

  it('repeats, then goes to next without input', async () => {
    stage.on('/other', { hangup: 'reject' });
    const transcript = await stage.calls({});
    expect(stage.asks('/other')[0]?.form).toMatchObject({ result: 'failed', why: 'noinput' });
    expect(transcript).toMatchObject({ seconds: 14, inputs: [{ keys: 'noinput' }] });
  });

  it('takes the key in the second round', async () => {
    const transcript = await stage.calls({
      caller: { presses: [null, '1'] },
      phones: { [ANNA]: { kind: 'busy' } },
    });
    expect(transcript).toMatchObject({ seconds: 10, inputs: [{ keys: '1' }] });
  });
});

describe('ivr as a code', () => {
  it.each([
    ['1234', '1234', undefined],
    ['123456', '1234', undefined],
    ['12#', '12', undefined],
    ['12', 'failed', 'noinput'],
    ['#', 'failed', 'noinput'],
  ])('%s is reported as %s', async (pressed, result, why) => {
    stage.on('/calls', { ivr: `${stage.app}/prompt.wav`, digits: 4, repeat: 1, next: `${stage.app}/pin` });
    stage.on('/pin', { hangup: 'reject' });
    await stage.calls({ caller: { presses: [pressed] } });
    const { form } = stage.asks('/pin')[0] ?? {};
    expect([form?.result, form?.why]).toEqual([result, why]);
  });
});
