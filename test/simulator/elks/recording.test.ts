// Voicemail, recordings of whole calls, and fetching them with everything that can go wrong.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallerScript } from '../../../src/simulator/elks/scripts.ts';
import { makeWav } from '../../../src/simulator/elks/wav.ts';
import { ANNA, CALLER, LINE, type Stage, startStage } from './stage.ts';

const HOUR_MS = 3_600_000;

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.stop());

const voicemail = (options: object = {}): object => ({
  record: `${stage.app}/recordings`,
  silencedetection: 'no',
  timelimit: 60,
  whenhangup: `${stage.app}/hangups`,
  ...options,
});

const leaves = (seconds: number): CallerScript => ({ leavesVoicemail: { seconds } });

describe('a voicemail', () => {
  it('is reported with its address and can be fetched', async () => {
    stage.on('/calls', voicemail());
    const transcript = await stage.calls({ caller: leaves(4) });
    const { form } = stage.asks('/recordings')[0] ?? {};
    expect(form).toEqual({
      direction: 'incoming',
      callid: transcript.id,
      from: CALLER,
      to: LINE,
      created: '2026-11-22T09:24:28.355000',
      duration: '4',
      wav: `${stage.api}/Recordings/${transcript.id}-r0.wav`,
    });
    const fetched = await stage.request(`/Recordings/${transcript.id}-r0.wav`);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(makeWav(4))).toBe(true);
    stage.elks.expectNoComplaints();
  });

  it('may hold real audio', async () => {
    const audio = makeWav(1, 'mulaw');
    stage.on('/calls', voicemail());
    const transcript = await stage.calls({ caller: { leavesVoicemail: { seconds: 1, audio } } });
    const fetched = await stage.request(`/recordings/${transcript.recordings[0]?.id}.wav`);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(audio)).toBe(true);
  });

  it('is described by the API', async () => {
    stage.on('/calls', voicemail());
    const transcript = await stage.calls({ caller: leaves(4) });
    const fetched = await stage.request(`/recordings/${transcript.id}-r0`);
    expect(await fetched.json()).toMatchObject({
      id: `${transcript.id}-r0`,
      callid: transcript.id,
      duration: 4,
    });
  });

  it.each<[string, object, CallerScript, number, string]>([
    ['ends when the caller hangs up', {}, leaves(7), 7, 'caller'],
    ['ends at its time limit', { timelimit: 5 }, leaves(7), 5, 'plan'],
    ['ends with #', {}, { leavesVoicemail: { seconds: 7, endsWith: '#' } }, 7, 'plan'],
    [
      'ends at its time limit when the caller just falls silent',
      {},
      { leavesVoicemail: { seconds: 7, endsWith: 'silence' } },
      60,
      'plan',
    ],
    ['is not cut at a pause', {}, { leavesVoicemail: { seconds: 20, pausesAfterSeconds: 6 } }, 20, 'caller'],
    [
      'is cut at a pause by silence detection',
      { silencedetection: 'yes' },
      { leavesVoicemail: { seconds: 20, pausesAfterSeconds: 6 } },
      9,
      'plan',
    ],
    [
      'ends 3 s after the last word by silence detection',
      { silencedetection: 'yes' },
      { leavesVoicemail: { seconds: 7, endsWith: 'silence' } },
      10,
      'plan',
    ],
    ['is empty when the caller hangs up at the beep', {}, { saysNothing: true }, 0, 'caller'],
  ])('%s', async (_, options, caller, seconds, by) => {
    stage.on('/calls', voicemail(options));
    const transcript = await stage.calls({ caller });
    expect(transcript.recordings[0]?.seconds).toBe(seconds);
    expect(transcript.ended?.by).toBe(by);
    expect(stage.asks('/recordings')[0]?.form.duration).toBe(String(seconds));
  });

  it('is not reported when empty, if so chosen', async () => {
    stage.elks.behave({ emptyRecordingReport: false });
    stage.on('/calls', voicemail());
    await stage.calls({ caller: { saysNothing: true } });
    expect(stage.asks('/recordings')).toEqual([]);
  });

  it('is not given up on once it runs', async () => {
    stage.on('/calls', voicemail());
    expect((await stage.calls({ caller: { ...leaves(30), givesUpAfterSeconds: 10 } })).seconds).toBe(30);
  });
});

it('recordcall rides on the call and is reported at its end', async () => {
  stage.on('/calls', { connect: ANNA, recordcall: `${stage.app}/recordings` });
  const transcript = await stage.calls({
    phones: { [ANNA]: { kind: 'answers', afterSeconds: 5, talksSeconds: 10, hangsUpFirst: 'caller' } },
  });
  expect(transcript.recordings).toMatchObject([{ id: `${transcript.id}-r0`, of: 'call', seconds: 15 }]);
  expect(stage.asks('/recordings')).toHaveLength(1);
});

describe('fetching goes wrong', () => {
  let path = '';
  beforeEach(async () => {
    stage.on('/calls', voicemail());
    path = `/Recordings/${(await stage.calls({ caller: leaves(2) })).id}-r0.wav`;
  });

  it('not ready twice, then there', async () => {
    stage.elks.breakRecordings({ kind: 'not-ready', times: 2 });
    const statuses = [await stage.request(path), await stage.request(path), await stage.request(path)].map(
      (answer) => answer.status,
    );
    expect(statuses).toEqual([404, 404, 200]);
  });

  it.each([
    [{ kind: 'server-error' } as const, 500],
    [{ kind: 'server-error', status: 503 } as const, 503],
    [{ kind: 'unauthorised' } as const, 401],
    [{ kind: 'redirect', to: 'http://elsewhere.example/' } as const, 302],
  ])('%j', async (fault, status) => {
    stage.elks.breakRecordings(fault);
    expect((await stage.request(path)).status).toBe(status);
  });

  it('a page with status 200', async () => {
    stage.elks.breakRecordings({ kind: 'html' });
    expect(await (await stage.request(path)).text()).toContain('<!doctype html>');
  });

  it('cut half-way', async () => {
    stage.elks.breakRecordings({ kind: 'cut' });
    await expect(stage.request(path).then((answer) => answer.arrayBuffer())).rejects.toThrow();
  });

  it.each([
    ['empty', 0],
    ['wrong-length', Math.floor(makeWav(2).length / 2)],
  ] as const)('%s', async (kind, length) => {
    stage.elks.breakRecordings({ kind });
    expect((await (await stage.request(path)).arrayBuffer()).byteLength).toBe(length);
  });

  it('endless', async () => {
    stage.elks.breakRecordings({ kind: 'endless' });
    const answer = await stage.request(path);
    let size = 0;
    for await (const part of answer.body ?? []) {
      size += part.length;
      if (size > 5_000_000) break;
    }
    expect(size).toBeGreaterThan(5_000_000);
  });

  it('gone after 72 hours', async () => {
    await stage.clock.advance(72 * HOUR_MS - 1);
    expect((await stage.request(path)).status).toBe(200);
    await stage.clock.advance(1);
    expect((await stage.request(path)).status).toBe(404);
  });
});
