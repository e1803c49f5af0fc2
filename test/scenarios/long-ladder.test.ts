// How long a caller may hear it ring before voicemail, and what whoever sets that is told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamSets } from './meets.ts';
import { ANNA, everybody, silent, startWorld, type World, withThreeOnCall } from './world.ts';

const WARNING = 'before voicemail.* Most callers hang up';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const types = (text: string): Promise<string> => world.types(ANNA, `/oncall ${text}`);

describe('a ladder that takes longer than callers wait', () => {
  it('is taken with a warning that says how long and how to shorten it, and status says so until it is shorter', async () => {
    const answer = await types('ring turn 30s 2 rounds');
    expect(answer).toContain('Done.');
    expect(answer).toContain(`*It may ring for 3 min ${WARNING}`);
    expect(answer).toContain('fewer rounds, fewer seconds or fewer people');
    expect(answer).toContain('`/oncall ring everyone`');
    expect(await types('status')).toContain(WARNING);
    expect(await types('ring turn 20s 2 rounds')).toContain('A caller waits 2 min at most.');
    expect(await types('status')).not.toContain(WARNING);
  });

  it('grows by people too, and whoever puts them in is told', async () => {
    await teamSets(world, 'phone @dan 070-174 06 08', 'ring turn 40s');
    expect(await types('status')).not.toContain(WARNING);
    expect(await types('add @dan')).toContain(`*It may ring for 2 min 40 s ${WARNING}`);
    expect(await types('pause @dan')).not.toContain(WARNING);
  });

  it('rings everybody all the same, then takes a message', async () => {
    await teamSets(world, 'ring turn 30s 3 rounds');
    const call = await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 4 } } });
    expect(call.rings).toHaveLength(9);
    expect(call.recordings).toHaveLength(1);
  });
});

it.each(['ring turn', 'ring turn 15s 2 rounds', 'ring everyone', 'ring everyone 60s'])(
  'a team of three that sets “%s” is warned of no long wait',
  async (text) => {
    expect(await types(text)).not.toContain(WARNING);
  },
);
