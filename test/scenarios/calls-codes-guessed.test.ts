import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, presses, teamSets } from './meets.ts';
import { HOUR_MS, MINUTE_MS } from './slack-side.ts';
import { ANNA, answers, BO, CALLER, startWorld, type World, withThreeOnCall } from './world.ts';

const CODE = '48213#';
const WRONG = '99999#';
const OTHER_CALLER = '+46701740698';
const PHONES = { [ANNA.phone]: answers(1, 5), [BO.phone]: answers(1, 5) };

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await teamSets(
    world,
    'roster add sales',
    'set @bo in sales',
    'menu 9 pin',
    'pin add 48213 acme ring sales',
  );
});
afterEach(() => world.end());

const types = (keys: readonly string[], from = CALLER) =>
  world.call({ from, phones: PHONES, caller: presses('9', ...keys) });

/** Whose phone the right code rings: Bo's when it opens the door, Anna's when entry is shut. */
const rightCodeRings = async (from = CALLER): Promise<string | null> =>
  (await types([CODE], from)).answeredBy;

const wrongCodes = async (count: number, fromOf: (index: number) => string): Promise<void> => {
  for (let typed = 0; typed < count; typed += 3) {
    const inCall = Math.min(3, count - typed);
    await types(
      Array.from({ length: inCall }, () => WRONG),
      fromOf(typed / 3),
    );
  }
};

const told = (): readonly string[] => world.texts().filter((text) => text.includes('Code entry is shut'));

describe('ten wrong codes of one caller within an hour', () => {
  it('shut entry for that caller alone, with one alert to the channel', async () => {
    await wrongCodes(9, () => CALLER);
    expect(told()).toEqual([]);
    const tenth = await types([WRONG, CODE]);
    expect(heard(tenth)).toEqual(['menu', 'pin']);
    expect(tenth.answeredBy).toBe(ANNA.phone);
    expect(await rightCodeRings()).toBe(ANNA.phone);
    expect(await rightCodeRings(OTHER_CALLER)).toBe(BO.phone);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('070-174 06 99');
    expect(told()[0]).toContain('10 wrong codes in an hour');
  });

  it('shut it for an hour', async () => {
    await wrongCodes(10, () => CALLER);
    await world.pass(58 * MINUTE_MS);
    expect(await rightCodeRings()).toBe(ANNA.phone);
    await world.pass(2 * MINUTE_MS);
    expect(await rightCodeRings()).toBe(BO.phone);
    expect(told()).toHaveLength(1);
  });

  it('are not counted together with those of an hour ago', async () => {
    await wrongCodes(9, () => CALLER);
    await world.pass(HOUR_MS);
    await wrongCodes(9, () => CALLER);
    expect(await rightCodeRings()).toBe(BO.phone);
    expect(told()).toEqual([]);
  });

  it('alert once when they come in several calls at the same time', async () => {
    await wrongCodes(9, () => CALLER);
    const calls = ['1', '2', '3'].map(() => types([WRONG, WRONG, WRONG]));
    await Promise.all(calls);
    expect(told()).toHaveLength(1);
  });
});

describe('fifty wrong codes on a line within an hour', () => {
  it('shut entry for all callers for an hour, with one alert', async () => {
    await wrongCodes(49, (call) => `+4670174${1000 + call}`);
    expect(await rightCodeRings()).toBe(BO.phone);
    expect(told()).toEqual([]);
    await wrongCodes(1, () => OTHER_CALLER);
    expect(await rightCodeRings()).toBe(ANNA.phone);
    expect(await rightCodeRings('+46701740697')).toBe(ANNA.phone);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('for everybody on');
    await world.pass(HOUR_MS);
    expect(await rightCodeRings()).toBe(BO.phone);
  }, 60_000);
});
