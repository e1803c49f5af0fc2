import { expect, it } from 'vitest';
import { ANNA, startWorld, withThreeOnCall } from './world.ts';

it.each(['wrong', 'stale', 'none'] as const)(
  'a command whose signature is %s is refused with 401, and nothing happens',
  async (signature) => {
    const world = await startWorld();
    await withThreeOnCall(world);
    const told = world.texts();

    const seen = await world.slack.types(ANNA.id, '/oncall set @bo', { signature, waitFor: 'ack' });

    expect(seen.ack.status).toBe(401);
    expect(seen.messages).toHaveLength(0);
    expect(await world.types(ANNA, '/oncall status')).toContain('1. @anna');
    expect(world.texts()).toEqual(told);
    await world.end();
  },
);
