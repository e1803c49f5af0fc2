import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asked, done, MINUTE_MS, slackGoesAway } from './slack-side.ts';
import { ANNA, answers, BO, CALLER, CIA, silent, startWorld, type World, withThreeOnCall } from './world.ts';

/** Far above what an answer takes, far below what Slack's trouble would make of it. */
const QUICK_MS = 1_000;
const OTHER_CALLER = '+46701740698';

let world: World;
let before: number;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  before = world.messages().length;
});
afterEach(() => world.end());

/** An answered call, then one that nobody answers; how long 46elks waited for each first answer. */
const twoCalls = async (): Promise<readonly number[]> => {
  const phones = [
    { [ANNA.phone]: answers(5) },
    { [ANNA.phone]: silent, [BO.phone]: silent, [CIA.phone]: silent },
  ];
  const waited: number[] = [];
  for (const [index, of] of phones.entries()) {
    const from = index === 0 ? CALLER : OTHER_CALLER;
    const call = world.elks.startCall({ from, to: world.line, phones: of });
    const startedAt = performance.now();
    expect(await call.until('asked')).toMatchObject({ status: 200 });
    waited.push(performance.now() - startedAt);
    await call.finish();
  }
  return waited;
};

const expectEverythingToldOnce = (): void => {
  const [first, second, ...more] = world.messages().slice(before);
  expect(more).toEqual([]);
  expect(first && world.slack.asText(first)).toContain('Answered by @anna');
  expect(second && world.slack.asText(second)).toContain('070-174 06 98');
  expect(second?.replies.map((reply) => reply.text)).toEqual([expect.stringContaining('Missed call')]);
};

describe.each(['server-error', 'reset', 'html', 'rate-limited', 'rate-limited-without-header'] as const)(
  'while Slack answers everything with %s',
  (kind) => {
    it('calls are answered as quickly as ever, and all is told once and in order afterwards', async () => {
      world.slack.trouble({ kind });
      for (const ms of await twoCalls()) expect(ms).toBeLessThan(QUICK_MS);
      expect(world.messages()).toHaveLength(before);

      world.slack.calm();
      await world.pass(MINUTE_MS);
      expectEverythingToldOnce();
    });
  },
);

describe('while Slack refuses connections', () => {
  it('calls are answered as quickly as ever, and all is told once and in order afterwards', async () => {
    const comeBack = await slackGoesAway(world);
    for (const ms of await twoCalls()) expect(ms).toBeLessThan(QUICK_MS);

    await comeBack();
    await world.pass(MINUTE_MS);
    expectEverythingToldOnce();
  });
});

describe('while Slack takes requests and never answers', () => {
  it('a call is answered as quickly as ever, and told once afterwards', async () => {
    world.slack.trouble({ method: 'chat.postMessage', kind: 'hang' });
    const call = world.elks.startCall({ from: CALLER, to: world.line, phones: { [ANNA.phone]: answers(5) } });
    const startedAt = performance.now();
    await call.until('asked');
    expect(performance.now() - startedAt).toBeLessThan(QUICK_MS);
    await world.slack.until(
      'a post that hangs',
      () => asked(world, 'chat.postMessage').at(-1)?.trouble === 'hang',
    );

    world.slack.calm();
    const comeBack = await slackGoesAway(world);
    await comeBack();
    await call.finish();
    await world.pass(MINUTE_MS);
    expect(world.messages()).toHaveLength(before + 1);
    expect(world.newest()).toContain('Answered by @anna');
  });
});

it('a card that waited is posted once, as the call is by then', async () => {
  const posted = done(world, 'chat.postMessage').length;
  world.slack.trouble({ kind: 'server-error' });
  await world.call({ phones: { [ANNA.phone]: answers(5) } });
  world.slack.calm();
  await world.pass(MINUTE_MS);
  expect(done(world, 'chat.postMessage')).toHaveLength(posted + 1);
});
