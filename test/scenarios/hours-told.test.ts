import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, startWorld, type World } from './world.ts';

const HOUR_MS = 3_600_000;

describe('what the channel is told when a line opens and closes', () => {
  let world: World;
  let told: number;
  const since = (): readonly string[] => {
    const texts = world.texts().slice(told);
    told += texts.length;
    return texts;
  };

  beforeEach(async () => {
    world = await startWorld();
    told = 0;
    // It is Tuesday 19:00.
    await world.types(ANNA, '/oncall hours mon-fri 08:00-20:00');
    since();
  });
  afterEach(() => world.end());

  const passHours = async (hours: number): Promise<void> => {
    for (let hour = 0; hour < hours; hour += 1) await world.pass(HOUR_MS);
  };

  it('is nothing unless somebody asked for it', async () => {
    await passHours(26);
    expect(since()).toEqual([]);
  });

  it('is each of them once', async () => {
    await world.types(ANNA, '/oncall announce hours on');
    since();
    await world.pass(HOUR_MS - 1);
    expect(since()).toEqual([]);
    await world.pass(1);
    expect(since()).toEqual([expect.stringContaining('Main: *Closed now* until tomorrow 08:00')]);
    await passHours(11);
    expect(since()).toEqual([]);
    await passHours(1);
    expect(since()).toEqual([expect.stringContaining('Main: *Open now* until today 20:00')]);
  });

  it('is only how it stands when the bot was away meanwhile', async () => {
    await world.types(ANNA, '/oncall announce hours on');
    since();
    await world.stopApp();
    await world.clock.advance(3 * 24 * HOUR_MS + 2 * HOUR_MS);
    await world.startApp();
    await world.settle();
    expect(since()).toEqual([expect.stringContaining('Main: *Closed now* until')]);
    await world.restart();
    expect(since()).toEqual([]);
  });

  it('is nothing when it is as it was before the bot went away', async () => {
    await world.types(ANNA, '/oncall announce hours on');
    since();
    await world.stopApp();
    await world.clock.advance(24 * HOUR_MS);
    await world.startApp();
    await world.settle();
    expect(since()).toEqual([]);
  });

  it('is nothing old when it is asked for after the line has closed', async () => {
    await passHours(2);
    await world.types(ANNA, '/oncall announce hours on');
    expect(since()).toEqual([expect.stringContaining('has this channel told')]);
  });

  it('says why when an exception did it', async () => {
    await world.types(ANNA, '/oncall announce hours on');
    await world.types(ANNA, '/oncall closed today party');
    expect(since().at(-1)).toContain('Main: *Closed now* until tomorrow 08:00 (exception 1: `party`)');
  });
});
