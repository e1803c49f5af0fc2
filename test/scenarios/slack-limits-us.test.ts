import { afterEach, beforeEach, expect, it } from 'vitest';
import { SECOND_MS } from './slack-side.ts';
import { ANNA, BO, busy, CHANNEL, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const sentToChannel = (): number =>
  world.slack.requests.filter(({ args }) => args.channel === CHANNEL.id || args.channel_id === CHANNEL.id)
    .length;

it('nothing goes to a channel for as long as Slack says, recordings neither; then all in order', async () => {
  const before = world.messages().length;
  const call = world.elks.startCall({
    from: '+46701740699',
    to: world.line,
    phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy },
    caller: { leavesVoicemail: { seconds: 10 } },
  });
  await call.beeps();
  await world.settle();
  world.slack.trouble({ kind: 'rate-limited', retryAfter: 30, times: 1, channel: CHANNEL.id });
  await world.types(ANNA, '/oncall pause @cia');
  const limitedAt = world.clock.now();
  const sent = sentToChannel();

  await call.finish();
  await world.types(ANNA, '/oncall pause @bo');
  await world.pass(limitedAt + 30 * SECOND_MS - 1 - world.clock.now());
  expect(sentToChannel()).toBe(sent);
  expect(world.slack.files).toHaveLength(0);

  await world.pass(1);
  await world.pass(2 * SECOND_MS);
  const [card, ...changes] = world.messages().slice(before);
  expect(card?.replies.flatMap(({ files }) => files)).toHaveLength(1);
  expect(changes.map(({ text }) => text)).toEqual([
    expect.stringContaining('U0CIA'),
    expect.stringContaining('U0BO'),
  ]);
});
