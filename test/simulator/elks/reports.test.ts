// Reports: what they hold, their order, and how they come again until they are taken.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, CALLER, LINE, type Stage, startStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
  stage.on('/calls', {
    record: `${stage.app}/recordings`,
    silencedetection: 'no',
    whenhangup: `${stage.app}/hangups`,
  });
});
afterEach(() => stage.stop());

const call = () => stage.calls({ caller: { leavesVoicemail: { seconds: 3 } } });
const order = (): string[] => stage.asked.map((ask) => ask.path).filter((path) => path !== '/calls');

it('the hang-up report is written as documented', async () => {
  stage.on('/calls', { connect: ANNA, whenhangup: `${stage.app}/hangups` });
  const transcript = await stage.calls({
    phones: { [ANNA]: { kind: 'answers', afterSeconds: 5, talksSeconds: 61, hangsUpFirst: 'callee' } },
  });
  expect(stage.asks('/hangups')[0]?.form).toEqual({
    id: transcript.id,
    direction: 'incoming',
    from: CALLER,
    to: LINE,
    created: '2026-11-22T09:24:24.355000',
    start: '2026-11-22T09:24:24.355000',
    duration: '66',
    state: 'success',
    cost: '3000',
    actions: `[{"connect":"${ANNA}","result":"success"}]`,
    legs: `[{"from":"${CALLER}","to":"${ANNA}","state":"success","duration":61}]`,
  });
});

it('the last whenhangup wins', async () => {
  stage.on('/calls', {
    play: 'sound/beep',
    whenhangup: `${stage.app}/first`,
    next: { play: 'sound/beep', whenhangup: `${stage.app}/hangups` },
  });
  await call();
  expect(order()).toEqual(['/hangups']);
});

describe('order', () => {
  it('the recording first', async () => {
    await call();
    expect(order()).toEqual(['/recordings', '/hangups']);
  });

  it('or the hang-up first', async () => {
    stage.elks.behave({ recordingFirst: false });
    await call();
    expect(order()).toEqual(['/hangups', '/recordings']);
  });

  it('or held back and released in any order', async () => {
    stage.elks.holdReports(true);
    await call();
    expect(order()).toEqual([]);
    await stage.elks.release(['hangup']);
    expect(stage.elks.heldReports.map((report) => report.kind)).toEqual(['recording']);
    await stage.elks.release();
    expect(order()).toEqual(['/hangups', '/recordings']);
  });
});

describe('again and again', () => {
  it('a refused report is kept, noted and sent again until it is taken', async () => {
    stage.on('/recordings', { status: 500, body: '' });
    const transcript = await call();
    expect(stage.elks.unacknowledged.map((report) => report.kind)).toEqual(['recording']);
    expect(transcript.notes).toEqual(['the recording report was answered 500']);
    await stage.elks.retryReports();
    stage.on('/recordings', { status: 204, body: '' });
    await stage.elks.retryReports();
    await stage.elks.retryReports();
    expect(stage.elks.reports.find((report) => report.kind === 'recording')?.statuses).toEqual([
      500, 500, 204,
    ]);
    expect(stage.elks.unacknowledged).toEqual([]);
  });

  it('taken reports can come once more, word for word', async () => {
    await call();
    await stage.elks.repeatReports();
    expect(order()).toEqual(['/recordings', '/hangups', '/recordings', '/hangups']);
    expect(stage.asks('/recordings')[1]?.form).toEqual(stage.asks('/recordings')[0]?.form);
  });

  it('held reports are not sent by a retry', async () => {
    stage.elks.holdReports(true);
    await call();
    await stage.elks.retryReports();
    expect(order()).toEqual([]);
  });
});
