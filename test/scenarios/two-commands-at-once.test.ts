import { expect, it } from 'vitest';
import { ANNA, BO, CHANNEL, CIA, LANDLINE, SALES_CHANNEL, startWorld, withThreeOnCall } from './world.ts';

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

it.each([
  ['named', 'ring main on Sales', CHANNEL],
  ['meant by its channel', 'ring main', SALES_CHANNEL],
])(
  'puts nothing on another line when its own, %s, is removed at the same moment',
  async (_, opens, channel) => {
    const world = await startWorld({ otherNumbers: [LANDLINE] });
    await withThreeOnCall(world);
    await world.types(ANNA, `/oncall line add ${LANDLINE} Sales #sales`);

    const [added] = await Promise.all([
      world.types(BO, `/oncall pin add 48213 acme ${opens}`, channel.id),
      world.types(ANNA, '/oncall line remove Sales'),
    ]);

    expect(added).toContain('The line this was meant for was removed meanwhile');
    expect(await world.types(ANNA, '/oncall pin')).toContain('has no codes');
    await world.end();
  },
);
