import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANNA, CALLER, everybody, LINE, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const shown = async (): Promise<readonly string[]> =>
  (await world.call({ phones: everybody(silent) })).rings.map((ring) => ring.shows);

it('is the caller’s, which is left to 46elks', async () => {
  expect(await shown()).toEqual([CALLER, CALLER, CALLER]);
  expect(JSON.stringify(world.elks.transcripts[0]?.webhooks[0]?.answer)).not.toContain('callerid');
});

it('is the line’s once somebody asks for it, and the caller’s again when asked back', async () => {
  await world.types(ANNA, '/oncall show line');
  expect(await shown()).toEqual([LINE, LINE, LINE]);
  await world.types(ANNA, '/oncall show caller');
  expect(await shown()).toEqual([CALLER, CALLER, CALLER]);
});
