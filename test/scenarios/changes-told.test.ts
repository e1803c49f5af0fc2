import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, BO, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const CHANGES = [
  [ANNA, 'phone 070-174 06 08'],
  [BO, 'phone @cia 070-174 06 09'],
  [CIA, 'set @bo @cia @anna'],
  [ANNA, 'remove @bo'],
  [BO, 'add @bo'],
  [CIA, 'ring everyone'],
  [ANNA, 'pause for 2h'],
  [BO, 'resume @anna'],
  [CIA, 'show line'],
] as const;

describe('what the channel is told of changes', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  it('is every change once, in order, with who made it', async () => {
    const before = world.messages().length;
    for (const [person, typed] of CHANGES) await world.types(person, `/oncall ${typed}`);
    await world.restart();
    const told = world.texts().slice(before);
    expect(told.map((text) => text.split(' ')[0])).toEqual(CHANGES.map(([person]) => `@${person.name}`));
  });

  it('says who is called now only while the line is open, or rings them when it is closed too', async () => {
    await world.types(ANNA, '/oncall closed for 2h');
    await world.types(BO, '/oncall pause @cia');
    expect(world.newest()).toContain('Called when it is open: @anna and @bo');
    await world.types(ANNA, '/oncall closed then ring main');
    await world.types(BO, '/oncall resume @cia');
    expect(world.newest()).toContain('Called now: @anna, @bo and @cia');
  });

  it('is loud about the roster that is left with nobody to ring, whichever of theirs that is', async () => {
    await world.types(ANNA, '/oncall roster add night');
    await world.types(ANNA, '/oncall set @bo @cia in night');
    await world.types(ANNA, '/oncall closed then ring night');
    await world.types(BO, '/oncall pause');
    expect(world.newest()).toContain('Called now: @anna and @cia');
    const answer = await world.types(CIA, '/oncall pause');
    expect(answer).toContain('Now in the roster night');
    expect(answer).toContain('No phone rings now: everybody in the roster is paused');
    expect(world.newest()).toMatch(
      /In night no phone rings now: everybody in the roster is paused.*\n.*Roster night/,
    );
    await world.types(CIA, '/oncall resume');
    expect(world.newest()).toContain('Called now: @anna and @cia');
  });

  it('shows no more of a number than its last digits, in no part of the message', async () => {
    await world.types(ANNA, '/oncall phone 070-174 06 08');
    const message = JSON.stringify(world.messages().at(-1));
    expect(message).toContain('608');
    expect(message.replace(/\D/g, '')).not.toContain('701740608');
  });
});
