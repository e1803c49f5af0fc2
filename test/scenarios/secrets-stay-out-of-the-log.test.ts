import { afterEach, beforeEach, expect, it } from 'vitest';
import { MINUTE_MS, slackGoesAway, slackSends } from './slack-side.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CALLER,
  CIA,
  LINE,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

/** Bo is given the caller's number on the way. */
const ALL_BUSY = { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy, [CALLER]: busy };

let world: World;
let lines: string[];
beforeEach(async () => {
  lines = [];
  world = await startWorld({ logTo: { write: (line) => void lines.push(line) } });
});
afterEach(() => world.end());

/** Calls, changes, refusals and every kind of trouble that is logged. */
const aWholeEvening = async (): Promise<void> => {
  await withThreeOnCall(world);
  await world.types(BO, '/oncall phone 0939-100 10 00');
  await world.types(BO, '/oncall phone 070-174 06 05');
  await world.call({ phones: { [ANNA.phone]: answers(5) } });
  for (const kind of ['server-error', 'html', 'reset', 'rate-limited', 'error'] as const) {
    world.slack.trouble({ kind });
    await world.call({ phones: ALL_BUSY, caller: { leavesVoicemail: { seconds: 10 } } });
    await world.types(ANNA, `/oncall phone @bo ${CALLER}`);
    world.slack.calm();
    await world.pass(MINUTE_MS);
  }
  world.elks.breakRecordings({ kind: 'unauthorised', times: 2 });
  await world.call({ phones: ALL_BUSY, caller: { leavesVoicemail: { seconds: 10 } } });
  await world.pass(10 * MINUTE_MS);
  await fetch(`${world.publicUrl}/elks/calls?key=${world.key}x`, { method: 'POST', body: `from=${CALLER}` });
  await fetch(`${world.publicUrl}/elks/calls?key=${world.key}`, { method: 'POST', body: 'nonsense' });
  await slackSends(world, 'interaction', { type: 'view_submission', nonsense: CALLER });
  await world.slack.types(ANNA.id, `/oncall phone ${CALLER}`, { signature: 'wrong', waitFor: 'ack' });
  const comeBack = await slackGoesAway(world);
  await world.call({ phones: ALL_BUSY });
  await comeBack();
  await world.restart();
  await world.pass(10 * MINUTE_MS);
};

const secretsOf = (): Readonly<Record<string, string>> => {
  const { slack, elks } = world.config;
  return {
    ...Object.fromEntries(Object.entries(slack.connection).filter(([name]) => name !== 'kind')),
    botToken: slack.botToken,
    password: elks.password,
    basic: Buffer.from(`${elks.username}:${elks.password}`).toString('base64'),
    key: world.key,
  };
};

const CODE = '4821377';

/** What Slack was handed and what strangers were answered; numbers belong there, secrets never. */
const saidElsewhere = async (): Promise<string> => {
  const { publicUrl, slack } = world;
  const asked = [
    fetch(`${publicUrl}/elks/calls?key=${world.key}x`, { method: 'POST', body: 'x' }),
    fetch(`${publicUrl}/elks/calls?key=${world.key}`, { method: 'POST', body: 'x' }),
    fetch(`${publicUrl}/elks/calls?key=${world.key}`),
    fetch(`${publicUrl}/elks/recording/c1/0/x?key=${world.key}`, { method: 'POST' }),
    fetch(`${publicUrl}/slack/events`, { method: 'POST', body: '{"token":' }),
    fetch(`${publicUrl}/slack/events?key=${world.key}`),
    fetch(`${publicUrl}/nowhere/${world.key}`),
    fetch(`${publicUrl}/readyz`),
    fetch(`${publicUrl}/metrics`),
  ];
  const answers = await Promise.all(asked);
  const texts = await Promise.all(
    answers.map(async (answer) => JSON.stringify([...answer.headers]) + (await answer.text())),
  );
  for (const text of texts) expect(text).not.toMatch(/x-powered-by|node_modules|\n\s+at /i);
  return [...texts, ...world.texts(), JSON.stringify(slack.requests.map(({ args }) => args))].join('\n');
};

it('neither Slack nor who asks without right is told a token, key, secret, password or code', async () => {
  await aWholeEvening();
  for (const text of [`pin add ${CODE} acme ring main`, 'menu 9 pin', 'check', 'status', 'line', 'log'])
    await world.types(ANNA, `/oncall ${text}`);
  await world.call({ phones: ALL_BUSY, caller: { presses: ['9', `${CODE}#`], saysNothing: true } });
  world.elks.number(LINE).setVoiceStart(`${world.publicUrl}/elks/calls?key=${world.key}old`);
  await world.types(ANNA, '/oncall check');
  await world.types(ANNA, '/oncall export 7d');
  await world.pass(10 * MINUTE_MS);
  const said = await saidElsewhere();
  expect(said.length).toBeGreaterThan(10_000);
  for (const [name, secret] of Object.entries({ ...secretsOf(), code: CODE }))
    expect(said.includes(secret), name).toBe(false);
});

it('a whole evening at debug level writes no full number, no token, key, secret or password', async () => {
  await aWholeEvening();
  const secrets = {
    ...secretsOf(),
    ...Object.fromEntries([ANNA.phone, BO.phone, CIA.phone, CALLER, LINE].map((number) => [number, number])),
  };
  expect(lines.length).toBeGreaterThan(50);
  const log = lines.join('');
  for (const [name, secret] of Object.entries(secrets)) expect(log.includes(secret), name).toBe(false);
  for (const number of [ANNA.phone, BO.phone, CIA.phone, CALLER, LINE])
    expect(log.replace(/[^\d"{}]/g, '').includes(number.slice(3)), number).toBe(false);
});
