import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/instant.ts';
import { aMissedCall, aVoicemail, finishes, presses } from './cards.ts';
import {
  ANNA,
  answers,
  BO,
  CALLER,
  CHANNEL,
  CIA,
  LANDLINE,
  SALES_CHANNEL,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const WEDNESDAY_MORNING = Date.UTC(2026, 10, 25, 8);

const passUntil = (world: World, at: number): Promise<void> => world.pass(at - world.clock.now());

const digests = (world: World, channel = CHANNEL.id): readonly string[] =>
  world.slack
    .channel(channel)
    .messages.map((message) => world.slack.asText(message))
    .filter((text) => text.startsWith('*Calls on '));

const aWeekOfCalls = async (world: World): Promise<void> => {
  for (const seconds of [5, 7, 12]) await world.call({ phones: { [ANNA.phone]: answers(seconds, 90) } });
  await world.call({ phones: { [ANNA.phone]: silent, [BO.phone]: answers(4, 300) } });
  await aVoicemail(world);
  await aMissedCall(world);
};

describe('a digest', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  const passesTo = async (at: number): Promise<readonly string[]> => {
    const before = digests(world).length;
    await passUntil(world, at);
    return digests(world).slice(before);
  };

  it('tells numbers, what is open and what comes next', async () => {
    await world.types(ANNA, '/oncall rotate weekly wed 09:00');
    await world.types(ANNA, '/oncall closed 2026-11-27 stock-taking');
    await world.types(ANNA, '/oncall digest wed 09:00');
    await aWeekOfCalls(world);
    expect(await passesTo(WEDNESDAY_MORNING - 1)).toEqual([]);
    expect(await passesTo(WEDNESDAY_MORNING)).toEqual([
      [
        '*Calls on Main, 2026-11-18 to 2026-11-25*',
        '*6 calls*: 4 answered, 1 left a voicemail and 1 missed.',
        '*67 % answered* of the 6 calls meant for people. Half of the answered ones within 7 s, nine in ten within 21 s.',
        '[chart] Calls by outcome',
        '  Calls: Answered 4, Voicemail 1, Missed 1',
        '[chart] Missed, by hour of day',
        '  Missed: 19–20 2',
        '*Who had how much*',
        'Person | Phone rang for | Answered | Called back | Talked',
        'anna | 6 calls | 3 | 0 | 4 min 30 s',
        'bo | 3 calls | 1 | 0 | 5 min',
        'cia | 2 calls | 0 | 0 | 0 s',
        '───',
        '*Still open: 2 calls that nobody has claimed*, oldest first:',
        '• Voicemail from 070-174 06 99, yesterday 19:10: its card',
        '• Missed call from 070-174 06 99, yesterday 19:11: its card',
        '*What comes* until Dec 2, 2026 09:00:',
        '• today 09:00: @bo',
        '• Exception: closed 2026-11-27 (`stock-taking`)',
        'Stop this digest: `/oncall digest off`. Numbers at any time: `/oncall stats`',
      ].join('\n'),
    ]);
  });

  it('says all of it in its text too, for whoever sees no blocks, and mentions nobody for their numbers', async () => {
    await world.types(ANNA, '/oncall digest wed 09:00');
    await aWeekOfCalls(world);
    await passUntil(world, WEDNESDAY_MORNING);
    const message = world.messages().findLast(({ text }) => text.startsWith('*Calls on'));
    expect(message?.text).toContain('*Missed by hour of day* (`Europe/Stockholm`): 19–20: 2.');
    expect(message?.text).toContain('• bo: phone rang for 3 calls, 1 answered, 0 called back, talked 5 min');
    expect(JSON.stringify(message)).not.toContain(CIA.id);
  });

  it('leads to the card of each open call, and leaves out what is claimed or done', async () => {
    await world.types(ANNA, '/oncall digest wed 09:00');
    await aMissedCall(world);
    await presses(world, BO, 'claim');
    await aVoicemail(world);
    await finishes(world, BO);
    await aMissedCall(world);
    const open = world.messages().at(-1);
    await passUntil(world, WEDNESDAY_MORNING);
    const digest = JSON.stringify(world.messages().find(({ text }) => text.startsWith('*Calls on'))?.blocks);
    expect(digest).toContain('Still open: 1 call that nobody has claimed');
    expect(digest).toContain(`/archives/${CHANNEL.id}/p`);
    expect(open).toBeDefined();
  });

  it('shows ten open calls, the oldest, and counts the rest', async () => {
    await world.types(ANNA, '/oncall digest wed 09:00');
    for (let call = 0; call < 12; call += 1) await aMissedCall(world);
    const [digest = ''] = await passesTo(WEDNESDAY_MORNING);
    expect(digest).toContain('*Still open: 12 calls that nobody has claimed*');
    expect(digest.match(/• Missed call from/g)).toHaveLength(10);
    expect(digest).toContain('… and 2 more: `/oncall calls missed`');
  });

  it('tells a week without calls in two lines, and that nothing is open', async () => {
    await world.types(ANNA, '/oncall digest wed 09:00');
    const [digest = ''] = await passesTo(WEDNESDAY_MORNING);
    expect(digest).toMatch(
      /^\*Calls on Main, 2026-11-18 to 2026-11-25\*\nNo calls\.\n───\n\*Nothing is open\*/,
    );
  });

  it('comes once for each time it is due, whatever is asked or restarted meanwhile', async () => {
    await world.types(ANNA, '/oncall digest daily 08:00');
    expect(await passesTo(WEDNESDAY_MORNING)).toHaveLength(1);
    await world.restart();
    await world.types(ANNA, '/oncall digest daily 08:00');
    expect(await passesTo(WEDNESDAY_MORNING + 22 * HOUR_MS)).toEqual([]);
    const [second = ''] = await passesTo(WEDNESDAY_MORNING + 23 * HOUR_MS);
    expect(second).toContain('*Calls on Main, 2026-11-25 to 2026-11-26*');
  });

  it('comes late, and only the newest one, when nobody was there for several', async () => {
    await world.types(ANNA, '/oncall digest daily 08:00');
    await world.stopApp();
    await world.clock.advance(3 * DAY_MS + 15 * HOUR_MS);
    await world.startApp();
    await world.settle();
    // It is Saturday 10:00.
    expect(digests(world)).toEqual([expect.stringContaining('*Calls on Main, 2026-11-27 to 2026-11-28*')]);
    await world.restart();
    expect(digests(world)).toHaveLength(1);
  });

  it('waits for Slack, and is sent once when its answer was lost', async () => {
    await world.types(ANNA, '/oncall digest wed 09:00');
    world.slack.trouble({ method: 'chat.postMessage', kind: 'reset-after-taking', times: 1 });
    await passUntil(world, WEDNESDAY_MORNING);
    await world.pass(MINUTE_MS);
    expect(digests(world)).toHaveLength(1);
  });

  it('holds up no alert while Slack does not take it', async () => {
    await world.types(ANNA, '/oncall digest wed 09:00');
    await passUntil(world, WEDNESDAY_MORNING - 1);
    world.slack.trouble({ method: 'chat.postMessage', kind: 'server-error', times: 1 });
    await passUntil(world, WEDNESDAY_MORNING);
    expect(digests(world)).toEqual([]);
    await aMissedCall(world);
    await world.pass(MINUTE_MS);
    expect(world.texts().filter((text) => text.includes('Missed'))).not.toEqual([]);
    expect(digests(world)).toHaveLength(1);
  });

  it('is none for the time before it was asked for, and none once it was ended', async () => {
    await world.types(ANNA, '/oncall digest tue 18:00');
    expect(await passesTo(world.clock.now() + HOUR_MS)).toEqual([]);
    await world.types(ANNA, '/oncall digest off');
    expect(await passesTo(WEDNESDAY_MORNING + 8 * DAY_MS)).toEqual([]);
  });

  it('is shown, changed and ended in words, and the channel is told', async () => {
    expect(await world.types(ANNA, '/oncall digest')).toContain(
      'Main has no digest. Have one: `/oncall digest mon 09:00`',
    );
    expect(await world.types(ANNA, '/oncall digest måndag 9')).toContain(
      'The channel of Main gets a digest every Monday at 09:00, clocks of `Europe/Stockholm`. The next one: Nov 30, 2026 09:00.',
    );
    expect(world.newest()).toContain(
      '@anna has this channel get a digest every Monday at 09:00: numbers, what is open and what comes.',
    );
    expect(await world.types(BO, '/oncall digest mon 09:00')).toContain('nothing was changed');
    expect(await world.types(BO, '/oncall digest mon-fri 07:30')).toContain(
      'every Monday, Tuesday, Wednesday, Thursday and Friday at 07:30',
    );
    expect(await world.types(BO, '/oncall digest off')).toContain('There is no digest any more');
    expect(world.newest()).toContain('@bo ended the digest.');
    expect(await world.types(BO, '/oncall digest off')).toContain('nothing was changed');
  });

  it.each(['digest 09:00', 'digest someday 09:00', 'digest mon 25:00', 'digest mon 09:00 10:00'])(
    '/oncall %s is answered with what to write instead',
    async (typed) => {
      const answer = await world.types(ANNA, `/oncall ${typed}`);
      expect(answer).toContain('needs a day of the week, or `daily`, and a time');
      expect(answer).toContain('`/oncall digest mon 09:00`');
      expect(await world.types(ANNA, '/oncall digest')).toContain('has no digest');
    },
  );
});

