import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comes, presses, saying, stockholm, withButton, withTurns } from './turns.ts';
import { ANNA, BO, CIA, DAN, startWorld, type World } from './world.ts';

const ASK = '/oncall ask cover from 2026-11-27 17:00 until 2026-11-28 08:00 a <!channel> *party*';

describe('cover asked of the channel', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withTurns(world);
  });
  afterEach(() => world.end());

  const firstAt = async (at: string): Promise<string | undefined> => {
    await comes(world, stockholm(at));
    return /1\. @(\w+)/.exec(await world.types(ANNA, '/oncall status'))?.[1];
  };

  it('is shown once, with the reason as it was typed, and taken by the first to press', async () => {
    expect(await world.types(ANNA, ASK)).toContain('The channel is asked');
    expect(saying(world, '@anna asks for cover')).toHaveLength(1);
    expect(withButton(world, 'Take').text).not.toContain('<!channel>');
    expect(await presses(world, CIA, 'Take')).toContain('@cia stands in for @anna');
    expect(saying(world, 'Taken by @cia')).toHaveLength(1);
    expect(saying(world, '@cia stands in for @anna')).toHaveLength(1);
    expect(await firstAt('2026-11-27T16:59')).toBe('anna');
    expect(await firstAt('2026-11-27T17:00')).toBe('cia');
    expect(await firstAt('2026-11-28T08:00')).toBe('anna');
  });

  it('is taken by one of two who press at the same time; the other is told who has it', async () => {
    await world.types(ANNA, ASK);
    const message = withButton(world, 'Take');
    const answers = await Promise.all([BO, CIA].map((user) => presses(world, user, 'Take', message)));
    expect(answers.filter((answer) => answer.includes('stands in for'))).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('has it already'))).toHaveLength(1);
    expect(saying(world, 'Taken by')).toHaveLength(1);
  });

  it('knows a second press, even of the same button as it was before', async () => {
    await world.types(ANNA, ASK);
    const message = withButton(world, 'Take');
    const clicked = await world.slack.clicks(CIA.id, message, 'jour-shift-take', { waitFor: 'answer' });
    await world.settle();
    await world.slack.sendsAgain(clicked);
    await world.settle();
    expect(saying(world, '@cia stands in for @anna')).toHaveLength(1);
    const overrides = await world.types(CIA, '/oncall overrides');
    expect(overrides.match(/^\d+\. /gm)).toHaveLength(1);
  });

  it('is not taken by who asked, nor by somebody without a number', async () => {
    await world.types(ANNA, ASK);
    expect(await presses(world, ANNA, 'Take')).toContain('You asked for that yourself');
    expect(await presses(world, DAN, 'Take')).toContain('phone');
    expect(await firstAt('2026-11-27T17:00')).toBe('anna');
  });

  it('is withdrawn by who asked, and by nobody else', async () => {
    await world.types(ANNA, ASK);
    expect(await presses(world, BO, 'Withdraw')).toContain('Only @anna can press that');
    expect(await presses(world, ANNA, 'Withdraw')).toContain('asked no longer');
    expect(saying(world, 'Withdrawn.')).toHaveLength(1);
    expect(saying(world, '@anna needs no cover any more')).toHaveLength(1);
  });

  it('can be taken late, for what is left of it, but not when it is over', async () => {
    await world.types(ANNA, ASK);
    const message = withButton(world, 'Take');
    await comes(world, stockholm('2026-11-27T20:00'));
    expect(await presses(world, CIA, 'Take', message)).toContain('@cia stands in for @anna');
    await world.types(ANNA, '/oncall ask cover until 22:00');
    const late = withButton(world, 'Take');
    await comes(world, stockholm('2026-11-27T22:00'));
    expect(await presses(world, BO, 'Take', late)).toContain('too late');
  });

  it('is reminded of a day, four hours and an hour before, until somebody takes it', async () => {
    await world.types(ANNA, ASK);
    const reminders = () => saying(world, 'Still open').join('').split('Still open').length - 1;
    await comes(world, stockholm('2026-11-26T16:59'));
    expect(reminders()).toBe(0);
    await comes(world, stockholm('2026-11-26T17:00'));
    expect(reminders()).toBe(1);
    await comes(world, stockholm('2026-11-26T17:01'));
    await world.restart();
    expect(reminders()).toBe(1);
    await comes(world, stockholm('2026-11-27T13:00'));
    expect(reminders()).toBe(2);
    await presses(world, BO, 'Take');
    await comes(world, stockholm('2026-11-27T16:00'));
    expect(reminders()).toBe(2);
  });

  it('is reminded of once after Jour was away, and not at all when it has begun', async () => {
    await world.types(ANNA, ASK);
    await world.stopApp();
    await world.clock.set(stockholm('2026-11-27T16:30'));
    await world.startApp();
    await world.settle();
    expect(saying(world, 'Still open')).toHaveLength(1);
    expect(saying(world, 'Still open')[0]?.match(/Still open/g)).toHaveLength(1);
  });

  it('has its message brought up to date after a restart too', async () => {
    await world.types(ANNA, ASK);
    await world.restart();
    await presses(world, CIA, 'Take');
    expect(saying(world, 'Taken by @cia')).toHaveLength(1);
  });

  it('is withdrawn, and reminded of no more, when who asked has left the roster', async () => {
    await world.types(ANNA, ASK);
    const answer = await world.types(BO, '/oncall remove @anna');
    expect(answer).toContain('A request that waited for an answer is withdrawn');
    expect(saying(world, 'took @anna out')[0]).toContain('A request that waited for an answer is withdrawn');
    expect(saying(world, '*Withdrawn.* @anna asks for cover')).toHaveLength(1);
    expect(() => withButton(world, 'Take')).toThrow();
    await comes(world, stockholm('2026-11-26T17:00'));
    expect(saying(world, 'Still open')).toEqual([]);
  });

  it.each([
    ['remove @anna', 'add @anna'],
    ['set @bo @cia', 'set @anna @bo @cia'],
    ['remove @anna', 'undo'],
  ])('stays withdrawn after %s and %s: whoever is back asks anew', async (leaves, comesBack) => {
    await world.types(ANNA, ASK);
    await world.types(BO, `/oncall ${leaves}`);
    await world.types(BO, `/oncall ${comesBack}`);
    expect(() => withButton(world, 'Take')).toThrow();
    await comes(world, stockholm('2026-11-26T17:00'));
    expect(saying(world, 'Still open')).toEqual([]);
    await world.types(ANNA, ASK);
    expect(await presses(world, CIA, 'Take')).toContain('@cia stands in for @anna');
  });

  it('stays as it is when somebody else leaves, and when it was answered', async () => {
    await world.types(ANNA, ASK);
    expect(await world.types(BO, '/oncall remove @cia')).not.toContain('withdrawn');
    await presses(world, BO, 'Take');
    expect(await world.types(BO, '/oncall remove @anna')).not.toContain('withdrawn');
    expect(saying(world, 'Taken by @bo')).toHaveLength(1);
  });

  it('is only asked for by somebody who is called', async () => {
    await world.types(ANNA, '/oncall remove @cia');
    expect(await world.types(CIA, ASK)).toContain('@cia is not in the roster');
  });

  it('is for its own roster', async () => {
    await world.types(ANNA, '/oncall roster add sales');
    await world.types(ANNA, '/oncall set @bo @anna in sales');
    await world.types(BO, '/oncall ask cover until 23:00 in sales');
    await presses(world, CIA, 'Take');
    expect(await world.types(ANNA, '/oncall status in sales')).toMatch(/1\. @cia/);
    expect(await world.types(ANNA, '/oncall status')).toMatch(/1\. @anna/);
  });
});
