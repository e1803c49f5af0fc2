import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyScope } from '../../src/simulator/slack/scopes.ts';
import { aMissedCall, aVoicemail, finishes, presses } from './cards.ts';
import { ANNA, answers, BO, CALLER, CHANNEL, startWorld, type World, withThreeOnCall } from './world.ts';

const DIRECT_TO_ANNA = `D${ANNA.id.slice(1)}`;
const MINUTE_MS = 60_000;

const csvFiles = (world: World) => world.slack.files.filter(({ name }) => name.endsWith('.csv'));

const rowsOf = (world: World): readonly string[] => {
  const bytes = csvFiles(world).at(-1)?.bytes;
  if (!bytes) throw new Error('no file was uploaded');
  return bytes.toString('utf8').split('\r\n');
};

const shownTo = (world: World, channel: string): readonly string[] =>
  world.slack.channel(channel).messages.map((message) => world.slack.asText(message));

describe('an export', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  it('brings whoever asks every call of that time as a file, between the two of us', async () => {
    await world.call({ phones: { [ANNA.phone]: answers(5, 90) } });
    await aVoicemail(world, 34);
    await presses(world, BO, 'claim');
    await aMissedCall(world);
    await finishes(world, BO, '=1+1, "said" they');

    const answer = await world.types(ANNA, '/oncall export 2026-11');
    expect(answer).toContain(
      '*The file is on its way*: every call on Main, 2026-11-01 to 2026-11-30. It comes to you as a direct message',
    );
    expect(answer).toContain('Its columns: call id, line, started, caller, outcome, answered by');
    expect(csvFiles(world)).toMatchObject([{ name: 'calls-main-2026-11-01-to-2026-11-30.csv' }]);
    const [head, ...rows] = rowsOf(world);
    expect(head).toBe(
      '\uFEFFcall id,line,started,caller,outcome,answered by,seconds to answer,seconds talked,voicemail seconds,claimed by,claimed at,called back by,called back at,done by,done at,note',
    );
    expect(rows.map((row) => row.replace(/^\w+,/, ''))).toEqual([
      `Main,2026-11-24T19:00:00+01:00,${CALLER},answered,anna,5,90,,,,,,,,`,
      expect.stringMatching(
        /^Main,2026-11-24T19:\d\d:\d\d\+01:00,\+46701740699,voicemail,,,,34,bo,2026-11-24T19:\d\d:\d\d\+01:00,,,,,$/,
      ),
      expect.stringMatching(
        /^Main,2026-11-24T19:\d\d:\d\d\+01:00,\+46701740699,missed,,,,,,,,,bo,2026-11-24T\S+,"'=1\+1, ""said"" they"$/,
      ),
      '',
    ]);
    expect(shownTo(world, DIRECT_TO_ANNA)).toEqual([
      expect.stringMatching(/^\*3 calls\* on Main, 2026-11-01 to 2026-11-30\..*📎 calls-main/s),
    ]);
    expect(world.texts().join()).not.toContain('.csv');
  });

  it('of two dates has the calls of both days and of no other', async () => {
    await world.call({ phones: { [ANNA.phone]: answers(5) } });
    await world.types(ANNA, '/oncall export 2026-11-24 2026-11-25');
    expect(rowsOf(world)).toHaveLength(3);
    await world.types(ANNA, '/oncall export 2026-11-25..2026-11-26');
    expect(rowsOf(world)).toHaveLength(2);
    expect(shownTo(world, DIRECT_TO_ANNA).at(-1)).toContain('*0 calls* on Main, 2026-11-25 to 2026-11-26');
  });

  it.each([
    ['export', 'needs a time to look back at'],
    ['export november', 'I cannot read `november` as that'],
    ['export 2026-13', 'I cannot read `2026-13` as that'],
    ['export 2026-11-30 2026-11-01', 'I cannot read'],
    ['export 2020-01-01 2026-11-01', 'a year at most'],
    ['stats yesterday-ish', 'needs a time to look back at'],
  ])('/oncall %s is answered with what to write instead', async (typed, told) => {
    const answer = await world.types(ANNA, `/oncall ${typed}`);
    expect(answer).toContain(told);
    expect(answer).toMatch(/For example: `\/oncall (export 2026-11|stats 30d)`/);
    expect(csvFiles(world)).toEqual([]);
  });

  it('comes later when Slack does not take it now, also after a restart', async () => {
    await world.call({ phones: { [ANNA.phone]: answers(5) } });
    world.slack.trouble({ method: 'upload', kind: 'server-error' });
    await world.types(ANNA, '/oncall export 2026-11');
    expect(shownTo(world, DIRECT_TO_ANNA)).toEqual([]);
    world.slack.calm();
    await world.restart();
    await world.pass(10 * MINUTE_MS);
    expect(shownTo(world, DIRECT_TO_ANNA)).toHaveLength(1);
    expect(rowsOf(world)).toHaveLength(3);
  });

  it('comes once when the answer to its showing was lost', async () => {
    world.slack.trouble({ method: 'files.completeUploadExternal', kind: 'reset-after-taking', times: 1 });
    await world.types(ANNA, '/oncall export 2026-11');
    for (let minute = 0; minute < 5; minute += 1) await world.pass(MINUTE_MS);
    expect(shownTo(world, DIRECT_TO_ANNA)).toHaveLength(1);
  });

  it('that Slack will never take is told to whoever asked', async () => {
    world.slack.trouble({
      method: 'files.getUploadURLExternal',
      kind: 'error',
      error: 'file_uploads_disabled',
    });
    await world.types(ANNA, '/oncall export 2026-11');
    expect(shownTo(world, DIRECT_TO_ANNA)).toEqual([
      expect.stringContaining(
        '*The file cannot come*: @anna asked for every call on Main, 2026-11-01 to 2026-11-30. Slack’s reason: `file_uploads_disabled`. This workspace allows no files',
      ),
    ]);
    await world.pass(60 * MINUTE_MS);
    expect(shownTo(world, DIRECT_TO_ANNA)).toHaveLength(1);
  });

  it('asked for twice before it could leave comes once', async () => {
    world.slack.trouble({ method: 'conversations.open', kind: 'server-error' });
    await world.types(ANNA, '/oncall export 2026-11');
    await world.types(ANNA, '/oncall export 2026-11');
    world.slack.calm();
    await world.pass(10 * MINUTE_MS);
    expect(shownTo(world, DIRECT_TO_ANNA)).toHaveLength(1);
  });
});

describe('an export where Jour may not write to people', () => {
  it('comes into the channel, in the thread of a message that says so', async () => {
    const world = await startWorld({ scopes: everyScope.filter((scope) => scope !== 'im:write') });
    await withThreeOnCall(world);
    await world.call({ phones: { [ANNA.phone]: answers(5) } });
    const before = world.messages().length;
    await world.types(ANNA, '/oncall export 2026-11');
    expect(world.texts().slice(before)).toEqual([
      expect.stringMatching(
        /@anna asked for a file with every call on Main.*follows in this thread\. Slack’s reason: `missing_scope`.*`im:write`.*↳ \*1 call\* on Main.*📎 calls-main/s,
      ),
    ]);
    expect(world.slack.channel(CHANNEL.id).messages.length).toBe(before + 1);
    await world.end();
  });
});
