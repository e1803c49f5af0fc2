import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, startWorld, type World, withThreeOnCall } from './world.ts';

const MINUTE = 60_000;
const CROWD = Array.from({ length: 40 }, (_, n) => ({
  id: `U0P${String(n).padStart(2, '0')}`,
  name: `p${String(n).padStart(2, '0')}`,
}));
const EVERYBODY = CROWD.map(({ name }) => `@${name}`).join(' ');

let world: World;

const asked = (): number => world.slack.requests.filter(({ method }) => method === 'users.info').length;

beforeEach(async () => {
  world = await startWorld({ users: CROWD });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

it.each(['server-error', 'rate-limited', 'html', 'reset'] as const)(
  'a command that needs it is answered kindly and changes nothing (%s)',
  async (kind) => {
    await world.pass(10 * MINUTE);
    const told = world.texts();
    world.slack.trouble({ method: 'users.info', kind });

    const answer = await world.types(ANNA, '/oncall set @bo');

    expect(answer).toMatch(/nothing was changed/i);
    expect(answer).toContain('Calls are answered all the same');
    expect(await world.types(ANNA, '/oncall status')).toContain('1. @anna');
    expect(world.texts()).toEqual(told);

    world.slack.calm();
    expect(await world.types(ANNA, '/oncall set @bo')).toContain('Done');
  },
);

describe('people whom Slack has told of', () => {
  it('are not asked for again within minutes, so that two long commands in a minute do not meet its limit', async () => {
    expect(await world.types(ANNA, `/oncall set ${EVERYBODY}`)).toContain('Done');
    const before = asked();
    expect(await world.types(ANNA, '/oncall remove @p00')).toContain('Done');
    expect(await world.types(ANNA, `/oncall set ${EVERYBODY}`)).toContain('Done');
    expect(asked() - before).toBe(0);
  });

  it('are asked for again when something about them has changed, or some minutes later', async () => {
    await world.types(ANNA, '/oncall set @p00');
    await world.slack.people.deactivates('U0P00');
    expect(await world.types(ANNA, '/oncall set @p00 @p01')).toContain('no active account');
    await world.pass(10 * MINUTE);
    const before = asked();
    await world.types(ANNA, '/oncall set @p01');
    expect(asked() - before).toBe(1);
  });
});

describe('when Slack limits how often it is asked', () => {
  it('says so, and when to try again; who was told of by then is not asked for again', async () => {
    const told = world.texts();
    for (let n = 0; n < 12; n += 1) world.slack.trouble({ method: 'users.info', kind: 'ok', times: 1 });
    world.slack.trouble({ method: 'users.info', kind: 'rate-limited', retryAfter: 30 });
    const before = asked();

    const answer = await world.types(ANNA, `/oncall set ${EVERYBODY}`);

    expect(answer).toContain('Slack limits how often');
    expect(answer).toContain('in 30 seconds');
    expect(answer).toMatch(/nothing was changed/i);
    expect(asked() - before).toBeLessThanOrEqual(20);
    expect(world.texts()).toEqual(told);
    world.slack.calm();
    const again = asked();
    expect(await world.types(ANNA, `/oncall set ${EVERYBODY}`)).toContain('Done');
    expect(asked() - again).toBeLessThanOrEqual(30);
  });

  it('waits for a second, and nobody notices', async () => {
    world.slack.trouble({ method: 'users.info', kind: 'rate-limited', retryAfter: 1, times: 2 });
    expect(await world.types(ANNA, '/oncall set @p02 @p03 @p04')).toContain('Done');
  });
});
