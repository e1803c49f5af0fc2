import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, CALLER, startWorld, type World, withThreeOnCall } from './world.ts';

/** What is typed one after another, what the last answer says, and what the channel is told of it. */
const CHANGES: readonly (readonly [typed: readonly string[], answered: readonly string[], told: string])[] = [
  [['roster add sales'], ['There is a roster sales', '/oncall set @anna @bo in sales'], 'added a roster'],
  [['roster add sales', 'roster remove sales'], ['The roster sales is gone', 'main'], 'removed a roster'],
  [['roster add sales', 'set @bo in sales'], ['Now in the roster sales', '1. @bo'], 'set the roster sales'],
  [['roster add sales', 'ring everyone in sales'], ['everyone at once'], '@anna changed how phones ring'],
  [['roster add sales', 'ring roster sales'], ['rings the roster sales', 'set @anna @bo in sales'], 'sales'],
  [['menu 1 ring main'], ['Key 1 rings the roster main', 'Menu of Main'], 'changed the menu: key 1'],
  [['menu 0 ring @anna'], ['Key 0 rings @anna'], 'key 0 rings @anna'],
  [['menu 3 voicemail'], ['Key 3 leads to voicemail'], 'changed the menu: key 3 leads to voicemail'],
  [['menu 4 say info'], ['Key 4 plays the prompt info'], 'key 4 plays the prompt info'],
  [['menu 5 say way'], ['There is no prompt way yet', '/oncall prompt way'], 'key 5 plays the prompt way'],
  [['menu 9 pin'], ['There is no code yet', '/oncall pin add acme ring main'], 'key 9 asks for a code'],
  [['menu # voicemail'], ['Key # leads to voicemail'], 'key # leads to voicemail'],
  [['menu star voicemail'], ['leads to voicemail'], 'leads to voicemail'],
  [['menu 1 ring main', 'menu 1 off'], ['last key', 'Main has no menu'], 'key 1 does nothing'],
  [['menu 1 ring main', 'menu otherwise voicemail'], ['chooses nothing'], 'it leads to voicemail'],
  [['menu 1 ring main', 'menu off'], ['Main has no menu'], 'switched the menu off'],
  [['record on'], ['Whole calls are recorded', 'calls are recorded'], '@anna switched recording on'],
  [['record on', 'record off'], ['Calls are not recorded'], '@anna switched recording off'],
  [['hidden voicemail'], ['led to voicemail'], 'changed what callers without a number meet'],
  [['block +46701740699 for 7d spam'], ['+46701740699', 'spam'], '@anna blocked a number'],
  [['block 070-174 06 99', 'unblock 070-174 06 99'], ['are taken again'], '@anna unblocked a number'],
  [['line rename Main to Support'], ['Main is called Support'], '@anna renamed a line'],
];

const QUESTIONS: readonly (readonly [typed: string, answered: readonly string[]])[] = [
  ['roster', ['main: @anna, @bo and @cia', 'line Main']],
  ['menu', ['Main has no menu', '/oncall menu 1 ring main']],
  ['pin', ['Main has no codes', '/oncall pin add acme ring main']],
  ['blocked', ['No number is blocked', '/oncall block +46701740699 for 7d']],
  ['line', ['Main (070-174 06 00)', '#oncall', 'Europe/Stockholm', 'rings the roster main']],
  ['status on main', ['1. @anna']],
  ['status in main', ['1. @anna']],
  ['record off', ['how it was already']],
  ['roster add main', ['how it was already']],
];

/** What is typed, the reason given, and the example that puts it right. */
const REFUSED: readonly (readonly [typed: string, why: string, example: string])[] = [
  ['roster remove main', 'cannot be removed while calls are led to it, by: line Main', 'ring roster sales'],
  ['roster remove sales', 'There is no roster sales; there is main', '/oncall roster add sales'],
  ['add @bo in sales', 'There is no roster sales; there is main', '/oncall roster add sales'],
  ['status on Sales', 'There is no line Sales; there is Main', '/oncall line'],
  ['menu 1 ring sales', 'There is no roster sales', '/oncall roster add sales'],
  ['menu 1 ring @robot', '@robot has no phone number', '/oncall phone @anna'],
  ['menu 12 ring main', '12 is none that I know', '/oncall menu KEY ring ROSTER'],
  ['menu otherwise voicemail', 'There is no menu yet', '/oncall menu 1 ring main'],
  ['pin add 123 acme voicemail', 'A code has 4 to 10 digits', '/oncall pin add'],
  ['pin add 48213 acme ring sales', 'There is no roster sales', '/oncall roster add sales'],
  ['pin remove acme', 'There are no codes here', '/oncall pin add acme'],
  ['line remove Main', 'follows ELKS_NUMBER of the environment', '/oncall line'],
  ['zone Europe/Oslo', 'follows TIMEZONE of the environment', '/oncall line'],
  ['channel #sales', 'follows SLACK_CHANNEL of the environment', '/oncall line'],
  ['zone Mars', 'Mars is not a time zone that I know', '/oncall zone Europe/Stockholm'],
  ['channel sales', 'needs a channel', '/oncall channel #sales'],
  ['block 070-174 06 05', 'the number of @anna', '/oncall blocked'],
  ['block 070-174 06 00', 'the number of the line Main', '/oncall blocked'],
  ['unblock 070-174 06 99', '070-174 06 99 is not blocked', '/oncall blocked'],
  ['hidden away', 'away is none that I know', '/oncall hidden voicemail'],
];

/** Without the marks of code spans and bold, which only say how it looks. */
const plain = (text: string): string => text.replace(/[`*](?=\S)|(?<=\S)[`*]/g, '');

describe('commands about the setup', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  it.each(CHANGES)('/oncall %j', async (typed, answered, told) => {
    let answer = '';
    for (const text of typed) answer = await world.types(ANNA, `/oncall ${text}`);
    for (const words of answered) expect(plain(answer)).toContain(plain(words));
    expect(plain(world.newest())).toContain(plain(told));
  });

  it.each(QUESTIONS)('/oncall %s changes nothing and tells the channel nothing', async (typed, answered) => {
    const before = world.messages().length;
    const answer = plain(await world.types(ANNA, `/oncall ${typed}`));
    for (const words of answered) expect(answer).toContain(plain(words));
    expect(world.messages()).toHaveLength(before);
  });

  it.each(REFUSED)('/oncall %s is refused', async (typed, why, example) => {
    const before = world.messages().length;
    const answer = plain(await world.types(ANNA, `/oncall ${typed}`));
    expect(answer).toContain(plain(why));
    expect(answer).toContain(plain(example));
    expect(answer).toContain('Nothing was changed');
    expect(world.messages()).toHaveLength(before);
  });

  it('count the calls of a blocked number', async () => {
    await world.types(ANNA, `/oncall block ${CALLER}`);
    await world.call();
    await world.call();
    expect(plain(await world.types(ANNA, '/oncall blocked'))).toContain('for good: 2 calls rejected');
  });

  it('are kept over a restart', async () => {
    const typed = ['roster add sales', 'menu 1 ring main', 'pin add 48213 acme voicemail', 'record on'];
    for (const text of [...typed, `block ${CALLER} for 1h`]) await world.types(ANNA, `/oncall ${text}`);
    const look = async () =>
      Promise.all(
        ['roster', 'menu', 'pin', 'line', 'blocked'].map((text) => world.types(ANNA, `/oncall ${text}`)),
      );
    const before = await look();
    await world.restart();
    expect(await look()).toEqual(before);
  });
});
