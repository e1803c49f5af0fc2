// The REST API: who may use it, and the shapes of what it answers.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, BO, CALLER, LINE, MOBILE_LINE, type Stage, startStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.stop());

interface Shown {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly state: string;
  readonly balance: number;
  readonly next?: string;
  readonly data: readonly Shown[];
}

const read = async (
  path: string,
  form?: Record<string, string>,
): Promise<{ status: number; json: Shown }> => {
  const answer = await stage.request(path, form);
  const text = await answer.text();
  return { status: answer.status, json: text.startsWith('{') ? JSON.parse(text) : {} };
};

describe('access', () => {
  it.each([undefined, 'Basic bm9wZTpub3Bl', 'Bearer x'])('is refused with %s', async (authorization) => {
    const answer = await fetch(`${stage.api}/me`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(answer.status).toBe(401);
    expect(stage.elks.requests[0]).toMatchObject({ path: '/me', isAuthorised: false, status: 401 });
  });

  it('unknown requests are complained about', async () => {
    expect((await read('/moose')).status).toBe(404);
    expect(stage.elks.takeComplaints()).toEqual(['unknown request: GET /moose']);
  });

  it('can be broken on purpose', async () => {
    stage.elks.breakApi({ how: 503, times: 1, only: /^GET \/me/ });
    expect([(await read('/numbers')).status, (await read('/me')).status, (await read('/me')).status]).toEqual(
      [200, 503, 200],
    );
    stage.elks.breakApi({ how: 'reset' });
    await expect(stage.request('/me')).rejects.toThrow();
  });
});

describe('account and numbers', () => {
  it('tells the balance, which calls bring down', async () => {
    stage.on('/calls', { connect: ANNA });
    const before = (await read('/me')).json.balance;
    await stage.calls({
      phones: { [ANNA]: { kind: 'answers', afterSeconds: 1, talksSeconds: 5, hangsUpFirst: 'callee' } },
    });
    expect((await read('/me')).json).toMatchObject({ currency: 'SEK', balance: before - 1_500 });
  });

  it('lists numbers and changes them', async () => {
    const { json } = await read('/numbers');
    expect(json.data).toHaveLength(2);
    expect(json.data[1]).toMatchObject({
      number: MOBILE_LINE,
      active: 'yes',
      country: 'se',
      category: 'mobile',
    });
    const changed = await read(`/numbers/${json.data[0]?.id}`, { voice_start: `{"connect":"${ANNA}"}` });
    expect(changed.json).toMatchObject({ number: LINE, voice_start: `{"connect":"${ANNA}"}` });
    expect(stage.elks.number(LINE).voiceStart).toBe(`{"connect":"${ANNA}"}`);
  });

  it('refuses a voice_start that could not be run', async () => {
    const [own] = stage.elks.account.numbers;
    expect((await read(`/numbers/${own?.id}`, { voice_start: '{"connect":"Anna"}' })).status).toBe(400);
    expect(stage.elks.takeComplaints()).toHaveLength(1);
  });
});

describe('the history', () => {
  it('shows one call as documented', async () => {
    stage.on('/calls', { connect: ANNA });
    const { id } = await stage.calls({ phones: { [ANNA]: { kind: 'busy', afterSeconds: 2 } } });
    expect((await read(`/calls/${id}`)).json).toEqual({
      id,
      direction: 'incoming',
      from: CALLER,
      to: LINE,
      created: '2026-11-22T09:24:24.355000',
      start: '2026-11-22T09:24:24.355000',
      state: 'failed',
      duration: 2,
      cost: 0,
      actions: [{ connect: ANNA, result: 'busy' }],
      legs: [{ from: CALLER, to: ANNA, state: 'busy', duration: 0 }],
    });
  });

  it('gives pages, newest first, until there is no next', async () => {
    stage.on('/calls', { hangup: 'reject' });
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift((await stage.calls({})).id);
    const first = (await read('/calls?limit=3')).json;
    const second = (await read(`/calls?limit=3&start=${first.next}`)).json;
    expect([...first.data, ...second.data].map((call) => call.id)).toEqual(ids);
    expect(second.next).toBeUndefined();
  });

  it('tells of calls that nothing here played, in their place', async () => {
    stage.on('/calls', { hangup: 'reject' });
    const { id } = await stage.calls({});
    stage.elks.hadCall({ id: 'c0ld', from: CALLER, to: LINE, at: 0, fields: { state: 'success' } });
    expect((await read('/calls')).json.data.map((call) => call.id)).toEqual([id, 'c0ld']);
    expect((await read('/calls/c0ld')).json).toMatchObject({ direction: 'incoming', state: 'success' });
  });

  it('lists recordings, newest first, with no more than is promised of each', async () => {
    const record = { record: `${stage.app}/recordings`, silencedetection: 'no' };
    stage.on('/calls', { ...record, next: record });
    stage.on('/recordings', {});
    const { id } = await stage.calls({ caller: { leavesVoicemail: { seconds: 3, endsWith: '#' } } });
    const { data, next } = (await read('/recordings?limit=1')).json;
    expect(data).toEqual([{ id: `${id}-r1`, duration: 3, created: expect.stringMatching(/^2026-11-22T/) }]);
    expect((await read(`/recordings?start=${next}`)).json.data.map((one) => one.id)).toEqual([`${id}-r0`]);
    expect((await read('/recordings?end=2027-01-01T00:00:00')).json.data).toEqual([]);
    expect((await read('/recordings?end=soon')).status).toBe(400);
  });

  it('shows a call that goes on as ongoing', async () => {
    stage.on('/calls', { connect: ANNA });
    const call = stage.elks.startCall({ from: CALLER, to: LINE, phones: { [ANNA]: { kind: 'silent' } } });
    await call.rings();
    expect((await read(`/calls/${call.id}`)).json.state).toBe('ongoing');
    await call.finish();
  });
});

describe('calls out', () => {
  const order = { from: LINE, to: BO };

  it('ask voice_start once somebody answers', async () => {
    stage.elks.phones[BO] = {
      kind: 'answers',
      afterSeconds: 4,
      talksSeconds: 0,
      hangsUpFirst: 'callee',
      does: { presses: ['1'] },
    };
    stage.on('/out', { ivr: `${stage.app}/prompt.wav`, next: `${stage.app}/pressed` });
    stage.on('/pressed', { hangup: 'reject' });
    const { json } = await read('/calls', {
      ...order,
      voice_start: `${stage.app}/out`,
      whenhangup: `${stage.app}/hangups`,
    });
    expect(json).toMatchObject({ direction: 'outgoing', state: 'ongoing', ...order });
    await stage.elks.settled();
    expect(stage.asks('/out')[0]?.form).toMatchObject({ direction: 'outgoing', callid: json.id, ...order });
    expect(stage.asks('/pressed')[0]?.form.result).toBe('1');
    expect(stage.asks('/hangups')[0]?.form).toMatchObject({ id: json.id, state: 'success', duration: '7' });
  });

  it('report even when nobody answers', async () => {
    stage.elks.phones[BO] = { kind: 'silent' };
    await read('/calls', {
      ...order,
      timeout: '20',
      voice_start: '{"play":"sound/beep"}',
      whenhangup: `${stage.app}/hangups`,
    });
    await stage.elks.settled();
    expect(stage.asks('/hangups')[0]?.form).toMatchObject({ state: 'failed', duration: '20', actions: '[]' });
  });

  it('need an own number to call from', async () => {
    expect(
      (await read('/calls', { from: CALLER, to: BO, voice_start: '{"play":"sound/beep"}' })).status,
    ).toBe(400);
    expect(stage.elks.takeComplaints()).toHaveLength(1);
  });
});

describe('texts', () => {
  it('are kept', async () => {
    const { json } = await read('/sms', {
      from: 'Jour',
      to: ANNA,
      message: 'You are on call',
      flashsms: 'yes',
    });
    expect(json).toMatchObject({ from: 'Jour', to: ANNA, message: 'You are on call', parts: 1 });
    expect(stage.elks.sms).toMatchObject([{ from: 'Jour', to: ANNA, isDryRun: false, isFlash: true }]);
  });

  it.each([
    { from: 'TwelveLetter', to: ANNA, message: 'x' },
    { from: CALLER, to: ANNA, message: 'x' },
    { from: LINE, to: 'Anna', message: 'x' },
    { from: LINE, to: ANNA, message: '' },
  ])('are refused: %j', async (form) => {
    expect((await read('/sms', form)).status).toBe(400);
    expect(stage.elks.sms).toEqual([]);
  });

  it('come in at sms_url, whose answer is the reply', async () => {
    await read(`/numbers/${stage.elks.account.numbers[1]?.id}`, { sms_url: `${stage.app}/sms` });
    stage.on('/sms', { type: 'text/plain', body: 'Thanks' });
    expect(await stage.elks.text({ from: CALLER, to: MOBILE_LINE, message: 'Hello' })).toEqual({
      status: 200,
      reply: 'Thanks',
    });
    expect(stage.asks('/sms')[0]?.form).toMatchObject({ from: CALLER, to: MOBILE_LINE, message: 'Hello' });
  });
});
