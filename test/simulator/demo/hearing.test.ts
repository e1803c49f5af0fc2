import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionLines } from '../../../src/simulator/demo/action-json.ts';
import { exchangeLines } from '../../../src/simulator/demo/exchanges.ts';
import { hearingLines } from '../../../src/simulator/demo/hearing.ts';
import { createCallDesk } from '../../../src/simulator/demo/page/call-desk.ts';
import { createSoundShelf } from '../../../src/simulator/demo/page/sound-shelf.ts';
import { makeWav } from '../../../src/simulator/elks/wav.ts';
import { ANNA, BO, CALLER, CECILIA, LINE, type Stage, startStage, wavOf } from '../elks/stage.ts';

const noWords = (): undefined => undefined;

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.stop());

const rings = (number: string, failed: object): object => ({ connect: number, timeout: 15, failed });

describe('what the caller hears', () => {
  it('is one ringing tone from its beginning, where phones ring one after another without a sound between', async () => {
    stage.on('/calls', rings(ANNA, rings(BO, { hangup: 'reject' })));
    const transcript = await stage.calls({
      phones: { [ANNA]: { kind: 'silent' }, [BO]: { kind: 'silent' } },
    });
    expect(hearingLines(transcript, noWords)).toEqual(['0:00  the ringing tone', '0:30  the call is over']);
  });

  it('is no tone where the phones cannot be reached, however many they are', async () => {
    stage.on('/calls', rings(ANNA, rings(BO, rings(CECILIA, { hangup: 'reject' }))));
    const transcript = await stage.calls({
      phones: {
        [ANNA]: { kind: 'unreachable' },
        [BO]: { kind: 'unreachable' },
        [CECILIA]: { kind: 'silent' },
      },
    });
    expect(hearingLines(transcript, noWords)).toEqual(['0:00  the ringing tone', '0:15  the call is over']);
    stage.on('/calls', rings(ANNA, rings(BO, { hangup: 'reject' })));
    const alone = await stage.calls({
      phones: { [ANNA]: { kind: 'unreachable' }, [BO]: { kind: 'unreachable' } },
    });
    expect(hearingLines(alone, noWords)).toEqual(['0:00  the call is over']);
  });

  it('is a beep before a message', async () => {
    stage.on('/calls', { record: `${stage.app}/recordings`, timelimit: 2 });
    const ears: string[] = [];
    const desk = createCallDesk({
      elks: stage.elks,
      numbers: [],
      shelf: createSoundShelf(noWords),
      sample: () => makeWav(1),
      onChange: () => {
        const { kind } = desk.ear();
        if (ears.at(-1) !== kind) ears.push(kind);
      },
    });
    desk.place({ from: CALLER, to: LINE });
    desk.say(null);
    await expect.poll(() => desk.own()?.doing).toBe('over');
    expect(ears).toEqual(['silence', 'beep', 'silence']);
  });
});

describe('the sounds whose fetching tells Jour how far a call is', () => {
  it('are told as what they say: a silence after a key, and please hold when nobody answered', async () => {
    stage.on('/progress/1.wav', wavOf(0.1));
    stage.on('/progress/2.wav', wavOf(2));
    const play = (step: number, next: object): object => ({
      play: `${stage.app}/progress/${step}.wav`,
      next,
    });
    stage.on('/calls', play(1, rings(ANNA, play(2, rings(BO, { hangup: 'reject' })))));
    const transcript = await stage.calls({
      phones: { [ANNA]: { kind: 'silent' }, [BO]: { kind: 'silent' } },
    });
    expect(exchangeLines(transcript)).toEqual([
      expect.stringContaining('“This key was pressed”'),
      expect.stringContaining('“Nobody answered so far”'),
    ]);
  });

  it('are noted so beside the answer', () => {
    const play = (step: number, next: object): object => ({
      play: `http://x/elks/progress/${step}.wav`,
      next,
    });
    const lines = actionLines({ ivr: 'http://x/menu.wav', 1: play(1, rings(ANNA, play(2, rings(BO, {})))) });
    const notes = lines.flatMap(({ text, note }) => (text.includes('/progress/') ? [note] : []));
    expect(notes).toEqual(['silence; fetching it tells Jour', '“please hold”; fetching it tells Jour']);
  });
});
