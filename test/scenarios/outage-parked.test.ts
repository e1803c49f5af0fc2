import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPark } from '../../src/app-park.ts';
import { createLog } from '../../src/log.ts';
import { PROMPTS_FOLDER } from '../../src/simulator/demo/stage.ts';
import { callsInVain, comesBack, HOUR_MS, MINUTE_MS } from './outage.ts';
import { alerts, card, cards, thread } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CALLER,
  CIA,
  everybody,
  LANDLINE,
  NUMBERS,
  silent,
  startWorld,
  type World,
  type WorldOptions,
  withThreeOnCall,
} from './world.ts';

let world: World;
const begin = async (options: WorldOptions = {}): Promise<void> => {
  world = await startWorld({ ...options, env: { PARK_ON_STOP: '1', ...options.env } });
  await withThreeOnCall(world);
  await world.pass(20 * MINUTE_MS);
};
afterEach(() => world.end());

const webhook = (): string => `${world.publicUrl}/elks/calls?key=${world.key}`;
const voiceStart = (number = world.line): string => world.elks.number(number).voiceStart;

/** Calls while Jour is away; the sounds that 46elks never fetched before cannot be had. */
const calls = (script: Parameters<World['call']>[0] = {}) =>
  world.elks.call({ from: CALLER, to: world.line, ...script });

/** The parked plan of that moment as 46elks has it. */
const parkedPlan = async (): Promise<string> => {
  await world.stopApp();
  return voiceStart();
};

describe('an hour without Jour, its plan left at 46elks', () => {
  beforeEach(() => begin());

  it('rings in turn, reaches voicemail, and tells all of it once when Jour is back', async () => {
    world.elks.behave({ complainAboutSounds: false });
    await world.stopApp();
    expect(JSON.parse(voiceStart())).toMatchObject({ connect: ANNA.phone });

    const answered = await calls({ phones: { [ANNA.phone]: silent, [BO.phone]: answers(4, 30) } });
    expect(answered.answeredBy).toBe(BO.phone);
    await world.clock.advance(5 * MINUTE_MS);
    const left = await calls({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 34 } } });
    expect(left.rings.map(({ number }) => number)).toEqual([...NUMBERS]);
    expect(left.prompts.at(-1)).toMatchObject({ url: 'sound/beep', how: 'played' });
    await world.clock.advance(5 * MINUTE_MS);
    await calls({ phones: everybody(silent), caller: { givesUpAfterSeconds: 20 } });
    await world.clock.advance(HOUR_MS);

    await comesBack(world);
    await world.elks.retryReports();
    await world.pass(3 * MINUTE_MS);
    expect(world.elks.unacknowledged).toEqual([]);
    expect(voiceStart()).toBe(webhook());
    expect(cards(world)).toEqual([
      expect.stringContaining(
        '🟢 *Answered by @bo after 19 s, talked 30 s*\nFrom 070-174 06 99 to Main, today 19:20',
      ),
      expect.stringContaining('🔵 *Voicemail, 34 s*'),
      expect.stringContaining('🟠 *Caller gave up after 20 s*'),
    ]);
    for (const text of cards(world)) expect(text).toContain('Told late: Jour was away when this call came.');
    expect(alerts(world)).toEqual([expect.stringContaining('the caller gave up after 20 s')]);

    await world.elks.repeatReports();
    await world.restart();
    await world.pass(HOUR_MS);
    expect(cards(world)).toHaveLength(3);
    expect(alerts(world)).toHaveLength(1);
  });

  it('is told the same when 46elks brings its reports before Jour has asked', async () => {
    world.elks.behave({ complainAboutSounds: false });
    await world.stopApp();
    await calls({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 34 } } });
    await world.clock.advance(HOUR_MS);
    world.elks.breakApi({ how: 503, only: /^GET \/(calls|recordings)$/ });
    await world.startApp();
    await world.elks.retryReports();
    await world.pass(MINUTE_MS);
    expect(cards(world)).toEqual([expect.stringContaining('🔵 *Voicemail, 34 s*')]);
    expect(thread(world)).toHaveLength(1);
    world.elks.breakApi(undefined);
    await world.pass(HOUR_MS);
    expect(cards(world)).toHaveLength(1);
    expect(thread(world)).toHaveLength(1);
    expect(alerts(world)).toEqual([]);
  });

  it('ends the same in whatever order its reports and the asking come, each of them twice', async () => {
    world.elks.behave({ complainAboutSounds: false });
    const orders = [0, 1, 2].flatMap((first) =>
      [1, 2].map((step) => [first, (first + step) % 3, (first + 3 - step) % 3]),
    );
    const onlyLists = /^GET \/(calls|recordings)$/;
    const events: readonly (() => Promise<void>)[] = [
      () => world.elks.release(['recording']),
      () => world.elks.release(['hangup']),
      async () => world.elks.breakApi(undefined),
    ];
    for (const order of orders) {
      await world.stopApp();
      world.elks.holdReports(true);
      await calls({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 34 } } });
      await world.clock.advance(HOUR_MS);
      world.elks.breakApi({ how: 503, only: onlyLists });
      await world.startApp();
      for (const event of order) {
        await events[event]?.();
        // Within the time that an alert waits for a message.
        await world.pass(MINUTE_MS / 2);
      }
      world.elks.holdReports(false);
      await world.elks.repeatReports();
      await world.pass(15 * MINUTE_MS);
      expect(card(world)).toContain('🔵 *Voicemail, 34 s*');
      expect(card(world)).toContain('Tried: @anna, @bo and @cia did not answer.');
      expect(thread(world)).toHaveLength(1);
    }
    expect(cards(world)).toHaveLength(orders.length);
    expect(alerts(world)).toEqual([]);
  }, 30_000);

  it('rings everybody who is left at once when a phone is busy', async () => {
    await world.stopApp();
    const call = await calls({
      phones: { ...everybody(silent), [ANNA.phone]: busy, [CIA.phone]: answers(3) },
    });
    expect(call.rings.map(({ fromSecond }) => fromSecond)).toEqual([0, 0, 0]);
    expect(call.answeredBy).toBe(CIA.phone);
    await comesBack(world);
  });

  it('still ends in voicemail when everybody is busy and no sound of ours can be had', async () => {
    world.elks.behave({ complainAboutSounds: false });
    await world.stopApp();
    const call = await calls({ phones: everybody(busy), caller: { leavesVoicemail: { seconds: 20 } } });
    expect(call.recordings).toHaveLength(1);
    await world.clock.advance(HOUR_MS);
    await comesBack(world);
    expect(card(world)).toContain('Voicemail, 20 s');
  });

  it('answers as ever at once after the start, with what was changed since', async () => {
    await world.restart();
    await world.types(ANNA, '/oncall set @cia');
    const call = await world.call({ phones: { [CIA.phone]: answers(3) } });
    expect(call.webhooks).toHaveLength(1);
    expect(call.answeredBy).toBe(CIA.phone);
  });
});

