// People who decide while the call goes on: at each moment of the call somebody does something with a phone in hand.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeldPhone, type HeldPhone } from '../../../src/simulator/demo/page/held-phone.ts';
import type { Moment, MomentKind } from '../../../src/simulator/elks/moment.ts';
import { makeWav } from '../../../src/simulator/elks/wav.ts';
import { ANNA, BO, LINE, type Stage, startStage, wavOf } from './stage.ts';

let stage: Stage;
let mine: HeldPhone;
let hers: HeldPhone;
let heard: string[];
const sample = (): Buffer => makeWav(1);
const newPhone = (): HeldPhone =>
  createHeldPhone({ sample, hears: (address) => void heard.push(new URL(address).pathname) });

beforeEach(async () => {
  stage = await startStage();
  heard = [];
  mine = newPhone();
  hers = newPhone();
});
afterEach(() => stage.stop());

/** What somebody does once the call has come to that moment. */
const when = (kind: MomentKind, does: () => void, number?: string) => (moment: Moment) => {
  const isIt =
    moment.kind === kind && (number === undefined || ('number' in moment && moment.number === number));
  if (isIt) does();
};

/** Some seconds later by the clock of the call. */
const later = (seconds: number, does: () => void): void => {
  const at = stage.clock.now() + seconds * 1_000;
  const leave = stage.clock.onAdvance((now) => {
    if (now < at) return;
    leave();
    does();
  });
};

const call = (onMoment: (moment: Moment) => void) =>
  stage.calls({
    caller: { live: mine.caller },
    phones: { [ANNA]: { kind: 'live', phone: hers.phone }, [BO]: { kind: 'silent' } },
    onMoment,
  });

describe('a phone that somebody holds', () => {
  it('answers when its owner does, and the owner hangs up', async () => {
    stage.on('/calls', { connect: ANNA, timeout: 20 });
    const transcript = await call((moment) => {
      when('ring-started', () => later(4, () => hers.react('answers')))(moment);
      when('answered', () => later(30, hers.hangUp))(moment);
    });
    expect(transcript.answeredBy).toBe(ANNA);
    expect(transcript.rings).toMatchObject([{ how: 'answered', seconds: 4 }]);
    expect(transcript.talkSeconds).toBe(30);
    expect(transcript.ended).toMatchObject({ by: 'callee' });
  });

  it.each([
    ['declines', 'declined'],
    ['busy', 'busy'],
  ] as const)('is %s for 46elks when its owner says so', async (reaction, how) => {
    stage.on('/calls', { connect: ANNA, timeout: 20, busy: `${stage.app}/rest` });
    stage.on('/rest', { hangup: 'reject' });
    const transcript = await call(when('ring-started', () => later(2, () => hers.react(reaction))));
    expect(transcript.rings).toMatchObject([{ how, seconds: 2 }]);
    expect(stage.asks('/rest')).toHaveLength(1);
  });

  it('rings out when its owner lets it, and forgets what was pressed before', async () => {
    stage.on('/calls', { connect: ANNA, timeout: 15 });
    hers.react('answers');
    const transcript = await call(() => undefined);
    expect(transcript.rings).toMatchObject([{ how: 'rung-out', seconds: 15 }]);
  });

  it('has a voicemail box of its own, which 46elks takes for a person', async () => {
    stage.on('/calls', { connect: ANNA, timeout: 15 });
    const transcript = await call(when('ring-started', () => hers.react('voicemail')));
    expect(transcript).toMatchObject({ answeredBy: ANNA, talkSeconds: 20, ended: { by: 'callee' } });
  });

  it('stops ringing when another answers first, or the caller hangs up', async () => {
    stage.on('/calls', { connect: `${BO},${ANNA}`, timeout: 20 });
    const transcript = await call(when('ring-started', () => later(3, mine.hangUp), ANNA));
    expect(transcript.rings.map(({ how, seconds }) => [how, seconds])).toEqual([
      ['caller-hung-up', 3],
      ['caller-hung-up', 3],
    ]);
  });
});

describe('a caller who decides on the way', () => {
  it('hears the menu, presses a key in the middle of it, and is put through', async () => {
    stage.on('/menu.wav', wavOf(8));
    stage.on('/calls', { ivr: `${stage.app}/menu.wav`, 1: { connect: ANNA, timeout: 5 } });
    later(3, () => mine.press('1'));
    const transcript = await call(() => undefined);
    expect(heard).toEqual(['/menu.wav']);
    expect(transcript.prompts).toMatchObject([{ how: 'skipped', seconds: 3 }]);
    expect(transcript.inputs).toMatchObject([{ keys: '1' }]);
    expect(transcript.rings).toHaveLength(1);
  });

  it('types a code key by key', async () => {
    stage.on('/code.wav', wavOf(2));
    stage.on('/calls', { ivr: `${stage.app}/code.wav`, digits: 6, next: `${stage.app}/typed` });
    stage.on('/typed', { hangup: 'reject' });
    for (const [index, key] of ['1', '2', '3', '4', '#'].entries()) later(3 + index, () => mine.press(key));
    await call(() => undefined);
    expect(stage.asks('/typed')[0]?.form.result).toBe('1234');
  });

  it('leaves what was spoken, until the key # or the time for it ends it', async () => {
    stage.on('/calls', {
      record: `${stage.app}/recordings`,
      silencedetection: 'no',
      next: `${stage.app}/thanks`,
    });
    stage.on('/thanks', { hangup: 'reject' });
    const spoken = makeWav(7);
    const transcript = await call(
      when('beep', () =>
        later(7, () => {
          mine.say(spoken);
          mine.press('#');
        }),
      ),
    );
    expect(transcript.recordings).toMatchObject([{ of: 'voicemail', seconds: 7 }]);
    expect(stage.elks.recordings[0]?.wav).toBe(spoken);
    expect(stage.asks('/thanks')).toHaveLength(1);
  });

  it('who says that nothing was spoken leaves the sample', async () => {
    stage.on('/calls', { record: `${stage.app}/recordings` });
    await call(
      when('beep', () =>
        later(2, () => {
          mine.say(null);
          mine.hangUp();
        }),
      ),
    );
    expect(stage.elks.recordings[0]?.wav).toEqual(sample());
  });
});

it('whoever is called by the API hears, presses and hangs up as well', async () => {
  stage.on('/check.wav', wavOf(3));
  stage.on('/pressed', { hangup: 'reject' });
  stage.elks.phones[ANNA] = { kind: 'live', phone: hers.phone };
  stage.elks.onMoment(when('ring-started', () => hers.react('answers')));
  stage.elks.onMoment(when('answered', () => later(4, () => hers.press('5'))));
  const start = JSON.stringify({ ivr: `${stage.app}/check.wav`, next: `${stage.app}/pressed` });
  await stage.request('/calls', { from: LINE, to: ANNA, voice_start: start });
  await stage.elks.settled();
  expect(heard).toEqual(['/check.wav']);
  expect(stage.asks('/pressed')[0]?.form.result).toBe('5');
});
