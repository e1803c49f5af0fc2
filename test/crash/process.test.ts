import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildProgram, createScene, LINE, type Program, type Scene } from './real-process.ts';

const STOPS_WITHIN_MS = 5_000;
/** A second where nothing else runs; a wait for Slack would take at least four. */
const ANSWERS_WITHIN_MS = 3_000;
const LINES_TOO_MANY = 4_000;
const BUILT_WITHIN_MS = 60_000;

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
}, BUILT_WITHIN_MS);
afterAll(() => program.remove());

describe('the process', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await createScene(program);
  });
  afterEach(() => scene.end());

  it('answers the first call at once with a Slack that never answers, and stops in time', async () => {
    scene.slack.trouble({ kind: 'hang' });
    const jour = await scene.start();
    const listeningAt = performance.now();
    const call = scene.elks.startCall({ from: '+46701740699', to: LINE });
    expect(await call.until('asked')).toMatchObject({ status: 200 });
    expect(performance.now() - listeningAt).toBeLessThan(ANSWERS_WITHIN_MS);
    await call.finish();
    expect(scene.elks.unacknowledged).toEqual([]);

    const stoppedAt = performance.now();
    expect(await jour.kill('SIGTERM')).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(STOPS_WITHIN_MS);
    expect(jour.output()).toContain('stopping');
  });

  it('goes on answering when nobody takes its log any more', async () => {
    const jour = await scene.start();
    jour.child.stdout.destroy();
    for (const _again of [1, 2, 3]) {
      const call = scene.elks.startCall({ from: '+46701740699', to: LINE });
      expect(await call.until('asked')).toMatchObject({ status: 200 });
      await call.finish();
    }
    expect(scene.elks.unacknowledged).toEqual([]);
    expect(await jour.kill('SIGTERM')).toBe(0);
  });

  it('goes on answering while whoever takes its log reads no more', async () => {
    const jour = await scene.start();
    jour.child.stdout.pause();
    const strange = new URLSearchParams({ callid: 'c1', from: '+46701740699', to: '+46700000000' });
    const post = () =>
      fetch(`${scene.publicUrl}/elks/calls?key=${scene.env.WEBHOOK_SECRET}`, {
        method: 'POST',
        body: strange,
      });
    // Each leaves a line: more of them than any pipe holds.
    for (let at = 0; at < LINES_TOO_MANY / 20; at += 1) await Promise.all(Array.from({ length: 20 }, post));
    const call = scene.elks.startCall({ from: '+46701740699', to: LINE });
    expect(await call.until('asked')).toMatchObject({ status: 200 });
    await call.finish();
    expect(scene.elks.unacknowledged).toEqual([]);
    jour.child.stdout.resume();
    expect(await jour.kill('SIGTERM')).toBe(0);
    expect(jour.output()).toContain('stopping');
  });

  it('refuses a folder that another process holds, and names that process; a dead one it takes over from', async () => {
    const first = await scene.start();
    const second = program.run({ ...scene.env, PORT: '0' });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(String(first.child.pid));
    expect(second.output()).not.toMatch(/\n\s+at /);

    await first.kill('SIGKILL');
    await scene.start();
  });
});

it('says at the start whom it talks to, and shows no secret there nor in the list of processes', async () => {
  const scene = await createScene(program);
  const jour = await scene.start({ LOG_LEVEL: 'debug' });
  const { WEBHOOK_SECRET, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, ELKS_PASSWORD, ...told } = scene.env;
  const started = JSON.parse(await jour.says('answering calls'));
  expect(started).toMatchObject({
    elks: new URL(told.ELKS_API_URL ?? '').host,
    slack: new URL(told.SLACK_API_URL ?? '').host,
  });
  await jour.says('Slack answers');
  await scene.elks.call({ from: '+46701740699', to: LINE });
  const listed = await readFile(`/proc/${jour.child.pid}/cmdline`, 'utf8');
  expect(listed).toContain('main.js');
  await jour.kill('SIGTERM');
  for (const secret of [WEBHOOK_SECRET, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, ELKS_PASSWORD])
    expect(`${listed}\n${jour.output()}`).not.toContain(secret);
  await scene.end();
});

describe('a wrong environment', () => {
  it('is told with all names at once, and with no value', async () => {
    const jour = program.run({ SLACK_BOT_TOKEN: 'xoxp-wrong-kind', PORT: '99999', LOG_LEVEL: 'loud' });
    expect(await jour.exited).toBe(1);
    const names = [
      'PORT',
      'PUBLIC_URL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_CHANNEL',
      'ELKS_USERNAME',
      'ELKS_PASSWORD',
      'ELKS_NUMBER',
      'WEBHOOK_SECRET',
      'LOG_LEVEL',
    ];
    for (const name of names) expect(jour.output()).toContain(`  ${name}: `);
    expect(jour.output()).not.toContain('xoxp-wrong-kind');
    expect(jour.output()).not.toMatch(/\n\s+at /);
  });
});