describe('one address of a parked plan', () => {
  beforeEach(() => begin());

  const reportTo = async (pattern: RegExp, fields: Readonly<Record<string, string>>): Promise<number> => {
    const address = pattern.exec(voiceStart())?.[0] ?? '';
    await world.startApp();
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
    return answer.status;
  };

  it('tells nothing of calls that never were, nor of those that were answered here', async () => {
    const call = await world.call({ phones: { [ANNA.phone]: answers(3, 60) } });
    const before = cards(world);
    await world.stopApp();
    const wav = `${world.config.elks.apiUrl}/Recordings/${call.id}-r0.wav`;
    const fields = { callid: call.id, duration: '30', wav };
    expect(await reportTo(/http[^"]+parked-recording[^"]+/, fields)).toBe(204);
    const invented = { id: 'c0ffee', duration: '30' };
    await world.stopApp();
    expect(await reportTo(/http[^"]+parked-hangup[^"]+/, invented)).toBe(204);
    await world.pass(HOUR_MS);
    expect(cards(world)).toEqual(before);
    expect(world.elks.requests.filter(({ path }) => path.endsWith('.wav'))).toEqual([]);
  });

  it('tells of a call only what 46elks has on record', async () => {
    await world.stopApp();
    await calls({ phones: everybody(silent), caller: { givesUpAfterSeconds: 20 } });
    const [{ id } = { id: '' }] = world.elks.transcripts.slice(-1);
    await world.clock.advance(HOUR_MS);
    world.elks.breakApi({ how: 503, only: /^GET \/(calls|recordings)$/ });
    const lies = {
      id,
      from: '+46701740666',
      duration: '600',
      legs: JSON.stringify([{ to: BO.phone, state: 'success', duration: 500 }]),
    };
    expect(await reportTo(/http[^"]+parked-hangup[^"]+/, lies)).toBe(204);
    await world.pass(MINUTE_MS);
    expect(card(world)).toContain('🟠 *Caller gave up after 20 s*\nFrom 070-174 06 99');
    world.elks.breakApi(undefined);
  });
});

