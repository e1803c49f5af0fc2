import { expect, it } from 'vitest';
import { ANNA, BO, CIA, startWorld } from './world.ts';

it('loses neither of two changes made at the same moment, and tells both', async () => {
  const world = await startWorld();
  await world.types(ANNA, '/oncall set @anna');
  const before = world.messages().length;

  await Promise.all([
    world.types(ANNA, '/oncall add @bo'),
    world.types(BO, '/oncall add @cia'),
    world.types(BO, `/oncall phone ${BO.phone}`),
    world.types(CIA, `/oncall phone ${CIA.phone}`),
    world.types(CIA, '/oncall ring everyone'),
  ]);

  const status = await world.types(ANNA, '/oncall status');
  expect(status).toContain(`@bo 070-174 06 06`);
  expect(status).toContain(`@cia 070-174 06 07`);
  expect(status).toContain('@anna has no phone number');
  expect(status).toContain('Everyone at once');
  expect(world.messages()).toHaveLength(before + 5);
  await world.end();
});
