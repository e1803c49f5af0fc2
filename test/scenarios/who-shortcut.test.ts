import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsIn } from '../../src/simulator/slack/record.ts';
import { withTurns } from './turns.ts';
import { ANNA, CIA, DAN, GUEST, startWorld, type World, withThreeOnCall } from './world.ts';

const SALES_NUMBER = '+46701740601';

let world: World;
beforeEach(async () => {
  world = await startWorld({ otherNumbers: [SALES_NUMBER] });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const asks = async ({ id }: { readonly id: string }): Promise<string> => {
  const seen = await world.slack.shortcut(id, 'who');
  const text = (): string => world.slack.asText({ text: '', blocks: recordsIn(seen.view?.body.blocks) });
  return world.slack.until('the answer', () => text() !== 'Loading…' && text());
};

const asked = (method: string): number => world.slack.requests.filter((it) => it.method === method).length;

describe('“Who is on call?”', () => {
  it('shows who is called on each line, open or closed, and what changes next', async () => {
    await withTurns(world);
    await world.types(ANNA, `/oncall line add ${SALES_NUMBER} Sales #sales`);
    await world.types(ANNA, '/oncall hours mon-fri 08:00-17:00 on Sales');
    await world.types(CIA, '/oncall pause for 1h');
    expect(await asks(DAN)).toMatchInlineSnapshot(`
      "*Main (070-174 06 00)*
      *Open* day and night.
      Called now: @anna and @bo, one after another, 15 s each, 1 round.
      Next change: Nov 30, 2026 09:00, then @bo is first.
      *Sales (070-174 06 01)*
      *Closed now* until tomorrow 08:00. Callers hear so; then voicemail.
      Called when it is open: @anna and @bo, one after another, 15 s each, 1 round.
      Next change: Nov 30, 2026 09:00, then @bo is first."
    `);
    await world.slack.until('both requests to be over', () => asked('views.update') === 1);
    expect(asked('views.open')).toBe(1);
  });

  it('does not announce who is called first already', async () => {
    await withTurns(world);
    expect(await asks(DAN)).toContain('then @bo is first');
    await world.types(ANNA, '/oncall pause for 1h');
    expect(await asks(DAN)).not.toContain('is first');
  });

  it('is told politely to a guest', async () => {
    expect(await asks(GUEST)).toContain('for the members of this workspace');
  });

  it('says so when it cannot be known who asks', async () => {
    world.slack.trouble({ method: 'users.info', kind: 'server-error' });
    expect(await asks(DAN)).toContain('cannot say');
    world.slack.calm();
    world.slack.forgiveComplaints();
  });
});
