import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askDemo } from '../../../src/simulator/demo/control-client.ts';
import { createControlHandlers } from '../../../src/simulator/demo/control-handlers.ts';
import { type ControlServer, createControlServer } from '../../../src/simulator/demo/control-server.ts';
import { readDemoPort } from '../../../src/simulator/demo/control-words.ts';
import { openWorld } from './a-demo.ts';

describe('the running demo', () => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  let server: ControlServer;
  let port = 0;
  const ask = (path: string, ...args: string[]) =>
    askDemo(port, path, { args, colours: false, columns: 100 });
  beforeAll(async () => {
    world = await openWorld();
    server = createControlServer();
    port = await server.listen(0);
    server.serve(createControlHandlers(world, world.clock));
    for (const who of ['anna', 'bo', 'cia'])
      await ask('/slack', `/oncall phone 070-174 06 0${['anna', 'bo', 'cia'].indexOf(who) + 5}`, '--as', who);
    await ask('/slack', '/oncall set @anna @bo @cia');
  });
  afterAll(() => Promise.all([server.close(), world.close()]));

  it('types a command as the person named, and shows what they and the channel see', async () => {
    const { ok, text } = await ask('/slack', '/oncall', 'ring', 'turn', '10s', '--as', 'bo');
    expect(ok).toBe(true);
    expect(text).toMatch(/Bo sees\n.*Done/);
    expect(text).toMatch(/Everybody in #oncall sees\n.*@bo/);
  });

  it('shows no channel when the channel heard nothing', async () => {
    expect((await ask('/slack', '/oncall status')).text).not.toContain('Everybody');
  });

  it('opens the Home of the person named', async () => {
    const { ok, text } = await ask('/slack', 'home', '--as', 'bo');
    expect(ok).toBe(true);
    expect(text).toMatch(/Bo's Home\n.*You are on call as backup/);
    expect(text).not.toContain('Irregular');
  });

  it('places a call from the number named, with phones that do as wished', async () => {
    const { ok, text } = await ask(
      '/call',
      '--from',
      '+46701740651',
      '--anna',
      'silent',
      '--bo',
      'answers:3:20',
    );
    expect(ok).toBe(true);
    expect(text).toContain('070-174 06 51 calls');
    expect(text).toMatch(/Anna .*no answer/);
    expect(text).toMatch(/Bo .*rings 3 s, answers, talks 20 s/);
    expect(text).toContain('Answered by @bo');
    expect(text).not.toContain('Irregular');
  });

  it('takes a call with a hidden number, a busy phone and a voicemail, and says where the audio lies', async () => {
    const wishes = ['--from', 'hidden', '--phones', 'anna=busy,bo=silent', '--cia', 'declines'];
    const { text } = await ask('/call', ...wishes, '--voicemail', '12');
    expect(text).toContain('“What now, after busy?”');
    expect(text).toContain('leaves a message of 12 s');
    const path = /^ +(\/.*jour-demo-.*\.wav)$/m.exec(text)?.[1];
    expect(path).toBeDefined();
    await rm(dirname(path ?? ''), { recursive: true });
  });

  it('says so when keys were pressed that nobody asked for', async () => {
    expect((await ask('/call', '--press', '1')).text).toContain('--press 1 was not used');
  });

  it('answers everybody who rings phones that nobody in the demo holds', async () => {
    await ask('/slack', '/oncall phone 070-174 06 09', '--as', 'cia');
    const { text } = await ask('/call', '--phones', 'anna=busy,bo=busy');
    expect(text).toContain('070-174 06 09');
    expect(text).toMatch(/Irregular\n.*a phone nobody gave a script/);
    expect((await ask('/call', '--phones', 'anna=busy,bo=busy,0701740609=answers:2')).text).not.toContain(
      'Irregular',
    );
  });

  it('does one thing after the other when asked for several at once', async () => {
    const texts = await Promise.all(
      ['1', '2', '3'].map((seconds) => ask('/call', '--anna', `answers:${seconds}`)),
    );
    expect(texts.map(({ text }) => /Answered by @anna after (\d) s/.exec(text)?.[1])).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('refuses what it cannot read, in words', async () => {
    expect(await ask('/call', '--bo', 'sings')).toMatchObject({
      ok: false,
      text: expect.stringContaining('sings'),
    });
    expect(await ask('/slack', 'oncall')).toMatchObject({ ok: false });
    expect(await ask('/dance')).toMatchObject({ ok: false });
  });

  it('takes nothing that a page in a browser could send', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/call`, { method: 'POST', body: '{"args":[]}' });
    expect(response.status).toBe(400);
  });
});

describe('asking a demo', () => {
  it('that still plays its evening, one is asked to wait', async () => {
    const server = createControlServer();
    const port = await server.listen(0);
    const answer = await askDemo(port, '/call', { args: [], colours: false, columns: 100 });
    await server.close();
    expect(answer).toMatchObject({ ok: false, text: expect.stringContaining('try again in a moment') });
  });

  it('that does not run, one is told how to start it', async () => {
    const server = createControlServer();
    const port = await server.listen(0);
    await server.close();
    const answer = await askDemo(port, '/call', { args: [], colours: false, columns: 100 });
    expect(answer).toMatchObject({ ok: false, text: expect.stringContaining('npm run demo -- --stay') });
  });

  it.each([
    [undefined, { ok: true, port: 4610 }],
    ['', { ok: true, port: 4610 }],
    ['4700', { ok: true, port: 4700 }],
  ])('on the port that the environment names (%s)', (text, reading) => {
    expect(readDemoPort(text)).toEqual(reading);
  });

  it.each(['0', '65536', 'four', '-1', '46 10'])('not on a port that is none (%s)', (text) => {
    expect(readDemoPort(text)).toMatchObject({ ok: false, fault: expect.stringContaining('JOUR_DEMO_PORT') });
  });
});