describe('a digest of one of several lines', () => {
  it('goes to its own channel, and is about its own calls', async () => {
    const world = await startWorld({ otherNumbers: [LANDLINE] });
    await withThreeOnCall(world);
    await world.types(ANNA, `/oncall line add ${LANDLINE} Sales #sales`);
    await world.types(ANNA, '/oncall digest wed 09:00 on Sales');
    await world.call({ to: LANDLINE, phones: { [ANNA.phone]: answers(3) } });
    await world.call({ phones: { [ANNA.phone]: answers(3) } });
    await passUntil(world, WEDNESDAY_MORNING);
    expect(digests(world)).toEqual([]);
    expect(digests(world, SALES_CHANNEL.id)).toEqual([
      expect.stringContaining('*Calls on Sales, 2026-11-18 to 2026-11-25*\n*1 call*: 1 answered.'),
    ]);
    await world.end();
  });
});

describe('a digest where clocks change', () => {
  it('comes at the same time of day before and after', async () => {
    // Friday 2026-03-27 12:00 in Stockholm; clocks go forward on Sunday night.
    const world = await startWorld({ startAt: Date.UTC(2026, 2, 27, 11) });
    await withThreeOnCall(world);
    await world.types(ANNA, '/oncall digest daily 08:00');
    const cameAt: string[] = [];
    for (let hour = 0; hour < 4 * 24; hour += 1) {
      const before = digests(world).length;
      await world.pass(HOUR_MS);
      if (digests(world).length > before) cameAt.push(new Date(world.clock.now()).toISOString().slice(5, 16));
    }
    expect(cameAt).toEqual(['03-28T07:00', '03-29T06:00', '03-30T06:00', '03-31T06:00']);
    await world.end();
  });
});

