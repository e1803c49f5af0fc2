import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callsInVain, comesBack, HOUR_MS, MINUTE_MS } from './outage.ts';
import { alerts, card, cards, thread } from './told.ts';
import {
  ANNA,
  answers,
  CALLER,
  everybody,
  silent,
  startWorld,
  TUESDAY_EVENING,
  type World,
  withThreeOnCall,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await world.pass(20 * MINUTE_MS);
});
afterEach(() => world.end());

describe('a call that came while Jour was away', () => {
  it('is told when Jour is back, as late, with the time it came, and alarms those on call once', async () => {
    await world.stopApp();
    await callsInVain(world);
    await world.clock.advance(HOUR_MS);
    await comesBack(world);

    expect(cards(world)).toEqual([
      expect.stringContaining(
        '🔴 *Missed call: Jour did not answer*\nFrom 070-174 06 99 to Main, today 19:20',
      ),
    ]);
    expect(card(world)).toContain('Told late: 46elks got no answer from Jour, so no phone rang.');
    expect(alerts(world)).toEqual([expect.stringContaining('*Missed call: Jour did not answer.*')]);
    expect(alerts(world)[0]).toContain('@anna, @bo and @cia: please call back');

    await world.restart();
    await world.pass(HOUR_MS);
    expect(cards(world)).toHaveLength(1);
    expect(alerts(world)).toHaveLength(1);
    expect(await world.keptCalls()).toHaveLength(1);
  });

  it('is told as one that Jour did not answer, not as one whose caller gave up, also after a moment away', async () => {
    await world.stopApp();
    await callsInVain(world);
    await world.clock.advance(30_000);
    await comesBack(world);
    await world.pass(2 * MINUTE_MS);

    expect(cards(world)).toEqual([
      expect.stringContaining(
        '🔴 *Missed call: Jour did not answer*\nFrom 070-174 06 99 to Main, today 19:20',
      ),
    ]);
    expect(card(world)).toContain('46elks got no answer from Jour, so no phone rang.');
    expect(card(world)).not.toContain('Told late');
    expect(alerts(world)).toEqual([expect.stringContaining('*Missed call: Jour did not answer.*')]);
    expect(alerts(world)[0]).toContain('@anna, @bo and @cia: please call back');
    expect(await world.keptCalls()).toEqual([expect.stringContaining('*Missed*, Jour did not answer: from')]);
  });

  it('is not told of when its caller is blocked, or to be rejected', async () => {
    await world.types(ANNA, `/oncall block ${CALLER}`);
    await world.types(ANNA, '/oncall hidden reject');
    await world.stopApp();
    await callsInVain(world);
    await callsInVain(world, { from: '' });
    await world.clock.advance(HOUR_MS);
    await comesBack(world);
    expect(cards(world)).toEqual([]);
  });

  it('is not told of when it was to another number of the account, or a call out', async () => {
    await world.stopApp();
    const at = world.clock.now();
    world.elks.hadCall({ id: 'c01', from: CALLER, to: '+46701740611', at });
    world.elks.hadCall({
      id: 'c02',
      from: world.line,
      to: CALLER,
      at: at + 1,
      fields: { direction: 'outgoing' },
    });
    await world.clock.advance(HOUR_MS);
    await comesBack(world);
    expect(cards(world)).toEqual([]);
  });
});

it('many calls share one alert, each with its own card', async () => {
  await world.stopApp();
  for (let count = 0; count < 130; count += 1) {
    await callsInVain(world, { from: `+467017406${String(50 + (count % 10))}` });
    await world.clock.advance(10_000);
  }
  await world.clock.advance(HOUR_MS);
  const asked = world.elks.requests.length;
  await comesBack(world);
  // A message a second is what Slack takes.
  for (let seconds = 0; seconds < 300; seconds += 10) await world.pass(10_000);

  expect(cards(world)).toHaveLength(130);
  expect(alerts(world)).toEqual([]);
  const all = world.texts().filter((text) => text.includes('reached nobody while Jour was away'));
  expect(all).toEqual([expect.stringContaining('130 calls to Main reached nobody while Jour was away.')]);
  expect(all[0]).toContain('@anna, @bo and @cia: each has a card of its own');
  expect(all[0]).toContain('• and 110 more');
  const pages = world.elks.requests.slice(asked).filter(({ path }) => path === '/calls');
  expect(pages.map(({ query }) => query.limit)).toEqual(['100', '100']);
});

