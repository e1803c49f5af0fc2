// A channel takes a message a second: what calls have to tell does not wait behind notices that are about no call.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from './slack-side.ts';
import { ANNA, everybody, startWorld, unreachable, type World, withThreeOnCall } from './world.ts';

/** Of seconds that a phone rings, so that each can be told from the next. */
const CHANGES = Array.from({ length: 75 }, (_, change) => 5 + (change % 55));

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await world.pass(MINUTE_MS);
});
afterEach(() => world.end());

const manyChanges = async (): Promise<void> => {
  for (const seconds of CHANGES) await world.types(ANNA, `/oncall ring turn ${seconds}s`);
};

const told = (): readonly number[] =>
  world
    .texts()
    .flatMap((text) => /how phones ring: one after another, (\d+) s/.exec(text)?.[1] ?? [])
    .map(Number);

const cards = (): readonly string[] => world.texts().filter((text) => text.includes('070-174 06 99'));

const passSeconds = async (seconds: number): Promise<void> => {
  for (let passed = 0; passed < seconds; passed += 1) await world.pass(SECOND_MS);
};

const leavesMessage = { leavesVoicemail: { seconds: 12 } } as const;
const saysNothing = { saysNothing: true } as const;

describe('calls after seventy-five changes in a moment', () => {
  it('have their cards, alert and message in the channel before the changes that wait, which are told after, in order', async () => {
    await manyChanges();
    const waitingBefore = CHANGES.length - told().length;
    expect(waitingBefore).toBeGreaterThan(40);
    await world.call({ phones: everybody(unreachable), caller: saysNothing });
    await passSeconds(2);
    expect(cards()).toEqual([expect.stringMatching(/Missed call[\s\S]*↳[\s\S]*please call back/)]);
    await world.call({ phones: everybody(unreachable), caller: leavesMessage });
    await passSeconds(3);
    expect(cards()[1]).toMatch(/Voicemail[\s\S]*↳[\s\S]*\.wav/);
    expect(told().length).toBeLessThan(CHANGES.length);
    await passSeconds(CHANGES.length);
    expect(told()).toEqual(CHANGES);
  });

  it('come first after a restart too, in the order of the calls', async () => {
    await manyChanges();
    world.slack.trouble({ kind: 'server-error' });
    await world.call({ phones: everybody(unreachable), caller: saysNothing });
    await world.call({ phones: everybody(unreachable), caller: leavesMessage });
    const before = told().length;
    await world.restart();
    world.slack.calm();
    await world.pass(MINUTE_MS);
    const texts = world.texts();
    const firstCard = texts.findIndex((text) => text.includes('070-174 06 99'));
    expect(firstCard).toBe(texts.length - 2 - (told().length - before));
    expect(texts[firstCard]).toContain('Missed call');
    expect(texts[firstCard + 1]).toContain('Voicemail');
    await passSeconds(CHANGES.length);
    expect(told()).toEqual(CHANGES);
  });
});
