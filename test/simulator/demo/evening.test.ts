import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoWorld } from '../../../src/simulator/demo/demo-world.ts';
import { playEvening } from '../../../src/simulator/demo/evening.ts';
import { readSound } from '../../../src/simulator/elks/sound-length.ts';
import { openPaper, openWorld } from './a-demo.ts';

/** What stands between one heading and the next. */
const sceneIn = (story: string, heading: string): string =>
  story.split(/^── /m).find((part) => part.includes(heading)) ?? '';

describe('the evening', () => {
  let world: DemoWorld;
  let story = '';
  let irregular: readonly string[] = [];
  beforeAll(async () => {
    world = await openWorld();
    const { paper, text } = openPaper();
    irregular = await playEvening({ world, paper });
    story = text();
  });
  afterAll(() => world.close());

  it('goes as it is told, and nobody complains', () => {
    expect(irregular).toEqual([]);
  });

  it('begins with what one sees, for somebody who knows neither 46elks nor Slack apps', () => {
    const opening = story.split('── ')[0] ?? '';
    for (const word of ['46elks', 'Slack', 'JSON', 'Nothing leaves this machine', '19:00'])
      expect(opening).toContain(word);
  });

  it('lets the team say whose phones ring, in which order', () => {
    const ready = sceneIn(story, 'gets ready');
    for (const phone of ['070-174 06 05', '070-174 06 06', '070-174 06 07']) expect(ready).toContain(phone);
    expect(ready).toContain('The roster is now @anna, @bo and @cia.');
    expect(ready).toContain('@anna set the roster');
  });

  it('call 1: rings Anna for 15 s and then Bo, who answers, and shows both on the card', () => {
    const call = sceneIn(story, 'Call 1');
    expect(call).toContain('POST …/elks/calls?key=…');
    expect(call).toMatch(/"connect": "\+46701740605", +← rings Anna/);
    expect(call).toContain('"busy": "…/resume/…/1/…"');
    expect(call).toMatch(/Anna +0:00 ▇{15} +rings 15 s, no answer/);
    expect(call).toMatch(/Bo +0:17 +▇{6} +rings 6 s, answers, talks 1 min 35 s/);
    expect(call).toContain('“Please hold, we are still trying.”');
    expect(call.indexOf('Ringing @anna…')).toBeLessThan(call.indexOf('Ringing @bo…'));
    expect(call).toMatch(/at the end\n.*Answered by @bo after 23 s, talked 1 min 35 s/);
  });

  it('call 2: rings everyone, Cia answers, and the others stop', () => {
    const call = sceneIn(story, 'Call 2');
    expect(call).toContain('/oncall ring everyone 25s');
    expect(call).toContain('← rings Anna, Bo, Cia');
    expect(call).toMatch(/Anna .*until somebody else answers/);
    expect(call).toMatch(/Bo .*declines/);
    expect(call).toContain('Answered by @cia after 9 s');
  });

  it('call 3: takes a voicemail, and says where the audio lies', async () => {
    const call = sceneIn(story, 'Call 3');
    expect(call).toContain('please leave a message with your');
    expect(call).toContain('leaves a message of 34 s');
    expect(call).toMatch(/↳ Voicemail, 34 s/);
    const path = /^ +(\/.*jour-demo-.*\.wav)$/m.exec(call)?.[1] ?? '';
    expect(readSound(await readFile(path))).toEqual({ ok: true, seconds: 34 });
    await rm(dirname(path), { recursive: true });
  });

  it('call 4: the caller gives up, and the team is told', () => {
    const call = sceneIn(story, 'Call 4');
    expect(call).toContain('rings 12 s, until the caller hangs up');
    expect(call).toContain('Caller gave up after 12 s');
    expect(call).toMatch(/↳ .*Missed call/);
  });

  it('call 5: the line is closed, and nobody is woken', () => {
    const call = sceneIn(story, 'Call 5');
    expect(call).toContain('We are closed at the moment');
    expect(call).toContain('Voicemail, 12 s');
    expect(call).not.toContain('"connect"');
  });

  it('call 6: a key in the menu leads to the team, and the card says which', () => {
    const call = sceneIn(story, 'Call 6');
    expect(call).toContain('plays the menu, and waits for a key');
    expect(call).toContain('Pressed 1 in the menu.');
    expect(call).toContain('Answered by @anna');
  });

  it('prints an answer once when the next call gets the same', () => {
    expect(sceneIn(story, 'Call 3')).toContain('The same as for the call before');
    expect(sceneIn(story, 'Call 3')).not.toContain('"connect"');
  });

  it('looks back at the calls and at what a caller would meet now', () => {
    const back = sceneIn(story, 'looks back');
    expect(back).toContain('The latest 6 calls');
    expect(back).toContain('If somebody called now');
  });

  it('fits 100 columns and shows no address or key in full', () => {
    const lines = story.split('\n').filter((line) => !line.includes('jour-demo-'));
    expect(lines.filter((line) => Array.from(line).length > 100)).toEqual([]);
    expect(story).not.toMatch(/127\.0\.0\.1|webhook-secret/);
  });
});

describe('an evening that goes otherwise', () => {
  it('is told at its end, call by call', async () => {
    const world = await openWorld();
    const kept: string[] = [];
    const nobodyAnswers: DemoWorld = {
      ...world,
      call: async (script) => {
        const silent = Object.keys(script.phones ?? {}).map((phone) => [phone, { kind: 'silent' }] as const);
        const played = await world.call({ ...script, phones: Object.fromEntries(silent) });
        kept.push(...played.audio.map(({ path }) => dirname(path)));
        return played;
      },
    };
    const irregular = await playEvening({ world: nobodyAnswers, paper: openPaper().paper });
    await world.close();
    for (const folder of kept) await rm(folder, { recursive: true, force: true });
    expect(irregular).toContain('Call 1: Anna does not answer, Bo does: answered by nobody');
    expect(irregular.some((what) => what.startsWith('Call 4'))).toBe(false);
  });
});
