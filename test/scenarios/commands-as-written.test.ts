import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, BO, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

/** What is typed, what the answer says, and what the channel is told, if anything. */
const CHANGES: readonly (readonly [typed: string, answered: readonly string[], told: string])[] = [
  ['phone +46701740608', ['@anna now ring 070-174 06 08'], '@anna set their own phone number'],
  ['phone @bo +46701740608', ['@bo now ring 070-174 06 08'], '@anna set the phone number of @bo'],
  [
    'set @cia @anna @bo',
    ['1. @cia', '2. @anna', '3. @bo'],
    '@anna set the roster: it is now @cia, @anna and @bo',
  ],
  ['remove @bo', ['@bo taken out', '1. @anna', '2. @cia'], '@anna took @bo out of the roster'],
  ['remove @bo @cia', ['1. @anna'], '@anna took @bo and @cia out of the roster'],
  ['ring turn 20s 2 rounds', ['One after another, 20 s each, 2 rounds'], '@anna changed how phones ring'],
  ['ring turn 20s', ['One after another, 20 s each, 1 round'], '@anna changed how phones ring'],
  ['ring everyone 30s', ['Everyone at once, for 30 s'], '@anna changed how phones ring'],
  ['ring everyone', ['Everyone at once, for 25 s'], 'everyone at once, for 25 s'],
  ['pause', ['Calls skip @anna until somebody resumes them'], '@anna paused their own calls'],
  ['pause @bo', ['@bo is paused'], '@anna paused the calls of @bo'],
  ['pause for 2h', ['until today 21:00'], '@anna paused their own calls until today 21:00'],
  ['pause @bo until 20:30', ['until today 20:30'], '@anna paused the calls of @bo until today 20:30'],
  ['pause until 2026-12-01 08:00', ['Dec 1'], '@anna paused their own calls until'],
];

const QUESTIONS: readonly (readonly [typed: string, answered: readonly string[]])[] = [
  ['', ['1. @anna 070-174 06 05', '2. @bo', '3. @cia', 'One after another, 15 s each, 1 round']],
  ['status', ['1. @anna 070-174 06 05', '2. @bo', '3. @cia']],
  ['help', ['`/oncall status`', '`/oncall phone 070-174 06 05`', '`/oncall pause for 2h`', '`/oncall test`']],
  ['help pause', ['`/oncall pause for 2h`', '`/oncall pause until 2026-12-01 08:00`']],
  ['calls', ['No calls yet']],
  ['calls missed', ['No missed calls']],
  ['test', ['1. At once, the phone of @anna rings', 'After 45 s, voicemail']],
];

describe('commands as the help writes them', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  it.each(CHANGES)('/oncall %s', async (typed, answered, told) => {
    const before = world.messages().length;
    const answer = await world.types(ANNA, `/oncall ${typed}`);
    for (const words of answered) expect(answer).toContain(words);
    expect(world.texts().slice(before)).toEqual([expect.stringContaining(told)]);
  });

  it('/oncall add and resume, after what they undo', async () => {
    await world.types(ANNA, '/oncall remove @anna @bo');
    expect(await world.types(BO, '/oncall add @bo @anna')).toMatch(/1\. @cia.*\n2\. @bo.*\n3\. @anna/);
    expect(world.newest()).toContain('@bo added @bo and @anna to the roster: it is now @cia, @bo and @anna');

    await world.types(CIA, '/oncall pause');
    expect(await world.types(CIA, '/oncall resume')).toContain('Calls ring @cia again');
    await world.types(CIA, '/oncall pause @bo');
    expect(await world.types(CIA, '/oncall resume @bo')).toContain('Calls ring @bo again');
    expect(world.newest()).toContain('@cia brought @bo back');
  });

  it.each(QUESTIONS)('/oncall %s changes nothing and tells the channel nothing', async (typed, answered) => {
    const before = world.messages().length;
    const answer = await world.types(ANNA, `/oncall ${typed}`);
    for (const words of answered) expect(answer).toContain(words);
    expect(world.messages()).toHaveLength(before);
  });

  it('names in the status who is passed by and why', async () => {
    await world.types(ANNA, '/oncall pause @bo until 21:00');
    expect(await world.types(ANNA, '/oncall status')).toMatch(/Skipped:.*@bo is paused until today 21:00/s);
  });
});