describe('stopped while the line is closed', () => {
  beforeEach(async () => {
    await begin();
    await world.types(ANNA, '/oncall hours mon-fri 08:00-17:00');
  });

  it('it rings all the same, since it may open before Jour is back', async () => {
    await world.stopApp();
    const call = await calls({ phones: { [ANNA.phone]: answers(3) } });
    expect(call.prompts).toEqual([]);
    expect(call.answeredBy).toBe(ANNA.phone);
    await comesBack(world);
  });

  it('it takes messages where the team wants that, and does not say that it is closed', async () => {
    world.elks.behave({ complainAboutSounds: false });
    expect(await world.types(ANNA, '/oncall parked voicemail')).toContain('takes messages');
    await world.stopApp();
    const call = await calls({ caller: { leavesVoicemail: { seconds: 12 } } });
    expect(call.rings).toEqual([]);
    expect(voiceStart()).not.toContain('connect');
    await world.clock.advance(HOUR_MS);
    await comesBack(world);
    expect(card(world)).toContain('Voicemail, 12 s');
  });

  it('while it is open it rings, whatever is said of closed times', async () => {
    await world.types(ANNA, '/oncall parked voicemail');
    await world.types(ANNA, '/oncall hours always');
    expect(await parkedPlan()).toContain('connect');
  });
});

it('menus keep their keys, codes do not open anything, and calls are not recorded', async () => {
  await begin();
  world.elks.behave({ complainAboutSounds: false });
  await world.types(ANNA, '/oncall roster add sales');
  await world.types(ANNA, '/oncall set @cia in sales');
  await world.types(ANNA, '/oncall menu 1 ring main');
  await world.types(ANNA, '/oncall menu 2 ring sales');
  await world.types(ANNA, '/oncall menu 3 pin');
  await world.types(ANNA, '/oncall record on');
  expect(await parkedPlan()).not.toContain('recordcall');
  const sales = await calls({ phones: { [CIA.phone]: answers(3) }, caller: { presses: ['2'] } });
  expect(sales.answeredBy).toBe(CIA.phone);
  const nothing = await calls({ phones: { ...everybody(silent), [ANNA.phone]: answers(3) } });
  expect(nothing.answeredBy).toBe(ANNA.phone);
  await comesBack(world);
});

describe('46elks takes no plan so large', () => {
  it('a smaller one is left: all at once instead of in turn', async () => {
    await begin();
    world.elks.behave({ voiceStartMost: 1_300 });
    const plan = JSON.parse(await parkedPlan());
    expect(plan).toMatchObject({ connect: NUMBERS.join(',') });
    await world.startApp();
    await world.settle();
    expect(voiceStart()).toBe(webhook());
  });
});

describe('what stood at 46elks before', () => {
  beforeEach(() => begin({ otherNumbers: [LANDLINE] }));

  it('is given back when it was not ours, and the channel is told', async () => {
    const theirs = 'https://elsewhere.example.com/calls';
    world.elks.number(world.line).setVoiceStart(theirs);
    await world.stopApp();
    expect(voiceStart()).toContain('parked-hangup');
    expect(voiceStart(LANDLINE)).toBe(webhook());
    await world.startApp();
    await world.settle();
    expect(voiceStart()).toBe(theirs);
    await world.pass(MINUTE_MS);
    expect(world.newest()).toContain('Calls to Main (+46701740600) do not come to Jour.');
  });

  it('is still there when parking came to nothing', async () => {
    const theirs = 'https://elsewhere.example.com/calls';
    world.elks.number(world.line).setVoiceStart(theirs);
    world.elks.breakApi({ how: 'reset', only: /^POST \/numbers/ });
    await world.stopApp();
    await world.startApp();
    await world.settle();
    world.elks.breakApi(undefined);
    await world.pass(10 * MINUTE_MS);
    expect(voiceStart()).toBe(theirs);
    expect(voiceStart(LANDLINE)).toBe(webhook());
  });

  it('is our address with its name and password, where a proxy wants them', async () => {
    const ours = webhook().replace('http://', 'http://elks:secret@');
    world.elks.number(world.line).setVoiceStart(ours);
    await world.restart();
    expect(voiceStart()).toBe(ours);
    expect(world.texts().join()).not.toContain('do not come to Jour');
  });

  it('is found out within five minutes when somebody changes it while Jour runs, and told once a day', async () => {
    world.elks.number(world.line).setVoiceStart('https://elsewhere.example.com/calls');
    await world.pass(6 * MINUTE_MS);
    await world.pass(HOUR_MS);
    const told = world.texts().filter((text) => text.includes('do not come to Jour'));
    expect(told).toHaveLength(1);
    expect(voiceStart()).toBe('https://elsewhere.example.com/calls');
  });

  it('is set right within five minutes when it is empty or holds an old key', async () => {
    for (const amiss of ['', `${world.publicUrl}/elks/calls?key=old`]) {
      world.elks.number(world.line).setVoiceStart(amiss);
      await world.pass(6 * MINUTE_MS);
      expect(voiceStart()).toBe(webhook());
    }
  });
});

