// What Slack can do to an upload, and what a stranger could try with one.
import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { everyScope } from '../../src/simulator/slack/scopes.ts';
import { fixture } from '../sound/given-sounds.ts';
import { callerHears, formOf, handsIn, opensPrompt } from './sounds.ts';
import { ANNA, startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(() => world?.end());

const closed = { name: 'closed.wav', bytes: fixture('closed.wav') };

test('without the scope to read files Slack gives a sign-in page, which is told as what it is', async () => {
  world = await startWorld({ scopes: everyScope.filter((scope) => scope !== 'files:read') });
  await opensPrompt(world, ANNA, 'voicemail');
  expect(await handsIn(world, ANNA, closed)).toContain('needs the scope "files:read"');
});

test('a file that Slack cannot give just now is asked for again', async () => {
  world = await startWorld();
  world.slack.trouble({ method: 'download', kind: 'server-error', times: 1 });
  await opensPrompt(world, ANNA, 'voicemail');
  expect(await handsIn(world, ANNA, closed)).toContain('could not fetch the file');
  expect(await handsIn(world, ANNA, closed)).toContain('callers now hear your own sound');
});

test('without the right to open a conversation nothing is played, and the form opens all the same', async () => {
  world = await startWorld({ scopes: everyScope.filter((scope) => scope !== 'im:write') });
  expect(await opensPrompt(world, ANNA, 'voicemail')).toContain('Listen');
  world.slack.forgiveComplaints();
});

test('when the form cannot be opened, the answer says what callers hear', async () => {
  world = await startWorld();
  world.slack.trouble({ method: 'views.open', kind: 'error', error: 'expired_trigger_id', times: 1 });
  const seen = await world.slack.types(ANNA.id, '/oncall prompt closed');
  expect(seen.text).toContain('`closed`: comes with Jour, 3 s');
  expect(formOf(world, ANNA)).toBeUndefined();
});

/** Plain node:http: fetch would tidy up the paths that are tried here. */
const statusOf = (base: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    request({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });

test('nothing but sounds can be fetched where sounds are', async () => {
  world = await startWorld();
  await opensPrompt(world, ANNA, 'voicemail');
  await handsIn(world, ANNA, closed);
  const { url } = await callerHears(world);
  const hash = /[0-9a-f]{32}/.exec(url)?.[0] ?? '';
  for (const path of [
    '/prompts/',
    `/prompts/${hash}`,
    `/prompts/${hash}.wav.tmp`,
    `/prompts/..%2fsettings.json`,
    '/prompts/../settings.json',
    '/prompts/%2e%2e/settings.json',
    `/prompts/en/voicemail.wav`,
    `/prompts/${'0'.repeat(32)}.wav`,
  ])
    expect([path, await statusOf(world.publicUrl, path)]).toEqual([path, 404]);
  expect(await statusOf(world.publicUrl, `/prompts/${hash}.wav`)).toBe(200);
});
