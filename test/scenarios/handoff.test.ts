import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackGoesAway } from './slack-side.ts';
import { comes, MONDAY_NINE, saying, stockholm, toldAlone, withTurns } from './turns.ts';
import { ANNA, BO, CIA, startWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const handoffs = (world: World): readonly string[] => saying(world, 'is on call now');

describe('a handoff', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withTurns(world);
  });
  afterEach(() => world.end());

  it('is told to the channel and to the one coming on, who learns how to try their phone', async () => {
    await comes(world, MONDAY_NINE - 60_000);
    expect(handoffs(world)).toEqual([]);
    await comes(world, MONDAY_NINE);
    expect(handoffs(world)).toHaveLength(1);
    expect(handoffs(world)[0]).toContain('@bo is on call now');
    expect(handoffs(world)[0]).toContain('Next: @cia');
    const [alone = ''] = toldAlone(world, BO);
    expect(alone).toContain('You are on call now');
    expect(alone).toContain('070-174 06 06');
    expect(alone).toContain('call the line from another phone');
    expect(toldAlone(world, ANNA)).toEqual([]);
  });

  it('does not promise calls to one coming on who is paused', async () => {
    await world.types(BO, '/oncall pause');
    await comes(world, MONDAY_NINE);
    const [alone = ''] = toldAlone(world, BO);
    expect(alone).toContain('You are on call now');
    expect(alone).toContain('You are paused, so calls skip you');
    expect(alone).not.toContain('Calls ring');
  });

  it('is told once, however often Jour looks and starts', async () => {
    await comes(world, MONDAY_NINE);
    await world.restart();
    await comes(world, MONDAY_NINE + 60_000);
    await world.restart();
    expect(handoffs(world)).toHaveLength(1);
    expect(toldAlone(world, BO)).toHaveLength(1);
  });

  it('that came while Jour was away is told afterwards, and only the newest', async () => {
    await world.stopApp();
    await world.clock.set(MONDAY_NINE + 8 * DAY_MS);
    await world.startApp();
    await world.settle();
    expect(handoffs(world)).toHaveLength(1);
    expect(handoffs(world)[0]).toContain('@cia is on call now');
    expect(toldAlone(world, BO)).toHaveLength(0);
    expect(toldAlone(world, CIA)).toHaveLength(1);
  });

  it('that came while Slack was away is told once it is back, and only the newest', async () => {
    const back = await slackGoesAway(world);
    await comes(world, MONDAY_NINE);
    await comes(world, MONDAY_NINE + 7 * DAY_MS);
    await back();
    await world.pass(600_000);
    expect(handoffs(world)).toHaveLength(1);
    expect(handoffs(world)[0]).toContain('@cia is on call now');
    expect(toldAlone(world, BO)).toEqual([]);
    expect(toldAlone(world, CIA)).toHaveLength(1);
  });

  it('brought about by a command is not told a second time, only to the one it puts on', async () => {
    await world.types(ANNA, '/oncall set @cia @anna @bo');
    await world.pass(60_000);
    expect(handoffs(world)).toEqual([]);
    expect(toldAlone(world, CIA)).toHaveLength(1);
    await world.types(BO, '/oncall take for 1h');
    expect(toldAlone(world, BO)).toEqual([]);
  });

  it('at the end of an override is one too', async () => {
    await world.types(BO, '/oncall take for 1h');
    await world.pass(3_600_000);
    expect(handoffs(world)).toHaveLength(1);
    expect(handoffs(world)[0]).toContain('@anna is on call now');
  });

  it('tells the swap, not the turn', async () => {
    await world.types(CIA, '/oncall cover @bo from 2026-11-30 09:00 until 2026-12-02 09:00');
    await comes(world, MONDAY_NINE);
    expect(handoffs(world)[0]).toContain('@cia is on call now');
    await comes(world, stockholm('2026-12-02T09:00'));
    expect(handoffs(world)[1]).toContain('@bo is on call now');
  });

  it('is silent where nobody takes turns', async () => {
    await world.types(ANNA, '/oncall rotate off');
    await comes(world, MONDAY_NINE + 20 * DAY_MS);
    expect(handoffs(world)).toEqual([]);
  });

  it('is told before a command of the same minute', async () => {
    await world.clock.set(MONDAY_NINE + 5_000);
    await world.types(ANNA, '/oncall pause for 1h');
    expect(handoffs(world)).toHaveLength(1);
  });
});

describe('what lies ahead', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withTurns(world);
  });
  afterEach(() => world.end());

  const warnings = (): readonly string[] => saying(world, ' comes on call ');

  it('is warned of a day before, once, when the next one has no number', async () => {
    await world.types(ANNA, '/oncall set @anna @dan @bo');
    await comes(world, MONDAY_NINE - DAY_MS - 60_000);
    expect(warnings()).toEqual([]);
    await comes(world, MONDAY_NINE - DAY_MS);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toMatch(
      /@dan comes on call .*, but has no phone number.*@bo would be called first/s,
    );
    await world.restart();
    await comes(world, MONDAY_NINE - 60_000);
    expect(warnings()).toHaveLength(1);
  });

  it('is warned of when the next one left the workspace, or will be paused', async () => {
    await world.slack.people.deactivates(BO.id);
    await comes(world, MONDAY_NINE - DAY_MS);
    expect(warnings()[0]).toMatch(/@bo comes on call .*, but has no active account any more/);
    await world.types(CIA, '/oncall pause until 2026-12-08 09:00');
    await comes(world, MONDAY_NINE + 6 * DAY_MS);
    expect(warnings()[1]).toMatch(/@cia comes on call .*, but is paused then/);
  });

  it('is looked at again when Slack could not say who somebody is', async () => {
    await world.slack.people.deactivates(BO.id);
    const back = await slackGoesAway(world);
    await comes(world, MONDAY_NINE - DAY_MS);
    await back();
    await comes(world, MONDAY_NINE - DAY_MS + 300_000);
    expect(warnings()).toHaveLength(1);
  });

  it('is silent while the line is closed then anyway', async () => {
    await world.types(ANNA, '/oncall set @anna @dan @bo');
    await world.types(ANNA, '/oncall hours mon-tue thu-sun 00:00-24:00');
    await world.types(ANNA, '/oncall rotate daily 00:00');
    await comes(world, stockholm('2026-11-24T23:00'));
    expect(warnings()).toEqual([]);
    await comes(world, stockholm('2026-11-27T00:00'));
    expect(warnings()[0]).toContain('@dan comes on call');
  });

  it('says nothing when all is well', async () => {
    await comes(world, MONDAY_NINE - DAY_MS);
    expect(warnings()).toEqual([]);
  });
});