describe('46elks does not let us', () => {
  beforeEach(() => begin());

  it('at the stop: it takes no longer than it may, and calls are found in the history', async () => {
    world.elks.breakApi({ how: 'hang', only: /^GET \/numbers/ });
    const startedAt = performance.now();
    await world.stopApp();
    expect(performance.now() - startedAt).toBeLessThan(9_000);
    expect(voiceStart()).toBe(webhook());
    world.elks.breakApi(undefined);
    await callsInVain(world);
    await world.clock.advance(HOUR_MS);
    await comesBack(world);
    expect(card(world)).toContain('Missed call: Jour did not answer');
  }, 20_000);

  it('at the start: calls ring by the plan meanwhile, it is tried every minute, and the channel is told after three tries', async () => {
    await world.stopApp();
    world.elks.breakApi({ how: 503, only: /^POST \/numbers/ });
    await world.startApp();
    await world.settle();
    expect((await calls({ phones: { [ANNA.phone]: answers(3, 9) } })).answeredBy).toBe(ANNA.phone);
    await world.pass(MINUTE_MS);
    expect(world.texts().join()).not.toContain('still ring');
    await world.pass(MINUTE_MS);
    expect(world.newest()).toContain(
      'Calls to Main (+46701740600) still ring by the plan that was left at 46elks',
    );
    world.elks.breakApi(undefined);
    await world.pass(2 * MINUTE_MS);
    expect(voiceStart()).toBe(webhook());
  });
});

describe('npm run park', () => {
  beforeEach(() => begin({ env: { PARK_ON_STOP: '0' } }));

  const park = async (
    undo = false,
    env: typeof world.env = world.env,
  ): Promise<{ readonly status: number; readonly text: string }> => {
    const lines: string[] = [];
    const status = await runPark({
      env,
      now: () => world.clock.now(),
      undo,
      promptsFolder: PROMPTS_FOLDER,
      log: createLog('silent'),
      write: (line) => void lines.push(line),
    });
    return { status, text: lines.join('\n') };
  };

  it('parks beside a Jour that runs, which leaves it so until the next start', async () => {
    expect(await park()).toEqual({ status: 0, text: expect.stringContaining('Main (+46701740600): parked') });
    await world.pass(20 * MINUTE_MS);
    const call = await world.call({ phones: { [ANNA.phone]: answers(3, 30) } });
    expect(call.webhooks).toEqual([]);
    expect(card(world)).toContain('Answered by @anna after 3 s');
    expect(card(world)).not.toContain('Told late');
    await world.restart();
    expect(voiceStart()).toBe(webhook());
  });

  it('takes it back with --undo, and says when there is nothing to take back', async () => {
    await world.stopApp();
    expect(voiceStart()).toBe(webhook());
    await park();
    await park();
    expect(voiceStart()).toContain('parked-hangup');
    expect(await park(true)).toEqual({ status: 0, text: expect.stringContaining('set back') });
    expect(voiceStart()).toBe(webhook());
    expect((await park(true)).text).toContain('nothing was parked');
  });

  it('takes back also where nothing is kept, and leaves no plan there', async () => {
    await world.stopApp();
    await park();
    const env = { ...world.env, DATA_DIR: `${world.dataDir}/nowhere` };
    expect(await park(false, env)).toEqual({
      status: 1,
      text: expect.stringContaining('Nobody was ever put on call'),
    });
    expect((await park(true, env)).status).toBe(0);
    expect(voiceStart()).toBe(webhook());
  });

  it('says so when 46elks does not answer, and changes nothing', async () => {
    world.elks.breakApi({ how: 401 });
    expect(await park()).toEqual({ status: 1, text: expect.stringContaining('Nothing was changed') });
    world.elks.breakApi(undefined);
    expect(voiceStart()).toBe(webhook());
  });
});
