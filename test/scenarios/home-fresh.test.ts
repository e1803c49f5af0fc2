import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeText, opensHome, SETTLED_MS, timesShown } from './homes.ts';
import { comes, MONDAY_NINE, stockholm, withTurns } from './turns.ts';
import {
  ANNA,
  answers,
  BO,
  CIA,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const MINUTE_MS = 60_000;

let world: World;
const log: string[] = [];
beforeEach(async () => {
  log.length = 0;
  world = await startWorld({ logTo: { write: (line) => void log.push(line) } });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const troubleLogged = (): number => log.filter((line) => line.includes('Home not shown yet')).length;

describe('Home, once opened', () => {
  it('follows what somebody else changes, some seconds later and all changes together', async () => {
    await opensHome(world, ANNA);
    await world.types(BO, '/oncall set @bo @anna');
    await world.types(BO, '/oncall ring everyone 20s');
    expect(homeText(world, ANNA)).toContain('You are called *first*');
    await world.pass(SETTLED_MS);
    expect(homeText(world, ANNA)).toContain('Your phone rings together with @bo.');
    expect(timesShown(world)).toBe(2);
  });

  it('follows a call from ringing to its end', async () => {
    await opensHome(world, ANNA);
    await opensHome(world, BO);
    await world.call({ phones: { [ANNA.phone]: answers(4, 65) } });
    await world.pass(SETTLED_MS);
    for (const person of [ANNA, BO])
      expect(homeText(world, person)).toContain('*Answered* by @anna, talked 1 min 5 s');
  });

  it('follows a handoff, though nobody did anything', async () => {
    await withTurns(world);
    await comes(world, MONDAY_NINE - MINUTE_MS);
    expect(await opensHome(world, BO)).toContain('From today 09:00 you are first.');
    await comes(world, MONDAY_NINE);
    expect(homeText(world, BO)).toContain('You are on call now');
    expect(homeText(world, BO)).toContain('• *Now* until Dec 7, 2026 09:00');
  });

  it('follows the line as it closes and opens', async () => {
    await world.types(ANNA, '/oncall hours mon-fri 08:00-20:00');
    expect(await opensHome(world, ANNA)).toContain('*Open now* until');
    await comes(world, stockholm('2026-11-24T20:00'));
    expect(homeText(world, ANNA)).toContain('# You are first, but no calls ring now');
    expect(homeText(world, ANNA)).toContain('*Closed now* until');
  });

  it('follows the end of a pause', async () => {
    await world.types(ANNA, '/oncall pause for 10m');
    expect(await opensHome(world, ANNA)).toContain('# You are paused');
    await world.pass(10 * MINUTE_MS);
    expect(homeText(world, ANNA)).toContain('# You are on call now');
  });

  it('is given only to those who opened it, and only when what it shows has changed', async () => {
    await opensHome(world, ANNA);
    await world.types(CIA, '/oncall remind 10m');
    await world.pass(SETTLED_MS);
    await world.pass(MINUTE_MS);
    expect(timesShown(world, ANNA)).toBe(1);
    expect(timesShown(world)).toBe(1);
  });

  it('is made anew after a restart when it is opened again', async () => {
    await opensHome(world, ANNA);
    await world.restart();
    await world.types(BO, '/oncall pause for 1h');
    await world.pass(SETTLED_MS);
    expect(timesShown(world)).toBe(1);
    await opensHome(world, ANNA);
    await world.slack.until('the Home after the restart', () => timesShown(world) === 2);
    expect(homeText(world, ANNA)).toContain('then @cia.');
  });
});

describe('while Slack', () => {
  it('limits us, it waits as long as Slack says, then shows the newest state once', async () => {
    await opensHome(world, ANNA);
    world.slack.trouble({ method: 'views.publish', kind: 'rate-limited', retryAfter: 20, times: 1 });
    await world.types(BO, '/oncall pause for 1h');
    await world.pass(SETTLED_MS);
    const asked = timesShown(world);
    await world.types(BO, '/oncall resume');
    await world.types(CIA, '/oncall pause for 1h');
    await world.pass(15_000);
    expect(timesShown(world)).toBe(asked);
    await world.pass(10_000);
    expect(timesShown(world)).toBe(asked + 1);
    expect(homeText(world, ANNA)).toContain('then @bo.');
  });

  it('is down, nothing else waits, the log hears of it once, and Home comes back by itself', async () => {
    await opensHome(world, ANNA);
    world.slack.trouble({ method: 'views.publish', kind: 'server-error' });
    await world.types(BO, '/oncall pause for 1h');
    for (let minutes = 0; minutes < 5; minutes += 1) await world.pass(MINUTE_MS);
    const call = await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
    expect(call.rings.length).toBeGreaterThan(0);
    expect(troubleLogged()).toBe(1);
    world.slack.calm();
    await world.pass(MINUTE_MS);
    await world.pass(MINUTE_MS);
    expect(homeText(world, ANNA)).toContain('then @cia.');
    expect(homeText(world, ANNA)).toContain('*Missed*');
    expect(log.filter((line) => line.includes('Home is shown again'))).toHaveLength(1);
  });

  it('has no Home tab for the app, it is not asked again and again', async () => {
    world.slack.trouble({ method: 'views.publish', kind: 'error', error: 'not_enabled', times: 1 });
    await world.slack.opensHome(ANNA.id, { waitFor: 'ack' });
    await world.slack.until('the refusal', () => timesShown(world) === 1);
    await world.settle();
    await world.types(BO, '/oncall pause for 1h');
    await world.pass(MINUTE_MS);
    expect(timesShown(world)).toBe(1);
    expect(log.filter((line) => line.includes('Home refused'))).toHaveLength(1);
  });
});
