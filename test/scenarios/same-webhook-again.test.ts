import { afterEach, beforeEach, expect, it } from 'vitest';
import { alerts, cards, everythingTold } from './told.ts';
import { startsCall } from './webhooks.ts';
import {
  ANNA,
  answers,
  busy,
  CIA,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const requestsToSlack = (): number => world.slack.requests.length;

it('ten times at once, after a change of the roster and after a restart: one answer, one card, one record', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => startsCall(world)));
  await world.settle();
  await world.types(ANNA, '/oncall set @cia');
  answers.push(await startsCall(world));
  await world.restart();
  answers.push(await startsCall(world));
  await world.settle();
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
  expect(cards(world)).toHaveLength(1);
  expect(await world.keptCalls()).toHaveLength(1);
  expect((await startsCall(world, { callid: 'c2' })).text).toContain(CIA.phone);
});

it('with nobody to ring: one alert', async () => {
  await world.types(ANNA, '/oncall set @dan');
  await Promise.all(Array.from({ length: 10 }, () => startsCall(world)));
  await world.settle();
  await world.restart();
  await startsCall(world);
  await world.settle();
  expect(alerts(world)).toHaveLength(1);
});

it.each([
  [
    'answered',
    { [ANNA.phone]: { kind: 'answers', afterSeconds: 2, talksSeconds: 9, hangsUpFirst: 'callee' } },
    {},
  ],
  ['missed', everybody(busy), { saysNothing: true }],
  ['given up', everybody(silent), { givesUpAfterSeconds: 20 }],
  ['ended by a voicemail', everybody(silent), { leavesVoicemail: { seconds: 8 } }],
] as const)(
  'the reports of a call that was %s change nothing when they come again',
  async (_how, phones, caller) => {
    await world.call({ phones, caller });
    await world.pass(10 * 60_000);
    const told = everythingTold(world);
    const kept = await world.keptCalls();
    const asked = requestsToSlack();
    await world.elks.repeatReports();
    await world.pass(10 * 60_000);
    await world.restart();
    await world.elks.repeatReports();
    await world.pass(10 * 60_000);
    expect(everythingTold(world)).toEqual(told);
    expect(await world.keptCalls()).toEqual(kept);
    const since = world.slack.requests.slice(asked).map((request) => request.method);
    expect(since.filter((method) => /chat|files/.test(String(method)))).toEqual([]);
  },
);

it('the start of a call that was answered comes again after one, three and ten days: nothing comes of it', async () => {
  await world.call({ phones: { [ANNA.phone]: answers(2) } });
  const [call] = world.elks.transcripts;
  await world.pass(60_000);
  const told = everythingTold(world);
  for (const days of [1, 3, 10]) {
    await world.pass(days * 86_400_000);
    expect((await startsCall(world, { callid: call?.id ?? '' })).status).toBe(200);
    await world.pass(10 * 60_000);
    expect(everythingTold(world)).toEqual(told);
    expect(await world.keptCalls()).toHaveLength(1);
  }
});

it('every five minutes for a day: acknowledged each time, and nothing comes of it', async () => {
  await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 8 } } });
  const told = everythingTold(world);
  for (let times = 0; times < 288; times += 1) {
    await world.clock.advance(5 * 60_000);
    await world.elks.repeatReports();
  }
  await world.settle();
  const statuses = new Set(world.elks.reports.flatMap((report) => report.statuses));
  expect([...statuses]).toEqual([204]);
  expect(everythingTold(world)).toEqual(told);
});
