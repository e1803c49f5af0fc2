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

const ALL_BUSY = { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy };

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

it('a whole evening at debug level writes no full number, no token, key, secret or password', async () => {
  await aWholeEvening();
  const { slack, elks } = world.config;
  const secrets = {
    ...Object.fromEntries(Object.entries(slack.connection).filter(([name]) => name !== 'kind')),
    botToken: slack.botToken,
    password: elks.password,
    basic: Buffer.from(`${elks.username}:${elks.password}`).toString('base64'),
    key: world.key,
    ...Object.fromEntries([ANNA.phone, BO.phone, CIA.phone, CALLER, LINE].map((number) => [number, number])),
  };
  expect(lines.length).toBeGreaterThan(50);
  const log = lines.join('');
  for (const [name, secret] of Object.entries(secrets)) expect(log.includes(secret), name).toBe(false);
  for (const number of [ANNA.phone, BO.phone, CIA.phone, CALLER, LINE])
    expect(log.replace(/[^\d"{}]/g, '').includes(number.slice(3)), number).toBe(false);
});