it('a caller who is rejected for calling without end is told of neither now nor after a restart', async () => {
  world.elks.behave({ hangupIsAction: false });
  const phones = { [ANNA.phone]: answers(1, 5) };
  for (let count = 0; count < 45; count += 1) await world.elks.call({ from: CALLER, to: world.line, phones });
  await world.settle();
  expect(cards(world)).toHaveLength(40);
  await world.pass(5 * MINUTE_MS);
  await world.pass(6 * MINUTE_MS);
  expect(cards(world)).toHaveLength(40);
  await world.restart();
  await world.pass(HOUR_MS);
  expect(cards(world)).toHaveLength(40);
});

it('a voicemail left to a stopped Jour is told once, whether 46elks reports it first or Jour asks first', async () => {
  world.elks.behave({ complainAboutSounds: false });
  for (const reportsFirst of [true, false]) {
    const call = world.elks.startCall({
      from: CALLER,
      to: world.line,
      phones: everybody(silent),
      caller: { leavesVoicemail: { seconds: 34 } },
    });
    await call.rings();
    await world.stopApp();
    await call.finish();
    await world.clock.advance(HOUR_MS);
    if (reportsFirst) {
      await world.startApp();
      await world.elks.retryReports();
    }
    if (!reportsFirst) await comesBack(world);
    await world.elks.retryReports();
    await world.elks.repeatReports();
    await world.pass(20 * MINUTE_MS);
    expect(card(world)).toContain('🔵 *Voicemail, 34 s*');
    expect(thread(world).filter((text) => text.includes('Voicemail'))).toHaveLength(1);
  }
  expect(cards(world)).toHaveLength(2);
  expect(alerts(world)).toEqual([]);
});

it('the end of a call that 46elks gave up reporting is found in its history', async () => {
  const call = world.elks.startCall({
    from: CALLER,
    to: world.line,
    phones: { [ANNA.phone]: answers(3, 30) },
  });
  await call.until('asked');
  world.elks.holdReports(true);
  await call.finish();
  await world.settle();
  expect(card(world)).toContain('Rang @anna: answered, or the next phone rings');
  await world.pass(12 * MINUTE_MS);
  expect(card(world)).toContain('🟢 *Answered by @anna after 3 s, talked 30 s*');
  expect(card(world)).not.toContain('Told late');
  world.elks.holdReports(false);
  await world.elks.release();
  await world.settle();
  expect(cards(world)).toHaveLength(1);
});

it('is asked again a minute later when 46elks does not answer', async () => {
  await world.stopApp();
  await callsInVain(world);
  await world.clock.advance(HOUR_MS);
  world.elks.breakApi({ how: 503, only: /^GET \/(calls|recordings)/ });
  await comesBack(world);
  expect(cards(world)).toEqual([]);
  world.elks.breakApi(undefined);
  await world.pass(2 * MINUTE_MS);
  expect(cards(world)).toHaveLength(1);
});

it('the very first start tells nothing of what was before', async () => {
  const fresh = await startWorld({ startAt: TUESDAY_EVENING });
  fresh.elks.hadCall({ id: 'c01', from: CALLER, to: fresh.line, at: TUESDAY_EVENING - HOUR_MS });
  await fresh.pass(HOUR_MS);
  expect(cards(fresh)).toEqual([]);
  await fresh.end();
});
