import { afterEach, beforeEach, expect, it } from 'vitest';
import { MINUTE_MS } from './slack-side.ts';
import { ANNA, answers, BO, busy, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
let before: number;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  before = world.messages().length;
});
afterEach(() => world.end());

const threeThingsToTell = async (): Promise<void> => {
  await world.call({ phones: { [ANNA.phone]: answers(5) } });
  await world.types(ANNA, '/oncall ring everyone');
  await world.call({
    phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy },
    caller: { leavesVoicemail: { seconds: 10 } },
  });
};

const expectToldOnce = (): void => {
  const [first, second, change, ...more] = world.messages().slice(before);
  expect(more).toEqual([]);
  expect(first && world.slack.asText(first)).toContain('Answered by @anna');
  expect(change?.text).toContain('everyone');
  expect(second?.replies.flatMap(({ files }) => files)).toHaveLength(1);
};

it.each(['server-error', 'reset-after-taking'] as const)(
  'what waited when Jour was stopped (Slack: %s) is told after the start, once, calls first and in order',
  async (kind) => {
    world.slack.trouble({ method: 'chat.postMessage', kind });
    world.slack.trouble({ method: 'chat.update', kind: 'server-error' });
    world.slack.trouble({ method: 'conversations.history', kind: 'server-error' });
    await threeThingsToTell();
    world.slack.calm();
    await world.restart();
    for (let turn = 0; turn < 3; turn += 1) await world.pass(MINUTE_MS);
    expectToldOnce();
  },
);

it('a restart while all is told tells nothing again', async () => {
  await threeThingsToTell();
  await world.pass(MINUTE_MS);
  const told = world.texts();
  await world.restart();
  await world.restart();
  expect(world.texts()).toEqual(told);
});
