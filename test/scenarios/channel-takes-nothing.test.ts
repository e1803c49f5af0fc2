import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyScope } from '../../src/simulator/slack/scopes.ts';
import { callsInVain, comesBack } from './outage.ts';
import { asked, HOUR_MS, MINUTE_MS, SECOND_MS } from './slack-side.ts';
import { alerts, cards, directly } from './told.ts';
import { send } from './webhooks.ts';
import {
  ANNA,
  BO,
  busy,
  CALLER,
  CHANNEL,
  CIA,
  DAN,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

/** What the manifest asks for lets nobody post to a channel they are not in. */
const SCOPES = everyScope.filter((scope) => scope !== 'chat:write.public');
/** As where `channels:read` was declined: Slack tells nothing of channels. */
const BLIND = SCOPES.filter((scope) => scope !== 'channels:read');

const ALL_BUSY = { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy };
const TEAM = [ANNA, BO, CIA];

let world: World;

const start = async (scopes: readonly string[]): Promise<void> => {
  world = await startWorld({ scopes });
  await withThreeOnCall(world);
};
afterEach(() => world.end());

const missed = (): Promise<unknown> => world.call({ phones: ALL_BUSY });
const posts = (): number => asked(world, 'chat.postMessage').length;
const ready = async (): Promise<{ status: number; channels: unknown }> => {
  const { status, text } = await send(world, '/readyz');
  return { status, channels: JSON.parse(text).channels };
};

interface Trouble {
  readonly name: string;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
  readonly why: string;
  readonly remedy: string;
}

const TROUBLES: readonly Trouble[] = [
  {
    name: 'archived',
    begin: () => world.slack.people.archives(CHANNEL.id),
    end: () => world.slack.people.unarchives(CHANNEL.id),
    why: 'it was archived',
    remedy: 'Unarchive it',
  },
  {
    name: 'left by the bot',
    begin: () => world.slack.people.removesBot(CHANNEL.id),
    end: () => world.slack.people.invitesBot(CHANNEL.id),
    why: 'Jour is not in it any more',
    remedy: '/invite @jour',
  },
];

describe.each(TROUBLES)('a channel that is $name', ({ begin, end, why, remedy }) => {
  beforeEach(() => start(SCOPES));

  it('is told of once to whoever changed something last, as soon as Slack says so, and once when it is over', async () => {
    await begin();
    await world.settle();
    expect(directly(world, ANNA)).toEqual([expect.stringContaining(why)]);
    expect(directly(world, ANNA)[0]).toContain(remedy);
    for (let minute = 0; minute < 30; minute += 1) await world.pass(MINUTE_MS);
    expect(directly(world, ANNA)).toHaveLength(1);

    await end();
    await world.settle();
    expect(directly(world, ANNA)).toHaveLength(2);
    expect(directly(world, ANNA)[1]).toContain('arrive in #oncall again');
    expect([directly(world, BO), directly(world, CIA)]).toEqual([[], []]);
  });

  it('keeps what is to be told, and has it at once when it is mended, in order', async () => {
    await begin();
    await missed();
    await world.pass(10 * SECOND_MS);
    await world.call({ phones: ALL_BUSY, caller: { leavesVoicemail: { seconds: 10 } } });
    expect(cards(world)).toEqual([]);
    expect(await ready()).toEqual({ status: 503, channels: 'refusing' });

    await end();
    await world.settle();
    expect(cards(world)).toHaveLength(2);
    expect(cards(world)[0]).toContain('Missed');
    expect(alerts(world)).toEqual([expect.stringContaining('Told by direct message before')]);
    await world.pass(MINUTE_MS);
    expect(
      world
        .messages()
        .at(-1)
        ?.replies.flatMap(({ files }) => files),
    ).toHaveLength(1);
    expect(await ready()).toEqual({ status: 200, channels: 'taking' });
  });

  it('has its missed calls and voicemails told to those on call one by one, each once', async () => {
    await begin();
    await missed();
    await world.pass(10 * SECOND_MS);
    for (const person of [BO, CIA]) {
      expect(directly(world, person)).toHaveLength(1);
      expect(directly(world, person)[0]).toContain('Missed call');
      expect(directly(world, person)[0]).toContain('070-174 06 99');
      expect(directly(world, person)[0]).toContain('nothing arrives in #oncall');
    }
    await world.call({ phones: ALL_BUSY, caller: { leavesVoicemail: { seconds: 10 } } });
    await world.pass(10 * SECOND_MS);
    expect(directly(world, BO)).toHaveLength(2);
    expect(directly(world, BO)[1]).toContain('left a voicemail of 10 s');
    for (let minute = 0; minute < 30; minute += 1) await world.pass(MINUTE_MS);
    expect(directly(world, BO)).toHaveLength(2);
  });

  it('stands in status and on Home, with what to do', async () => {
    expect(await world.types(BO, '/oncall status')).not.toContain('not arriving');
    await world.slack.opensHome(BO.id);
    await begin();
    const status = await world.types(BO, '/oncall status');
    expect(status).toContain(`Cards of Main are not arriving in #oncall: ${why}.`);
    expect(status).toContain(remedy);
    await world.pass(5 * SECOND_MS);
    expect(JSON.stringify(world.slack.home(BO.id))).toContain('are not arriving in');
    await end();
    await world.pass(5 * SECOND_MS);
    expect(await world.types(BO, '/oncall status')).not.toContain('not arriving');
    expect(JSON.stringify(world.slack.home(BO.id))).not.toContain('are not arriving in');
  });
});

describe('where Slack may not tell of channels', () => {
  beforeEach(() => start(BLIND));

  it('the first message that is refused tells, and the first that is taken', async () => {
    await world.slack.people.archives(CHANNEL.id);
    await world.settle();
    expect(directly(world, ANNA)).toEqual([]);
    await missed();
    await world.settle();
    expect(directly(world, ANNA).some((text) => text.includes('it was archived'))).toBe(true);
    expect(directly(world, BO)).toEqual([expect.stringContaining('Missed call')]);

    await world.slack.people.unarchives(CHANNEL.id);
    await world.pass(5 * MINUTE_MS);
    expect(cards(world)).toHaveLength(1);
    expect(directly(world, ANNA).at(-1)).toContain('arrive in #oncall again');
  });

  it('the check says so all the same', async () => {
    expect(await world.types(ANNA, '/oncall check')).toContain('can be posted to');
    await world.slack.people.archives(CHANNEL.id);
    await missed();
    const checked = await world.types(ANNA, '/oncall check');
    expect(checked).toContain('Nothing arrives in the channel #oncall of Main: it is archived.');
    expect(checked).not.toContain('can be posted to');
    const { text } = await send(world, '/metrics');
    expect(text).toContain('\njour_slack_channels_refusing 1\n');
  });

  it('a restart meanwhile tells nothing twice, and still tells the end', async () => {
    await world.slack.people.archives(CHANNEL.id);
    await missed();
    await world.settle();
    const told = directly(world, ANNA);
    const bosTold = directly(world, BO);
    await world.restart();
    await world.pass(MINUTE_MS);
    expect(directly(world, ANNA)).toEqual(told);
    expect(directly(world, BO)).toEqual(bosTold);
    await world.stopApp();
    await world.slack.people.unarchives(CHANNEL.id);
    await world.startApp();
    await world.pass(MINUTE_MS);
    expect(cards(world)).toHaveLength(1);
    expect(directly(world, ANNA)).toHaveLength(told.length + 1);
  });

  it('is not asked for ever in a hot loop', async () => {
    await world.slack.people.archives(CHANNEL.id);
    await missed();
    await world.settle();
    const before = posts();
    for (let minute = 0; minute < 60; minute += 1) await world.pass(MINUTE_MS);
    expect(posts() - before).toBeLessThanOrEqual(12);
  });
});

describe('who is told that a channel takes nothing', () => {
  beforeEach(() => start(SCOPES));

  it('admins where there are some', async () => {
    await world.types(ANNA, '/oncall admins @anna @cia');
    await world.slack.people.archives(CHANNEL.id);
    await world.settle();
    expect([ANNA, CIA, BO].map((person) => directly(world, person).length)).toEqual([1, 1, 0]);
  });

  it('those on call where whoever changed something last is gone', async () => {
    await world.types(DAN, '/oncall ring turn 25s', CHANNEL.id);
    await world.slack.people.deactivates(DAN.id);
    await world.slack.people.archives(CHANNEL.id);
    await world.settle();
    expect(TEAM.map((person) => directly(world, person).length)).toEqual([1, 1, 1]);
    await world.pass(10 * MINUTE_MS);
    expect(TEAM.map((person) => directly(world, person).length)).toEqual([1, 1, 1]);
  });

  it('nobody where Slack lets nobody be written to: the log says so, and it is not tried for ever', async () => {
    const logged: string[] = [];
    await world.end();
    world = await startWorld({ scopes: SCOPES, logTo: { write: (line) => void logged.push(line) } });
    await withThreeOnCall(world);
    for (const { id } of TEAM)
      world.slack.trouble({ kind: 'error', error: 'messages_tab_disabled', channel: id });
    await world.slack.people.archives(CHANNEL.id);
    for (let minute = 0; minute < 30; minute += 1) await world.pass(MINUTE_MS);
    const tried = TEAM.map(({ id }) =>
      asked(world, 'chat.postMessage').filter(({ args }) => args.channel === id),
    );
    expect(tried.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(logged.filter((line) => line.includes('nobody could be told by direct message'))).toHaveLength(1);
  });

  it('each once, though an answer of Slack is late', async () => {
    await world.types(ANNA, '/oncall admins @anna @cia');
    await world.slack.people.archives(CHANNEL.id);
    world.slack.trouble({ method: 'chat.postMessage', kind: 'server-error', channel: CIA.id, times: 2 });
    await world.settle();
    await world.pass(MINUTE_MS);
    await world.pass(MINUTE_MS);
    expect(TEAM.map((person) => directly(world, person).length)).toEqual([1, 0, 1]);
  });
});

it('a call that somebody answers is nobody’s news', async () => {
  await start(SCOPES);
  await world.slack.people.archives(CHANNEL.id);
  await world.call({
    phones: {
      [ANNA.phone]: silent,
      [BO.phone]: { kind: 'answers', afterSeconds: 3, talksSeconds: 60, hangsUpFirst: 'caller' },
    },
  });
  await world.pass(MINUTE_MS);
  expect([directly(world, BO), directly(world, CIA)]).toEqual([[], []]);
});

it('a channel that is renamed goes on as ever', async () => {
  await start(SCOPES);
  await world.slack.people.renames(CHANNEL.id, 'phone-and-more');
  await missed();
  expect(cards(world)).toHaveLength(1);
  expect(alerts(world)).toHaveLength(1);
  expect(TEAM.flatMap((person) => directly(world, person))).toEqual([]);
  expect((await ready()).status).toBe(200);
  expect(CALLER).toBe('+46701740699');
});

describe('a line that gets another channel because its own takes nothing', () => {
  const SALES_LINE = '+46701740610';

  beforeEach(async () => {
    world = await startWorld({ scopes: SCOPES, otherNumbers: [SALES_LINE] });
    await withThreeOnCall(world);
    await world.types(ANNA, `/oncall line add ${SALES_LINE} Sales #sales`);
    await world.types(ANNA, '/oncall ring roster main on Sales');
  });

  it('has all that waited told there, also of a call whose card stands in the old one', async () => {
    const call = world.elks.startCall({ from: CALLER, to: SALES_LINE, phones: ALL_BUSY });
    await call.rings();
    await world.settle();
    expect(world.slack.channel('sales').messages.at(-1)?.text).toContain('070-174 06 99');
    await world.slack.people.archives('sales');
    await call.finish();
    await world.call({ to: SALES_LINE, phones: ALL_BUSY });
    await world.pass(MINUTE_MS);
    expect(cards(world)).toEqual([]);

    await world.types(ANNA, '/oncall channel #oncall on Sales');
    await world.pass(2 * SECOND_MS);
    expect(cards(world)).toHaveLength(2);
    expect(alerts(world)).toHaveLength(2);
    expect((await ready()).status).toBe(200);
    expect(await world.types(BO, '/oncall status')).not.toContain('not arriving');
  });
});

it('Slack tells by Socket Mode as well', async () => {
  world = await startWorld({ scopes: SCOPES, socketMode: true });
  await withThreeOnCall(world);
  await world.slack.people.archives(CHANNEL.id);
  await expect.poll(() => world.settle().then(() => directly(world, ANNA).length)).toBe(1);
  await world.slack.people.unarchives(CHANNEL.id);
  await expect.poll(() => world.settle().then(() => directly(world, ANNA).length)).toBe(2);
});

it('a caller who is forgotten is so in direct messages too', async () => {
  await start(SCOPES);
  await world.slack.people.archives(CHANNEL.id);
  await missed();
  await world.pass(10 * SECOND_MS);
  expect(directly(world, BO).join()).toContain('070-174 06 99');
  await world.slack.people.unarchives(CHANNEL.id);
  await world.settle();
  await world.types(ANNA, `/oncall forget ${CALLER}`);
  await world.pass(MINUTE_MS);
  for (const person of TEAM) expect(directly(world, person).join()).not.toContain('070-174 06 99');
});

it('calls that came while Jour was away are told one by one too, in one message', async () => {
  await start(SCOPES);
  await world.pass(20 * MINUTE_MS);
  await world.slack.people.archives(CHANNEL.id);
  await world.settle();
  await world.stopApp();
  for (let call = 0; call < 5; call += 1) {
    await world.clock.advance(MINUTE_MS);
    await callsInVain(world, { from: `+4670174069${call}` });
  }
  await world.clock.advance(HOUR_MS);
  await comesBack(world);
  await world.pass(10 * SECOND_MS);
  expect(directly(world, BO)).toEqual([expect.stringContaining('5 calls reached nobody.')]);
  expect(directly(world, BO)[0]).toContain('070-174 06 94');
  await world.pass(10 * MINUTE_MS);
  expect(directly(world, BO)).toHaveLength(1);
});
