import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asked, HOUR_MS, MINUTE_MS } from './slack-side.ts';
import { alerts, cards, directly } from './told.ts';
import { send } from './webhooks.ts';
import { ANNA, BO, busy, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const ALL_BUSY = { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy };
const TEAM = [ANNA, BO, CIA];

let world: World;
let logged: string[];
beforeEach(async () => {
  logged = [];
  world = await startWorld({ logTo: { write: (line) => void logged.push(line) } });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const ready = async () => {
  const { status, text } = await send(world, '/readyz');
  return { status, slack: JSON.parse(text).slack as unknown };
};
const metric = async (name: string): Promise<string | undefined> =>
  (await send(world, '/metrics')).text.split('\n').find((line) => line.startsWith(`${name} `));
/** Slack is asked after the event is acknowledged. */
const noticed = (): Promise<void> => expect.poll(async () => (await ready()).slack).toBe('refused');

describe.each([
  ['revoked', 'token_revoked', () => world.slack.people.revokesToken()],
  ['gone with the app', 'account_inactive', () => world.slack.people.uninstalls()],
] as const)('a token that is %s', (_how, code, happens) => {
  it('turns health red at once, and the log says loudly what to do', async () => {
    expect(await ready()).toEqual({ status: 200, slack: 'reachable' });
    expect(await metric('jour_slack_token_refused')).toBe('jour_slack_token_refused 0');
    await happens();
    await noticed();
    expect(await ready()).toEqual({ status: 503, slack: 'refused' });
    expect(await metric('jour_slack_token_refused')).toBe('jour_slack_token_refused 1');
    const loud = logged.filter((line) => line.includes('Slack refuses our token'));
    expect(loud).toHaveLength(1);
    expect(JSON.parse(loud[0] ?? '{}')).toMatchObject({ level: 50, reason: code });
    expect(loud[0]).toContain('SLACK_BOT_TOKEN');
  });

  it('keeps what is to be told, asks seldom, and tells it all once the token works again', async () => {
    await happens();
    await world.call({ phones: ALL_BUSY });
    const before = asked(world, 'chat.postMessage').length;
    for (let minute = 0; minute < 60; minute += 1) await world.pass(MINUTE_MS);
    expect(asked(world, 'chat.postMessage').length - before).toBeLessThanOrEqual(12);
    expect(cards(world)).toEqual([]);

    world.slack.people.installsAgain();
    await world.pass(5 * MINUTE_MS);
    expect(cards(world)).toHaveLength(1);
    expect(alerts(world)).toHaveLength(1);
    expect(TEAM.flatMap((person) => directly(world, person))).toEqual([]);
    expect((await ready()).slack).not.toBe('refused');
    expect(await metric('jour_slack_token_refused')).toBe('jour_slack_token_refused 0');
  });

  it('is told to those on call by a text, once a day', async () => {
    await happens();
    await noticed();
    await world.pass(MINUTE_MS);
    expect(world.elks.sms).toEqual([]);
    await world.pass(10 * MINUTE_MS);
    await world.pass(MINUTE_MS);
    expect(world.elks.sms.map(({ to }) => to).toSorted()).toEqual(TEAM.map(({ phone }) => phone));
    expect(world.elks.sms[0]?.message).toContain('shut out of Slack');
    expect(world.elks.sms[0]?.message.length).toBeLessThanOrEqual(160);
    await world.pass(12 * HOUR_MS);
    expect(world.elks.sms).toHaveLength(3);
    await world.pass(13 * HOUR_MS);
    expect(world.elks.sms).toHaveLength(6);
  });
});

it('a Slack that is only away texts nobody', async () => {
  world.slack.trouble({ kind: 'server-error' });
  await world.call({ phones: ALL_BUSY });
  for (let minute = 0; minute < 30; minute += 1) await world.pass(MINUTE_MS);
  expect(world.elks.sms).toEqual([]);
  world.slack.calm();
});

it('a token that comes back within minutes texts nobody', async () => {
  await world.slack.people.revokesToken();
  await noticed();
  await world.pass(5 * MINUTE_MS);
  world.slack.people.installsAgain();
  await world.call({ phones: ALL_BUSY });
  await world.pass(6 * MINUTE_MS);
  await world.pass(HOUR_MS);
  expect(world.elks.sms).toEqual([]);
  expect(cards(world)).toHaveLength(1);
});
