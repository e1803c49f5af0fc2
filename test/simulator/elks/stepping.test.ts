// Looking around in the middle of a call, several calls at once, and the story told afterwards.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeTranscript } from '../../../src/simulator/elks/describe-transcript.ts';
import type { PhoneScript } from '../../../src/simulator/elks/scripts.ts';
import { ANNA, AT, BO, CALLER, LINE, type Stage, startStage } from './stage.ts';

const SILENT: PhoneScript = { kind: 'silent' };

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
  stage.on('/calls', {
    connect: ANNA,
    timeout: 15,
    failed: {
      connect: BO,
      timeout: 15,
      failed: { record: `${stage.app}/recordings`, silencedetection: 'no' },
    },
  });
});
afterEach(() => stage.stop());

describe('moments', () => {
  it('are told in order and awaited', async () => {
    const kinds: string[] = [];
    await stage.calls({
      phones: {
        [ANNA]: SILENT,
        [BO]: { kind: 'answers', afterSeconds: 2, talksSeconds: 3, hangsUpFirst: 'callee' },
      },
      onMoment: async (moment) => {
        await Promise.resolve();
        kinds.push(`${moment.atSecond} ${moment.kind}`);
      },
    });
    expect(kinds).toEqual([
      '0 called',
      '0 asked',
      '0 ring-started',
      '15 ring-ended',
      '15 ring-started',
      '17 ring-ended',
      '17 answered',
      '20 talk-ended',
      '20 hung-up',
    ]);
  });

  it('are told for every call to the simulator-wide listener', async () => {
    const seen: string[] = [];
    stage.elks.onMoment((moment) => void seen.push(moment.kind));
    await stage.calls({ caller: { givesUpAfterSeconds: 1 }, phones: { [ANNA]: SILENT } });
    expect(seen.at(-1)).toBe('hung-up');
  });

  it('time passes in steps of a second, for whoever listens to the clock', async () => {
    const ticks: number[] = [];
    stage.clock.onAdvance((now) => void ticks.push((now - AT) / 1_000));
    await stage.calls({ caller: { givesUpAfterSeconds: 3 }, phones: { [ANNA]: SILENT } });
    expect(ticks).toEqual([1, 2, 3]);
  });
});

it('a failure of what hangs on the clock fails the call', async () => {
  stage.clock.onAdvance(() => Promise.reject(new Error('the tick failed')));
  await expect(stage.calls({ phones: { [ANNA]: SILENT } })).rejects.toThrow('the tick failed');
});

describe('step by step', () => {
  it('stands still where it was asked to', async () => {
    const call = stage.elks.startCall({
      from: CALLER,
      to: LINE,
      phones: { [ANNA]: SILENT, [BO]: SILENT },
      caller: { leavesVoicemail: { seconds: 5 } },
    });
    expect(stage.asked).toEqual([]);
    await call.rings(BO);
    expect(stage.clock.now()).toBe(AT + 15_000);
    expect((await call.beeps()).atSecond).toBe(30);
    expect(call.transcript.ended).toBeNull();
    expect(await call.finish()).toMatchObject({ ended: { by: 'caller' }, seconds: 35 });
  });

  it('the caller can be made to hang up', async () => {
    const call = stage.elks.startCall({ from: CALLER, to: LINE, phones: { [ANNA]: SILENT } });
    await call.rings();
    call.hangUp();
    expect(await call.finish()).toMatchObject({ ended: { by: 'caller', when: 'while it rang' }, seconds: 0 });
  });

  it('says so when the call ends before', async () => {
    const call = stage.elks.startCall({
      from: CALLER,
      to: LINE,
      caller: { givesUpAfterSeconds: 2 },
      phones: { [ANNA]: SILENT },
    });
    await expect(call.answers()).rejects.toThrow('the call ended without answered');
  });
});

describe('several calls at once', () => {
  it('share their time', async () => {
    const phones = { [ANNA]: SILENT, [BO]: SILENT };
    const patient = stage.calls({ phones, caller: { givesUpAfterSeconds: 25 } });
    const hasty = stage.calls({ phones, caller: { givesUpAfterSeconds: 10 } });
    expect([(await patient).seconds, (await hasty).seconds]).toEqual([25, 10]);
    expect(stage.clock.now()).toBe(AT + 25_000);
  });

  it('a held call keeps nobody waiting', async () => {
    const phones = { [ANNA]: SILENT };
    const held = stage.elks.startCall({ from: CALLER, to: LINE, phones });
    await held.rings();
    expect((await stage.calls({ phones, caller: { givesUpAfterSeconds: 10 } })).seconds).toBe(10);
    held.hangUp();
    await held.finish();
  });

  it('a phone in a conversation is busy', async () => {
    stage.on('/calls', { connect: ANNA, timeout: 15 });
    const phones: Record<string, PhoneScript> = {
      [ANNA]: { kind: 'answers', afterSeconds: 1, talksSeconds: 60, hangsUpFirst: 'callee' },
    };
    const first = stage.elks.startCall({ from: CALLER, to: LINE, phones });
    await first.answers(ANNA);
    expect((await stage.calls({ phones })).rings[0]?.how).toBe('busy');
    await first.finish();
    expect((await stage.calls({ phones })).rings[0]?.how).toBe('answered');
  });
});

it('a call can be told as a story', async () => {
  const transcript = await stage.calls({
    phones: { [ANNA]: SILENT, [BO]: { kind: 'declines', afterSeconds: 4 } },
    caller: { leavesVoicemail: { seconds: 5 } },
  });
  expect(describeTranscript(transcript, { [ANNA]: 'Anna', [BO]: 'Bo', [LINE]: 'Support' })).toEqual([
    '2026-11-22T09:24:24.355Z +46701740605 calls Support',
    ' 0:00  46elks asks what to do (voice_start): 200',
    ' 0:00  Anna: the phone rings',
    ' 0:15  Anna does not answer (rang 15 s)',
    ' 0:15  Bo: the phone rings',
    ' 0:19  Bo declines (rang 4 s)',
    ' 0:19  the call ends: after connect',
  ]);
});
