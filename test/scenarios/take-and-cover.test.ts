import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comes, MONDAY_NINE, saying, stockholm, withTurns } from './turns.ts';
import { ANNA, BO, CIA, everybody, silent, startWorld, type World } from './world.ts';

describe('standing in', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withTurns(world);
  });
  afterEach(() => world.end());

  const rung = async (): Promise<readonly string[]> => {
    const call = await world.call({ phones: everybody(silent) });
    const people = [ANNA, BO, CIA];
    return call.rings.map(({ number }) => people.find(({ phone }) => phone === number)?.name ?? number);
  };

  it('take puts me first until the time I said', async () => {
    const answer = await world.types(CIA, '/oncall take for 2h');
    expect(answer).toContain('@cia is first');
    expect(await rung()).toEqual(['cia', 'anna', 'bo']);
    expect(saying(world, '@cia takes over')).toHaveLength(1);
    await world.pass(2 * 3_600_000);
    expect(await rung()).toEqual(['anna', 'bo', 'cia']);
  });

  it('take without an end lasts until the next handoff', async () => {
    await world.types(CIA, '/oncall take');
    await comes(world, MONDAY_NINE - 1_000);
    expect(await rung()).toEqual(['cia', 'anna', 'bo']);
    await comes(world, MONDAY_NINE);
    expect(await rung()).toEqual(['bo', 'cia', 'anna']);
  });

  it('a second take gives the first another end', async () => {
    await world.types(CIA, '/oncall take until 23:00');
    await world.types(CIA, '/oncall take until 20:00');
    expect((await world.types(CIA, '/oncall overrides')).match(/\d\. @cia/g)).toHaveLength(1);
    await comes(world, stockholm('2026-11-24T20:00'));
    expect(await rung()).toEqual(['anna', 'bo', 'cia']);
  });

  it('nobody takes over who would not be called', async () => {
    await world.types(BO, '/oncall pause for 2h');
    expect(await world.types(BO, '/oncall take')).toContain('You are paused');
    expect(await rung()).toEqual(['anna', 'cia']);
  });

  it('cover puts me in the place of somebody, for the time I said', async () => {
    await world.types(CIA, '/oncall cover @anna from 2026-11-25 17:00 until 2026-11-26 08:00');
    expect(await rung()).toEqual(['anna', 'bo', 'cia']);
    await comes(world, stockholm('2026-11-25T17:00'));
    expect(await rung()).toEqual(['cia', 'bo']);
    await comes(world, stockholm('2026-11-26T08:00'));
    expect(await rung()).toEqual(['anna', 'bo', 'cia']);
  });

  it('cover from one day of the week until another, which comes after it', async () => {
    const answer = await world.types(CIA, '/oncall cover @anna from fri 17:00 until wed 08:00');
    expect(answer).toContain('@cia stands in for @anna');
    await comes(world, stockholm('2026-11-27T17:00') - 1_000);
    expect(await rung()).toEqual(['anna', 'bo', 'cia']);
    await comes(world, stockholm('2026-11-27T17:00'));
    expect(await rung()).toEqual(['cia', 'bo']);
    await comes(world, stockholm('2026-12-02T08:00'));
    expect(await rung()).toEqual(['bo', 'cia', 'anna']);
  });

  it('what is made last holds, and is the first to be taken back', async () => {
    await world.types(BO, '/oncall take until 23:00');
    await world.types(CIA, '/oncall take until 23:00');
    expect(await rung()).toEqual(['cia', 'bo', 'anna']);
    const answer = await world.types(ANNA, '/oncall remove override 2');
    expect(answer).toContain('Removed: @cia is first');
    expect(await rung()).toEqual(['bo', 'anna', 'cia']);
    expect(saying(world, '@anna ended early')).toHaveLength(1);
    expect(await world.types(ANNA, '/oncall remove override 2')).toContain(
      'There is no override 2. Their numbers now: 1.',
    );
  });

  it('a number stays with what it was given to: whoever has an older list ends nothing else', async () => {
    await world.types(BO, '/oncall take for 2h');
    await world.types(CIA, '/oncall take until 23:00');
    await world.types(ANNA, '/oncall remove override 2');
    await world.restart();
    await world.types(ANNA, '/oncall take until 23:30');
    expect(await world.types(BO, '/oncall remove override 2')).toContain(
      'There is no override 2. Their numbers now: 1, 3.',
    );
    await world.types(ANNA, '/oncall undo');
    // What is over by itself does not give its number away either.
    await world.pass(5 * 3_600_000);
    await world.types(BO, '/oncall take');
    expect(await world.types(ANNA, '/oncall overrides')).toContain('4. @bo is first');
  });

  it('is the same after a restart', async () => {
    await world.types(CIA, '/oncall take until 23:00');
    await world.types(BO, '/oncall cover @anna until 23:00');
    await world.restart();
    expect(await rung()).toEqual(['cia', 'bo']);
  });

  it.each([
    ['cover me until 23:00', 'cannot stand in for yourself'],
    ['cover @dan until 23:00', '@dan is not in the roster'],
    ['cover @bo from 2026-12-02 08:00 until 2026-12-01 17:00', 'end before it begins'],
    ['cover @bo from 2020-12-02 08:00 until 2026-12-01 17:00', 'in the past'],
    ['cover @bo', 'until when'],
    ['remove override 7', 'There are none'],
  ])('%s changes nothing', async (text, words) => {
    const told = world.texts().length;
    const answer = await world.types(ANNA, `/oncall ${text}`);
    expect(answer).toContain(words);
    expect(answer).toContain('Nothing was changed');
    expect(world.texts()).toHaveLength(told);
  });

  it('shows who is first when, with who stands in', async () => {
    await world.types(CIA, '/oncall cover @bo from 2026-12-01 17:00 until 2026-12-02 08:00');
    const schedule = await world.types(ANNA, '/oncall schedule 2 weeks');
    expect(schedule.match(/: @(anna|bo|cia)/g)).toEqual([': @anna', ': @bo', ': @cia', ': @bo', ': @cia']);
    expect(schedule).toContain('@cia stands in for @bo');
  });
});