describe('a workspace without charts', () => {
  const aDigestOn = async (world: World): Promise<string> => {
    await withThreeOnCall(world);
    await world.types(ANNA, '/oncall digest wed 09:00');
    await aWeekOfCalls(world);
    await passUntil(world, WEDNESDAY_MORNING);
    return digests(world).at(-1) ?? '';
  };
  const refusals = (world: World): number =>
    world.slack.requests.filter(({ answer }) => JSON.stringify(answer ?? '').includes('invalid_blocks'))
      .length;

  it('gets the numbers in lines and a table, and is not asked again', async () => {
    const log: string[] = [];
    const logTo = { write: (line: string) => void log.push(line) };
    const world = await startWorld({ withoutBlocks: ['data_visualization'], logTo });
    const digest = await aDigestOn(world);
    expect(log.filter((line) => /"level":50/.test(line))).toEqual([]);
    expect(log.join('')).toContain('unsupported type');
    expect(digest).toContain('*Missed by hour of day* (`Europe/Stockholm`): 19–20: 2.');
    expect(digest).toContain('Person | Phone rang for | Answered | Called back | Talked');
    expect(digest).not.toContain('[chart]');
    const tried = refusals(world);
    await world.types(ANNA, '/oncall stats');
    expect(tried).toBe(1);
    expect(refusals(world)).toBe(1);
    await world.end();
  });

  it('without tables too, gets lines that can be read aloud', async () => {
    const world = await startWorld({ withoutBlocks: ['data_visualization', 'table'] });
    const digest = await aDigestOn(world);
    expect(digest).toContain('• anna: phone rang for 6 calls, 3 answered, 0 called back, talked 4 min 30 s');
    expect(digest).not.toContain(' | ');
    expect(digest).toContain('*Still open: 2 calls that nobody has claimed*');
    await world.end();
  });

  it('is answered in lines at once when it asks for numbers', async () => {
    const world = await startWorld({ withoutBlocks: ['data_visualization', 'table'] });
    await withThreeOnCall(world);
    await aWeekOfCalls(world);
    const answer = await world.types(ANNA, '/oncall stats 7d');
    expect(answer).toContain('*6 calls*: 4 answered');
    expect(answer).toContain('• anna: phone rang for 6 calls');
    await world.end();
  });
});

describe('calls of blocked numbers', () => {
  it('are counted apart, by the day', async () => {
    const world = await startWorld();
    await withThreeOnCall(world);
    await world.types(ANNA, `/oncall block ${CALLER}`);
    for (let call = 0; call < 3; call += 1) await world.call();
    expect(await world.types(ANNA, '/oncall stats today')).toContain(
      'No calls.\nBesides, 3 calls from blocked numbers got no further.',
    );
    await world.pass(DAY_MS);
    expect(await world.types(ANNA, '/oncall stats today')).not.toContain('blocked');
    expect(await world.types(ANNA, '/oncall stats 2d')).toContain('3 calls from blocked numbers');
    await world.end();
  });
});
