import { afterEach, beforeEach, expect, it } from 'vitest';
import { homeText, opensHome, SETTLED_MS, timesShown } from './homes.ts';
import { ANNA, BO, startWorld, type World, withThreeOnCall } from './world.ts';

const CROWD = Array.from({ length: 50 }, (_, index) => ({ id: `U0CROWD${index}`, name: `crowd${index}` }));
/** views.publish is of tier 4: docs.slack.dev/apis/web-api/rate-limits. */
const SLACK_TAKES_A_MINUTE = 100;
const MINUTE_MS = 60_000;

let world: World;
beforeEach(async () => {
  world = await startWorld({ users: CROWD });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

/** The most that left within any minute. */
const mostInAMinute = (): number => {
  const times = world.slack.requests.filter(({ method }) => method === 'views.publish').map(({ at }) => at);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + MINUTE_MS).length));
};

it('fifty people who have Home open all see each change, and Slack is never asked more than it takes', async () => {
  for (const person of CROWD) {
    await opensHome(world, person);
    await world.pass(2_000);
  }
  const opened = timesShown(world);
  await world.types(BO, '/oncall pause for 1h');
  await world.pass(SETTLED_MS);
  expect(timesShown(world)).toBeGreaterThan(opened + 30);
  for (let seconds = 0; seconds < 90; seconds += 1) await world.pass(1_000);
  expect(timesShown(world)).toBe(opened + CROWD.length);
  for (const person of CROWD) expect(homeText(world, person)).toContain('Called now: @anna and @cia');
  for (let change = 0; change < 20; change += 1) {
    await world.types(ANNA, change % 2 === 0 ? '/oncall resume @bo' : '/oncall pause @bo for 1h');
    await world.pass(SETTLED_MS);
  }
  for (let seconds = 0; seconds < 90; seconds += 1) await world.pass(1_000);
  for (const person of CROWD) expect(homeText(world, person)).toContain('Called now: @anna and @cia');
  expect(mostInAMinute()).toBeLessThan(SLACK_TAKES_A_MINUTE);
}, 60_000);
