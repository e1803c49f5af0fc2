import { expect, it } from 'vitest';
import { MINUTE_MS, slackGoesAway } from './slack-side.ts';
import { ANNA, answers, startWorld, withThreeOnCall } from './world.ts';

it.each([
  ['by HTTP', false],
  ['by socket', true],
])(
  '%s: calls are answered from the start, and commands and posts work once Slack is back',
  async (_how, socketMode) => {
    const world = await startWorld({ socketMode });
    await withThreeOnCall(world);
    const before = world.messages().length;
    await world.stopApp();
    world.slack.trouble({ kind: 'reset' });

    await world.startApp();
    const call = await world.call({ phones: { [ANNA.phone]: answers(5) } });
    expect(call.answeredBy).toBe(ANNA.phone);

    world.slack.calm();
    await world.app().connected();
    await world.pass(MINUTE_MS);
    expect(world.messages()).toHaveLength(before + 1);
    expect(world.newest()).toContain('Answered by @anna');
    expect(await world.types(ANNA, '/oncall pause @bo')).toContain('Done');
    await world.end();
  },
);

it('a Slack that refuses connections at the start holds up no call either', async () => {
  const world = await startWorld();
  await withThreeOnCall(world);
  await world.stopApp();
  const comeBack = await slackGoesAway(world);
  await world.startApp();
  expect((await world.call({ phones: { [ANNA.phone]: answers(5) } })).answeredBy).toBe(ANNA.phone);
  await comeBack();
  await world.pass(MINUTE_MS);
  expect(world.newest()).toContain('Answered by @anna');
  await world.end();
});
