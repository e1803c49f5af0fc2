import { afterEach, beforeEach, expect, it } from 'vitest';
import { asked, MINUTE_MS } from './slack-side.ts';
import { directly } from './told.ts';
import { ANNA, CHANNEL, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const ARCHIVED = { type: 'channel_archive', channel: CHANNEL.id, user: ANNA.id, event_ts: '1.0' };

it.each(['wrong', 'stale', 'none'] as const)(
  'an event whose signature is %s is refused with 401, and nothing comes of it',
  async (signature) => {
    const { ack } = await world.slack.sendsEvent(ARCHIVED, { signature });
    expect(ack.status).toBe(401);
    await world.pass(MINUTE_MS);
    expect(directly(world, ANNA)).toEqual([]);
    expect(await world.types(ANNA, '/oncall status')).not.toContain('not arriving');
  },
);

it('an event that Slack sends again, by itself or after a time-out, counts once', async () => {
  const first = await world.slack.sendsEvent(ARCHIVED, { eventId: 'Ev0ONCE' });
  const again = await world.slack.sendsEvent(ARCHIVED, { eventId: 'Ev0ONCE', retryNum: 1 });
  const same = await world.slack.sendsAgain(first);
  expect([first.ack.status, again.ack.status, same.status]).toEqual([200, 200, 200]);
  await world.settle();
  await world.pass(MINUTE_MS);
  expect(directly(world, ANNA).filter((text) => text.includes('was archived'))).toHaveLength(1);
});

it('a Home that is opened twice by one event is published no second time', async () => {
  const first = await world.slack.opensHome(ANNA.id);
  await world.settle();
  const published = asked(world, 'views.publish').length;
  const ack = await world.slack.sendsAgain(first);
  expect(ack.status).toBe(200);
  await world.settle();
  expect(asked(world, 'views.publish')).toHaveLength(published);
  expect(world.slack.home(ANNA.id)).toBeDefined();
});
