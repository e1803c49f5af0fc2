import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts, card, thread } from './told.ts';
import { ANNA, startWorld, type World, withThreeOnCall } from './world.ts';

interface Case {
  readonly why: string;
  readonly commands: readonly string[];
  readonly hasNumbers: boolean;
}

const CASES: readonly Case[] = [
  { why: 'nobody is in the roster', commands: [], hasNumbers: false },
  { why: 'nobody in the roster has a phone number', commands: ['set @anna @bo'], hasNumbers: false },
  {
    why: 'everybody in the roster is paused',
    commands: ['pause @anna', 'pause @bo', 'pause @cia'],
    hasNumbers: true,
  },
  {
    why: 'everybody in the roster is paused or has no phone number',
    commands: ['set @anna @bo', 'pause @anna'],
    hasNumbers: false,
  },
];

describe.each(CASES)('a call when $why', ({ why, commands, hasNumbers }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    if (hasNumbers) await withThreeOnCall(world);
    for (const command of commands) await world.types(ANNA, `/oncall ${command}`);
  });
  afterEach(() => world.end());

  it('reaches voicemail, and the channel is called upon at once, once, with the reason', async () => {
    const call = world.elks.startCall({
      from: '+46701740699',
      to: world.line,
      caller: { leavesVoicemail: { seconds: 9 } },
    });
    await call.beeps();
    await world.settle();
    expect(alerts(world)).toEqual([expect.stringContaining(`No phone could be rung: ${why}.`)]);
    expect(alerts(world)[0]).toContain('@channel');
    await call.finish();
    await world.pass(3_600_000);
    expect(alerts(world)).toHaveLength(1);
    expect(card(world)).toContain('Voicemail, 9 s');
    expect(card(world)).toContain(why);
    expect(thread(world).at(-1)).toContain('♪');
  });

  it('is alerted of once also when the caller says nothing', async () => {
    await world.call();
    await world.pass(3_600_000);
    expect(alerts(world)).toHaveLength(1);
    expect(card(world)).toContain('Missed call: nobody could be rung');
  });
});
