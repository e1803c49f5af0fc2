import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANNA, LANDLINE, startWorld, type World, withThreeOnCall } from './world.ts';

/** What is typed, the reason given, and the example that puts it right. */
const REFUSED: readonly (readonly [typed: string, why: string, example: string])[] = [
  ['stauts', 'Did you mean `/oncall status`?', '/oncall help'],
  ['reng turn', 'Did you mean `/oncall ring`?', '/oncall help'],
  ['xyzzy', 'There is no command `xyzzy`', '/oncall help'],
  ['hello', 'There is no command `hello`. All commands: `/oncall help`', '/oncall help'],
  ['remove everything', 'not a person', '/oncall remove exception 3'],
  ['exceptions clear', '`clear` after `/oncall exceptions`', '/oncall exceptions remove 3'],
  ['overrides clear', '`clear` after `/oncall overrides`', '/oncall overrides remove 2'],
  ['phone', 'number', '/oncall phone 070-174 06 05'],
  ['phone banana', 'not a phone number that I can read', '/oncall phone 070-174 06 05'],
  ['phone 070-174', 'too short', '/oncall phone 070-174 06 05'],
  ['phone +467017406051234', 'too long', '/oncall phone 070-174 06 05'],
  ['phone 112', 'emergency number', '/oncall phone 070-174 06 05'],
  ['phone 0939-100 10 00', 'premium-rate', '/oncall phone 070-174 06 05'],
  ['phone 08-465 004 01', 'Swedish mobile phones only', '/oncall phone 070-174 06 05'],
  ['phone 070-174 06 06', 'already the number of @bo', '/oncall phone NUMBER'],
  ['phone @robot 070-174 06 08', '@robot is a bot', '/oncall add @anna'],
  ['add @robot', '@robot is a bot', '/oncall add @anna'],
  ['add @gone', '@gone has no active account any more', '/oncall add @anna'],
  ['add @nobody', '`@nobody` is not a person that I can find', '/oncall add @bo'],
  ['add @bo', '@bo is in the roster already', '/oncall set @bo @anna …'],
  ['set @bo @anna @bo', 'You named @bo twice', '/oncall set @anna @bo'],
  ['set @bo somebody', '`somebody` is not a person', '/oncall set @anna @bo @cia'],
  ['set', 'whom', '/oncall set @anna @bo @cia'],
  ['remove @robot', '@robot is not in the roster', '/oncall add @name'],
  ['ring', 'needs to know which way', '/oncall ring turn'],
  ['ring turn 2s', '5 to 60 whole seconds', '/oncall ring turn 15s 2 rounds'],
  ['ring turn 15s 9 rounds', '1 to 5', '/oncall ring turn 15s 2 rounds'],
  ['ring everyone 25s please', '`please` after `/oncall ring`', '/oncall ring everyone 25s'],
  ['status now', '`now` after `/oncall status`', '/oncall status'],
  ['calls missed yesterday', '`yesterday` after `/oncall calls`', '/oncall calls missed'],
  ['test @bo', 'after `/oncall test`', '/oncall test'],
  ['pause until 25:00', 'cannot read `25:00` as a time', '/oncall pause @bo until 14:00'],
  ['pause until 2026-02-30 08:00', 'as a time', '/oncall pause until 2026-12-01 08:00'],
  ['pause until 2020-01-01 08:00', 'is in the past', 'a time to come'],
  ['resume', '@anna is not paused', '/oncall status'],
];

describe('a command that cannot be carried out', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterAll(() => world.end());

  it.each(REFUSED)('/oncall %s says why and how to put it right, and changes nothing', async (...row) => {
    const [typed, why, example] = row;
    const told = world.texts();
    const status = await world.types(ANNA, '/oncall status');

    const answer = await world.types(ANNA, `/oncall ${typed}`);

    expect(answer).toContain(why);
    expect(answer).toContain(example);
    expect(answer).toContain('Nothing was changed');
    expect(await world.types(ANNA, '/oncall status')).toBe(status);
    expect(world.texts()).toEqual(told);
  });

  it('asked for what already is, says so and tells the channel nothing', async () => {
    const told = world.texts();
    expect(await world.types(ANNA, '/oncall set @anna @bo @cia')).toContain('how it was already');
    expect(world.texts()).toEqual(told);
  });
});

describe('a landline number on a line that is one itself', () => {
  it('is taken', async () => {
    const world = await startWorld({ line: LANDLINE });
    expect(await world.types(ANNA, '/oncall phone 08-465 004 01')).toContain('now ring 08-465 004 01');
    await world.end();
  });
});
