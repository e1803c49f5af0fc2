// Phones that ring: one, in turn, all at once; who answers, who does not, and what happens then.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhoneScript } from '../../../src/simulator/elks/scripts.ts';
import { ANNA, AT, BO, CALLER, CECILIA, LINE, MOBILE_LINE, type Stage, startStage } from './stage.ts';

const answers = (afterSeconds: number, talksSeconds = 30): PhoneScript => ({
  kind: 'answers',
  afterSeconds,
  talksSeconds,
  hangsUpFirst: 'callee',
});
const SILENT: PhoneScript = { kind: 'silent' };

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.stop());

describe('one phone', () => {
  it('is told of the call as 46elks documents it', async () => {
    stage.on('/calls', { connect: ANNA });
    const transcript = await stage.calls({ phones: { [ANNA]: answers(5) } });
    const [asked] = stage.asks('/calls');
    expect(asked?.contentType).toBe('application/x-www-form-urlencoded');
    expect(asked?.form).toEqual({
      direction: 'incoming',
      callid: transcript.id,
      from: CALLER,
      to: LINE,
      created: '2026-11-22T09:24:24.355000',
      result: 'newincoming',
    });
    stage.elks.expectNoComplaints();
  });

  it('answers, talks and hangs up, in virtual time', async () => {
    stage.on('/calls', { connect: ANNA, whenhangup: `${stage.app}/hangups` });
    const transcript = await stage.calls({ phones: { [ANNA]: answers(5, 40) } });
    expect(transcript).toMatchObject({
      answeredBy: ANNA,
      talkSeconds: 40,
      seconds: 45,
      ended: { by: 'callee' },
      state: 'success',
    });
    expect(transcript.rings).toEqual([
      { number: ANNA, fromSecond: 0, seconds: 5, how: 'answered', shows: CALLER },
    ]);
    expect(stage.clock.now()).toBe(AT + 45_000);
  });

  it('rings in vain: the call ends with a report in which nobody answered', async () => {
    stage.on('/calls', { connect: ANNA, timeout: 15, whenhangup: `${stage.app}/hangups` });
    await stage.calls({ phones: { [ANNA]: SILENT } });
    const { form } = stage.asks('/hangups')[0] ?? {};
    expect(form).toMatchObject({
      from: CALLER,
      to: LINE,
      direction: 'incoming',
      duration: '15',
      state: 'failed',
      cost: '0',
    });
    expect(JSON.parse(form?.actions ?? '')).toEqual([{ connect: ANNA, result: 'failed' }]);
    expect(JSON.parse(form?.legs ?? '')).toEqual([{ from: CALLER, to: ANNA, state: 'failed', duration: 0 }]);
  });
});

describe('in turn, by nested failed', () => {
  beforeEach(() =>
    stage.on('/calls', {
      connect: ANNA,
      timeout: 15,
      failed: { connect: BO, timeout: 15, failed: { connect: CECILIA } },
    }),
  );

  it('rings the second when the first does not answer, and not the third', async () => {
    const transcript = await stage.calls({ phones: { [ANNA]: SILENT, [BO]: answers(3) } });
    expect(transcript.rings.map(({ number, how, fromSecond }) => [number, how, fromSecond])).toEqual([
      [ANNA, 'rung-out', 0],
      [BO, 'answered', 15],
    ]);
    expect(transcript.webhooks).toHaveLength(1);
  });

  it('ends at a busy phone, for which there is no branch', async () => {
    const transcript = await stage.calls({ phones: { [ANNA]: { kind: 'busy' } } });
    expect(transcript).toMatchObject({
      ended: { by: 'plan' },
      seconds: 0,
      actions: [{ connect: ANNA, result: 'busy' }],
    });
  });

  it('ends with the caller who gives up while the second phone rings', async () => {
    const transcript = await stage.calls({
      caller: { givesUpAfterSeconds: 20 },
      phones: { [ANNA]: SILENT, [BO]: SILENT },
    });
    expect(transcript).toMatchObject({ ended: { by: 'caller', when: 'while it rang' }, seconds: 20 });
    expect(transcript.rings[1]).toMatchObject({ number: BO, seconds: 5, how: 'caller-hung-up' });
  });

  it('takes the busy branch instead when a ring time-out counts as busy', async () => {
    stage.elks.behave({ ringOutIs: 'busy' });
    const transcript = await stage.calls({ phones: { [ANNA]: SILENT } });
    expect(transcript.actions).toEqual([{ connect: ANNA, result: 'busy' }]);
  });
});

