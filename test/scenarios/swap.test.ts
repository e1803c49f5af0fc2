import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comes, presses, saying, stockholm, withButton, withTurns } from './turns.ts';
import { ANNA, BO, CIA, startWorld, type World } from './world.ts';

/** Anna is on now, Bo from the 30th, Cia from 7 December, Anna from the 14th. */
describe('a swap', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withTurns(world);
  });
  afterEach(() => world.end());

  const firsts = async (): Promise<readonly (string | undefined)[]> => {
    const schedule = await world.types(CIA, '/oncall schedule 5 weeks');
    return [...schedule.matchAll(/: @(\w+)/g)].map(([, name]) => name);
  };

  it('changes the shift of that day for the nearest one of the other, once it is accepted', async () => {
    expect(await firsts()).toEqual(['anna', 'bo', 'cia', 'anna', 'bo', 'cia']);
    await world.types(BO, '/oncall swap @cia 2026-12-07');
    expect(saying(world, '@cia: @bo asks to swap')).toHaveLength(1);
    expect(await firsts()).toEqual(['anna', 'bo', 'cia', 'anna', 'bo', 'cia']);
    expect(await presses(world, CIA, 'Accept')).toContain('@bo and @cia swap');
    expect(await firsts()).toEqual(['anna', 'cia', 'bo', 'anna', 'bo', 'cia']);
    expect(saying(world, 'Accepted.')).toHaveLength(1);
    expect(saying(world, '@cia swaps with @bo')).toHaveLength(1);
  });

  it('can be about the other’s shift or mine', async () => {
    await world.types(ANNA, '/oncall swap @bo 2026-12-14');
    await presses(world, BO, 'Accept');
    expect(await firsts()).toEqual(['anna', 'bo', 'cia', 'bo', 'anna', 'cia']);
  });

  it('keeps both on call: the two change places', async () => {
    await world.types(BO, '/oncall swap @cia 2026-12-07');
    await presses(world, CIA, 'Accept');
    await comes(world, stockholm('2026-12-01T12:00'));
    expect(await world.types(ANNA, '/oncall status')).toMatch(/1\. @cia.*2\. @bo.*3\. @anna/s);
  });

  it('leaves a cover that was promised before it: whoever stands in is called', async () => {
    await world.types(ANNA, '/oncall ask cover from 2026-11-30 17:00 until 2026-12-01 08:00 dentist');
    await presses(world, BO, 'Take');
    await world.types(BO, '/oncall swap @anna 2026-11-30');
    await presses(world, ANNA, 'Accept');
    await comes(world, stockholm('2026-11-30T12:00'));
    expect(await world.types(ANNA, '/oncall status')).toMatch(/1\. @anna.*2\. @cia.*3\. @bo/s);
    await comes(world, stockholm('2026-11-30T17:30'));
    expect(await world.types(ANNA, '/oncall status')).toMatch(/1\. @bo.*2\. @cia/s);
  });

  it('is answered by whom it asks, and nobody else', async () => {
    await world.types(BO, '/oncall swap @cia 2026-12-07');
    expect(await presses(world, ANNA, 'Accept')).toContain('Only @cia can press that');
    expect(await presses(world, BO, 'Accept')).toContain('Only @cia can press that');
    expect(await presses(world, ANNA, 'Decline')).toContain('Only @cia can press that');
    expect(await presses(world, CIA, 'Withdraw')).toContain('Only @bo can press that');
    expect(await firsts()).toEqual(['anna', 'bo', 'cia', 'anna', 'bo', 'cia']);
  });

  it('changes nothing when it is declined, and says so to everybody', async () => {
    await world.types(BO, '/oncall swap @cia 2026-12-07');
    const message = withButton(world, 'Decline');
    expect(await presses(world, CIA, 'Decline')).toContain('You said no');
    expect(saying(world, 'Declined.')).toHaveLength(1);
    expect(saying(world, '@cia does not swap with @bo')).toHaveLength(1);
    expect(await firsts()).toEqual(['anna', 'bo', 'cia', 'anna', 'bo', 'cia']);
    expect(message.ts).toBe(world.messages().find(({ text }) => text.includes('Declined.'))?.ts);
  });

  it.each(['@bo', '@cia'])('is withdrawn when %s leaves the roster', async (who) => {
    await world.types(BO, '/oncall swap @cia 2026-12-07');
    expect(await world.types(ANNA, `/oncall remove ${who}`)).toContain(
      'A request that waited for an answer is withdrawn',
    );
    expect(saying(world, '*Withdrawn.*')).toHaveLength(1);
    await world.types(ANNA, `/oncall add ${who}`);
    expect(() => withButton(world, 'Accept')).toThrow();
  });

  it('is taken back by removing its override, both shifts together', async () => {
    await world.types(BO, '/oncall swap @cia 2026-12-07');
    await presses(world, CIA, 'Accept');
    await world.types(ANNA, '/oncall remove override 1');
    expect(await firsts()).toEqual(['anna', 'bo', 'cia', 'anna', 'bo', 'cia']);
  });

  it('is no longer possible when a shift has begun, or the turns have moved', async () => {
    await world.types(BO, '/oncall swap @cia 2026-12-07');
    await world.types(ANNA, '/oncall rotate daily 08:00');
    expect(await presses(world, CIA, 'Accept')).toContain('have moved');
    await world.types(ANNA, '/oncall rotate weekly mon 09:00');
    const message = withButton(world, 'Accept');
    await comes(world, stockholm('2026-11-30T09:00'));
    expect(await presses(world, CIA, 'Accept', message)).toContain('too late');
  });

  it.each([
    ['swap @cia 2026-11-24', 'in the past'],
    ['swap me 2026-12-07', 'cannot swap with yourself'],
    ['swap @anna 2026-12-07', 'the shift is that of @cia'],
    ['swap @dan 2026-12-07', '@dan is not in the roster'],
    ['swap @cia someday', 'needs a date'],
  ])('%s asks nobody', async (text, words) => {
    const told = world.texts().length;
    expect(await world.types(BO, `/oncall ${text}`)).toContain(words);
    expect(world.texts()).toHaveLength(told);
  });

  it('needs turns', async () => {
    await world.types(ANNA, '/oncall rotate off');
    expect(await world.types(BO, '/oncall swap @cia 2026-12-07')).toContain('no shifts to swap');
  });
});
