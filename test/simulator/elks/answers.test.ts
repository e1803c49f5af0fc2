// What a webhook may answer: anything else ends the call and is complained about.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, type Answering, LINE, type Stage, startStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.stop());

describe('an answer that 46elks would not take ends the call', () => {
  it.each<[string, Answering, string]>([
    ['status 500', { status: 500, body: '{"hangup":"reject"}' }, 'status 500'],
    ['a redirect', { status: 302, body: '' }, 'status 302'],
    ['nothing', { status: 204, body: '' }, 'the answer is no JSON'],
    ['HTML', { type: 'text/html', body: '<p>Hello' }, 'content type "text/html"'],
    ['JSON called text', { type: 'text/plain', body: '{"hangup":"reject"}' }, 'content type "text/plain"'],
    ['broken JSON', { body: '{"hangup":' }, 'the answer is no JSON'],
    ['two verbs', { connect: ANNA, play: 'sound/beep' }, 'has connect and play: exactly one is allowed'],
    [
      'too much',
      { body: JSON.stringify({ connect: ANNA, whenhangup: `http://x.example/${'x'.repeat(65_536)}` }) },
      'no usable answer: the answer is larger than 65536 bytes',
    ],
  ])('%s', async (_, answering, trouble) => {
    stage.on('/calls', answering);
    const transcript = await stage.calls({});
    expect(transcript.ended).toEqual({ by: 'elks', when: `voice_start: ${trouble}` });
    expect(transcript.webhooks[0]?.trouble).toBe(trouble);
    expect(stage.elks.complaints).toEqual([`call ${transcript.id}, voice_start: ${trouble}`]);
    expect(() => stage.elks.expectNoComplaints()).toThrow(trouble);
  });

  it('no server at all', async () => {
    stage.elks.number(LINE).setVoiceStart('http://127.0.0.1:9/calls');
    const transcript = await stage.calls({});
    expect(transcript.webhooks[0]?.status).toBeNull();
    expect(transcript.ended?.by).toBe('elks');
  });

  it('later in the call just as well', async () => {
    stage.on('/calls', { play: 'sound/beep', next: `${stage.app}/gone` });
    const transcript = await stage.calls({});
    expect(transcript.ended).toEqual({ by: 'elks', when: 'next: status 404' });
  });
});

it.each([200, 201, 202, 203])('status %i is taken', async (status) => {
  stage.on('/calls', { status, type: 'application/json; charset=utf-8', body: '{"hangup":"busy"}' });
  expect((await stage.calls({})).ended).toEqual({ by: 'plan', when: 'hangup busy' });
});

it('name and password in the address are sent as Basic auth', async () => {
  stage.on('/calls', { hangup: 'reject' });
  stage.elks.number(LINE).setVoiceStart(`${stage.app.replace('//', '//anna:secret@')}/calls`);
  await stage.calls({});
  const [asked] = stage.asks('/calls');
  expect(asked?.authorization).toBe(`Basic ${Buffer.from('anna:secret').toString('base64')}`);
});

describe('voice_start as JSON', () => {
  it('needs no webhook', async () => {
    stage.elks.number(LINE).setVoiceStart({ play: 'sound/beep' });
    const transcript = await stage.calls({});
    expect(transcript).toMatchObject({ webhooks: [], ended: { by: 'plan', when: 'after play' } });
    expect(stage.asked).toEqual([]);
  });

  it('is read as strictly', async () => {
    stage.elks.number(LINE).setVoiceStart('{"play":"moo"}');
    expect((await stage.calls({})).ended?.by).toBe('elks');
  });
});

describe('the fields of the first webhook', () => {
  beforeEach(() => stage.on('/calls', { hangup: 'reject' }));

  it('a hidden caller sends an empty from, or none', async () => {
    await stage.calls({ from: '' });
    await stage.calls({ from: undefined });
    expect(stage.asks('/calls').map((ask) => ask.form.from)).toEqual(['', undefined]);
  });

  it('odd text is sent as it is', async () => {
    await stage.calls({ from: 'Elks & Möss' });
    expect(stage.asks('/calls')[0]?.form.from).toBe('Elks & Möss');
  });

  it('some can be withheld and others added', async () => {
    await stage.calls({ withhold: ['created', 'result'], extra: { direction: 'sideways', colour: 'red' } });
    expect(Object.keys(stage.asks('/calls')[0]?.form ?? {}).sort()).toEqual([
      'callid',
      'colour',
      'direction',
      'from',
      'to',
    ]);
    expect(stage.asks('/calls')[0]?.form.direction).toBe('sideways');
  });
});