describe('a branch that is an address', () => {
  it('is asked with the result, and its answer is run', async () => {
    stage.on('/calls', { connect: ANNA, busy: `${stage.app}/resume?step=1` });
    stage.on('/resume', { connect: BO });
    const transcript = await stage.calls({
      phones: { [ANNA]: { kind: 'declines', afterSeconds: 4 }, [BO]: answers(1) },
    });
    expect(stage.asks('/resume')[0]?.form).toEqual({
      direction: 'incoming',
      callid: transcript.id,
      from: CALLER,
      to: LINE,
      result: 'busy',
    });
    expect(transcript.answeredBy).toBe(BO);
  });

  it('next is asked after an answered call whose callee hung up first', async () => {
    stage.on('/calls', { connect: ANNA, next: `${stage.app}/resume` });
    stage.on('/resume', { hangup: 'reject' });
    await stage.calls({ phones: { [ANNA]: answers(1) } });
    expect(stage.asks('/resume')[0]?.form.result).toBe('success');
  });

  it('next is not asked when the caller hung up first', async () => {
    stage.on('/calls', { connect: ANNA, next: `${stage.app}/resume` });
    const transcript = await stage.calls({
      phones: { [ANNA]: { kind: 'answers', afterSeconds: 1, talksSeconds: 9, hangsUpFirst: 'caller' } },
    });
    expect(stage.asks('/resume')).toEqual([]);
    expect(transcript.ended?.by).toBe('caller');
  });
});

describe('everyone at once', () => {
  it('gives the call to the first who answers', async () => {
    stage.on('/calls', { connect: `${ANNA},${BO},${CECILIA}`, timeout: 30 });
    const transcript = await stage.calls({
      phones: { [ANNA]: SILENT, [BO]: answers(7), [CECILIA]: { kind: 'declines', afterSeconds: 2 } },
    });
    const ends = Object.fromEntries(
      transcript.rings.map((ring) => [ring.number, `${ring.how} ${ring.seconds}`]),
    );
    expect(ends).toEqual({ [ANNA]: 'answered-elsewhere 7', [BO]: 'answered 7', [CECILIA]: 'declined 2' });
  });

  it('is over as soon as no phone can answer any more', async () => {
    stage.on('/calls', { connect: `${ANNA},${BO}`, timeout: 30 });
    const transcript = await stage.calls({
      phones: { [ANNA]: { kind: 'busy', afterSeconds: 1 }, [BO]: { kind: 'declines', afterSeconds: 6 } },
    });
    expect(transcript).toMatchObject({ seconds: 6, actions: [{ result: 'busy' }] });
  });
});

describe('other phones', () => {
  it('a voicemail box looks like an answer', async () => {
    stage.on('/calls', { connect: ANNA, failed: { connect: BO } });
    const transcript = await stage.calls({
      phones: { [ANNA]: { kind: 'voicemail', afterSeconds: 12, talksSeconds: 8 } },
    });
    expect(transcript).toMatchObject({ answeredBy: ANNA, talkSeconds: 8, state: 'success' });
  });

  it('an unreachable phone fails at once', async () => {
    stage.on('/calls', { connect: ANNA, failed: { connect: BO } });
    const transcript = await stage.calls({
      phones: { [ANNA]: { kind: 'unreachable' }, [BO]: answers(2, 3) },
    });
    expect(transcript.seconds).toBe(5);
  });

  it('a phone without a script is a complaint', async () => {
    stage.on('/calls', { connect: ANNA });
    const transcript = await stage.calls({});
    expect(stage.elks.takeComplaints()).toEqual([
      `call ${transcript.id} rang ${ANNA}, a phone nobody gave a script`,
    ]);
  });

  it('a Swedish mobile line cannot ring a landline', async () => {
    stage.on('/calls', { connect: '+46846500410', failed: { connect: ANNA } });
    const transcript = await stage.calls({ to: MOBILE_LINE, phones: { [ANNA]: answers(2) } });
    expect(transcript.rings.map((ring) => ring.how)).toEqual(['not-allowed', 'answered']);
    stage.elks.expectNoComplaints();
  });

  it('shows the callerid instead of the caller', async () => {
    stage.on('/calls', { connect: ANNA, callerid: LINE });
    const transcript = await stage.calls({ phones: { [ANNA]: answers(2) } });
    expect(transcript.rings[0]?.shows).toBe(LINE);
  });
});
