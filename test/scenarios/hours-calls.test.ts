import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, answers, startWorld, type World, withThreeOnCall } from './world.ts';

const HOUR_MS = 3_600_000;

describe('a call', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
    // It is Tuesday 19:00.
    await world.types(ANNA, '/oncall hours mon-fri 08:00-20:00');
  });
  afterEach(() => world.end());

  const rung = async (): Promise<readonly string[]> => {
    const { rings } = await world.call({ phones: { [ANNA.phone]: answers(2, 0) } });
    return rings.map(({ number }) => number);
  };

  it('rings until the last millisecond of the opening hours', async () => {
    await world.pass(HOUR_MS - 1);
    expect(await rung()).toEqual([ANNA.phone]);
  });

  it('rings nobody from then on, until the line opens again', async () => {
    await world.pass(HOUR_MS);
    expect(await rung()).toEqual([]);
    await world.pass(12 * HOUR_MS);
    expect(await rung()).toEqual([ANNA.phone]);
  });

  it('rings when the line was opened for once, and not when it was closed', async () => {
    await world.types(ANNA, '/oncall closed today');
    expect(await rung()).toEqual([]);
    await world.types(ANNA, '/oncall open until 22:00');
    await world.pass(2 * HOUR_MS);
    expect(await rung()).toEqual([ANNA.phone]);
    await world.types(ANNA, '/oncall remove exception 2');
    expect(await rung()).toEqual([]);
  });

  it('rings nobody on a holiday, unless that is kept open', async () => {
    await world.types(ANNA, '/oncall hours daily 08-20');
    await world.types(ANNA, '/oncall holidays SE');
    await world.pass(31 * 24 * HOUR_MS);
    expect(await rung()).toEqual([]);
    await world.types(ANNA, '/oncall holidays keep juldagen');
    expect(await rung()).toEqual([ANNA.phone]);
  });

  it('rings somebody all the same when that is what closed means', async () => {
    await world.types(ANNA, '/oncall closed then ring main');
    await world.pass(HOUR_MS);
    expect(await rung()).toEqual([ANNA.phone]);
  });

  it('can be tried for any moment', async () => {
    const now = await world.types(ANNA, '/oncall test');
    expect(now).toContain('If somebody called now');
    expect(now).toContain('the phone of @anna rings');

    const night = await world.types(ANNA, '/oncall test at 2026-12-02 03:00 from 070-174 06 99');
    expect(night).toContain('If 070-174 06 99 called Dec 2, 2026 03:00');
    expect(night).toContain('closed');
    expect(night).not.toContain('@anna rings');

    expect(await world.types(ANNA, '/oncall test at 2026-12-02 12:00')).toContain('the phone of @anna rings');
    expect(await world.types(ANNA, '/oncall test at 2026-11-20 12:00')).toContain('is in the past');
  });
});
