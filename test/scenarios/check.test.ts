// A look at everything, from Slack and from a terminal: what is well, what is wrong and what puts it right.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDoctor } from '../../src/app-doctor.ts';
import {
  ANNA,
  answers,
  CHANNEL,
  DAN,
  everybody,
  GONE,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const DAY = 24 * 3_600_000;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const checks = async (): Promise<string> => world.types(ANNA, '/oncall check');

/** The line about something, with what puts it right. */
const about = (text: string, pattern: RegExp): string => {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => pattern.test(line));
  const remedy = lines[at + 1];
  return at < 0 ? '' : [lines[at], ...(remedy?.startsWith('      →') ? [remedy.trim()] : [])].join('\n');
};

const doctor = async (): Promise<{ readonly status: number; readonly text: string }> => {
  const lines: string[] = [];
  const status = await runDoctor({
    env: world.env,
    now: () => world.clock.now(),
    write: (line) => void lines.push(line),
  });
  return { status, text: lines.join('\n') };
};

it('with everything in place all is well, from Slack and from a terminal', async () => {
  const text = await checks();
  expect(text).toContain('*All is well.*');
  expect(text).not.toMatch(/❌|⚠️|❔|→/);
  for (const well of ['Slack takes our token', 'can be posted to', '46elks takes our credentials'])
    expect(text).toContain(well);
  const { status, text: told } = await doctor();
  expect(told).toContain('All is well.');
  expect(told).not.toMatch(/[*`<>]/);
  expect(status).toBe(0);
});

describe('what is wrong is named with its remedy', () => {
  it('a number that sends its calls elsewhere, with another key, or nowhere', async () => {
    const line = world.elks.number(world.line);
    line.setVoiceStart('https://elsewhere.example.com/calls');
    expect(about(await checks(), /\+46701740600/)).toContain('sends its calls somewhere else');
    line.setVoiceStart(`${world.publicUrl}/elks/calls?key=old`);
    expect(about(await checks(), /\+46701740600/)).toContain('every call is refused');
    line.setVoiceStart('');
    const text = about(await checks(), /\+46701740600/);
    expect(text).toContain('❌ Wrong:');
    expect(text).toContain('npm run doctor -- --fix');
    expect((await doctor()).status).toBe(2);
  });

  it('and --fix sets it right, leaving alone what was', async () => {
    world.elks.number(world.line).setVoiceStart('https://elsewhere.example.com/calls');
    const lines: string[] = [];
    const write = (line: string): void => void lines.push(line);
    const fixed = await runDoctor({ env: world.env, now: () => world.clock.now(), write, fix: true });
    expect(lines[0]).toBe('Set: +46701740600 now sends its calls to Jour.');
    expect(fixed).toBe(0);
    await world.call({ phones: everybody(answers(3)) });
    const asked = world.elks.requests.length;
    await runDoctor({ env: world.env, now: () => world.clock.now(), write: () => undefined, fix: true });
    expect(world.elks.requests.slice(asked).filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('a line that rings by the plan we left is left so by --fix: Jour may not run', async () => {
    await world.end();
    world = await startWorld({ env: { PARK_ON_STOP: '1' } });
    await withThreeOnCall(world);
    await world.stopApp();
    const parked = world.elks.number(world.line).voiceStart;
    const lines: string[] = [];
    const write = (line: string): void => void lines.push(line);
    await runDoctor({ env: world.env, now: () => world.clock.now(), write, fix: true });
    expect(lines[0]).toContain('Left as it is: +46701740600');
    expect(world.elks.number(world.line).voiceStart).toBe(parked);
    expect(about(lines.join('\n'), /\+46701740600 \(/)).not.toContain('doctor');
    expect(lines.join('\n')).toContain('Start Jour: it takes the plan back');
    await world.startApp();
  });

  it('money that runs out, and a number that ends', async () => {
    world.elks.account.balance = 42 * 10_000;
    const own = world.elks.account.find(world.line);
    if (own !== undefined)
      own.expires = new Date(world.clock.now() + 3 * DAY).toISOString().replace('Z', '000');
    const text = await checks();
    expect(about(text, /holds 42.00/)).toContain('⚠️ Look at this:');
    expect(about(text, /\(Main\) ends/)).toContain('Prolong it at 46elks');
    expect((await doctor()).status).toBe(1);
  });

  it('credentials that 46elks refuses, and an API that does not answer', async () => {
    world.elks.breakApi({ how: 401 });
    expect(about(await checks(), /46elks refuses/)).toContain('ELKS_USERNAME');
    world.elks.breakApi({ how: 'reset' });
    expect(about(await checks(), /API does not answer/)).toContain('❔ Not known:');
    world.elks.breakApi(undefined);
  });

  it('a channel that the bot was taken out of, or that is archived', async () => {
    await world.slack.people.removesBot(CHANNEL.id);
    expect(about(await checks(), /Jour is not in/)).toContain('/invite @jour');
    await world.slack.people.archives(CHANNEL.id);
    expect(about(await checks(), /is archived/)).toContain('Unarchive it');
  });

  it('people in a roster without a number or without an account', async () => {
    await world.types(ANNA, `/oncall add @${DAN.name}`);
    const text = about(await checks(), /In the rosters/);
    expect(text).toContain('@dan has no number and is passed by');
    expect(text).toContain('/oncall phone @anna');
    expect(GONE.deleted).toBe(true);
  });

  it('a clock that is wrong', async () => {
    const lines: string[] = [];
    const status = await runDoctor({
      env: world.env,
      now: () => world.clock.now() - 5 * 60_000,
      write: (line) => void lines.push(line),
    });
    expect(lines.join('\n')).toContain('The clock of this machine is 5 min slow');
    expect(status).toBe(2);
  });

  it('an environment that does not do, by every name', async () => {
    const lines: string[] = [];
    const status = await runDoctor({ env: {}, now: () => 0, write: (line) => void lines.push(line) });
    expect(status).toBe(2);
    for (const name of ['SLACK_BOT_TOKEN', 'ELKS_PASSWORD', 'WEBHOOK_SECRET'])
      expect(lines.join('\n')).toContain(`  ${name}: is missing`);
  });

  it('a server that is not reached at its address', async () => {
    await world.stopApp();
    const { text, status } = await doctor();
    expect(about(text, /public address/)).toContain('cannot be reached');
    expect(text).toContain('Jour does not run on this machine just now');
    expect(status).toBe(1);
    await world.startApp();
  });

  it('a Jour that listens on one address only is found there', async () => {
    await world.end();
    world = await startWorld({ env: { HOST: '127.0.0.2' } });
    expect((await doctor()).text).toContain('Nothing waits to be posted');
  });

  it('a token that is refused is told as that, and nothing else is made of it', async () => {
    world.slack.trouble({ kind: 'error', error: 'token_revoked' });
    const { text, status } = await doctor();
    expect(status).toBe(2);
    expect(about(text, /Whether/)).toContain('is not known: Slack could not be asked.');
    expect(text).not.toContain('was not given');
    expect(text).not.toContain('channel channel');
  });
});

describe('without the scopes to ask', () => {
  it('what cannot be known is said to be not known', async () => {
    await world.end();
    world = await startWorld({
      scopes: ['commands', 'chat:write', 'files:write', 'files:read', 'users:read'],
    });
    await withThreeOnCall(world);
    const text = await checks();
    expect(about(text, /Whether Jour is in/)).toContain('channels:read');
    expect(text).toContain('Without the optional');
  });

  it('what Jour cannot do without is wrong', async () => {
    await world.end();
    world = await startWorld({ scopes: ['commands', 'chat:write', 'users:read'] });
    const text = about(await checks(), /lacks the/);
    expect(text).toContain('`files:write` and `files:read`');
    expect(text).toContain('install the app again');
  });
});
