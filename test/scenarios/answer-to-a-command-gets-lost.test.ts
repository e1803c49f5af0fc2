import { expect, it } from 'vitest';
import { ANNA, startWorld, withThreeOnCall } from './world.ts';

it('a change whose answer does not get through at first is answered again, and never denied', async () => {
  const world = await startWorld();
  await withThreeOnCall(world);
  world.slack.trouble({ method: 'response_url', kind: 'server-error', times: 1 });

  const answer = await world.types(ANNA, '/oncall set @bo');

  expect(answer).toContain('The roster is now @bo');
  expect(answer).not.toMatch(/nothing was changed/i);
  expect(world.newest()).toContain('@anna set the roster: it is now @bo');
  await world.end();
});
