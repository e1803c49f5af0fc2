import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comes, MONDAY_NINE, saying, stockholm, withTurns } from './turns.ts';
import { ANNA, BO, CIA, everybody, silent, startWorld, type World } from './world.ts';

describe('a team that takes turns', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withTurns(world);
  });
  afterEach(() => world.end());

  const rungFirst = async (): Promise<string | undefined> => {
    const call = await world.call({ phones: everybody(silent) });
    return call.rings[0]?.number;
  };

  it('is shown the rule and the turns to come', async () => {
    const shown = await world.types(BO, '/oncall rotate');
    expect(shown).toContain('every Monday at 09:00');
    expect(shown.match(/@(anna|bo|cia)/g)).toEqual(['@anna', '@bo', '@cia', '@anna']);
  });

  it('is called in the order of the turn, and status, schedule and calls agree', async () => {
    expect(await world.types(CIA, '/oncall status')).toMatch(/1\. @anna.*2\. @bo.*3\. @cia/s);
    await comes(world, MONDAY_NINE);
    expect(await world.types(CIA, '/oncall status')).toMatch(/1\. @bo.*2\. @cia.*3\. @anna/s);
    expect(await world.types(CIA, '/oncall schedule 1 week')).toMatch(/^[^@]*@bo/);
  });

  it('keeps who is on when others come and go', async () => {
    await comes(world, MONDAY_NINE);
    await world.types(ANNA, '/oncall remove me');
    expect(await world.types(CIA, '/oncall status')).toMatch(/1\. @bo.*2\. @cia/s);
    await world.types(BO, '/oncall remove me');
    expect(await world.types(CIA, '/oncall status')).toMatch(/1\. @cia/);
  });

  it('stays as it is when the rotation ends', async () => {
    await comes(world, MONDAY_NINE);
    expect(await world.types(CIA, '/oncall rotate off')).toContain('Nobody takes turns any more');
    expect(await world.types(CIA, '/oncall rotate off')).toContain('how it was already');
    await comes(world, stockholm('2026-12-07T09:00'));
    expect(await world.types(CIA, '/oncall status')).toMatch(/1\. @bo.*2\. @cia.*3\. @anna/s);
  });

  it('hears of the rule once', async () => {
    await world.types(BO, '/oncall rotate weekly mon 09:00');
    expect(saying(world, 'set the rotation')).toHaveLength(1);
  });

  it('sees who cannot be reached when', async () => {
    await world.types(BO, '/oncall pause until 2026-12-01 12:00');
    await world.types(ANNA, '/oncall set @anna @bo @dan');
    const schedule = await world.types(CIA, '/oncall schedule 3 weeks');
    expect(schedule).toContain('is paused');
    expect(schedule).toContain('has no phone number');
  });

  it('has an answer for an empty roster', async () => {
    await world.types(ANNA, '/oncall rotate off');
    await world.types(ANNA, '/oncall remove @anna @bo @cia');
    expect(await world.types(ANNA, '/oncall rotate daily 08:00')).toContain('The roster is empty');
    expect(await world.types(ANNA, '/oncall schedule')).toContain('Nobody can be reached');
  });

  it('is rung in the order of the turn', async () => {
    expect(await rungFirst()).toBe(ANNA.phone);
    await comes(world, MONDAY_NINE);
    expect(await rungFirst()).toBe(BO.phone);
  });
});
