import { expect, it } from 'vitest';
import { ANNA, startWorld, withThreeOnCall } from './world.ts';

it.each(['server-error', 'rate-limited', 'html', 'reset'] as const)(
  'a command that needs it is answered kindly and changes nothing (%s)',
  async (kind) => {
    const world = await startWorld();
    await withThreeOnCall(world);
    const told = world.texts();
    world.slack.trouble({ method: 'users.info', kind });

    const answer = await world.types(ANNA, '/oncall set @bo');

    expect(answer).toMatch(/nothing was changed/i);
    expect(answer).toContain('Calls are answered all the same');
    expect(await world.types(ANNA, '/oncall status')).toContain('1. @anna');
    expect(world.texts()).toEqual(told);

    world.slack.calm();
    expect(await world.types(ANNA, '/oncall set @bo')).toContain('Done');
    await world.end();
  },
);
